/** Where the things of a day lead: other addresses for a pupil than for the pupil's guardian. */
import { pagePaths } from '#browser/page-paths.ts'

export interface DayLinks {
  /** `own`: the pupil reads; `child`: an adult follows. */
  readonly whose: 'own' | 'child'
  readonly day: (on: string) => string
  /** The week that a day lies in; for a pupil only. */
  readonly week?: (on: string, isToday: boolean) => string
  readonly assignment: (assignmentId: string) => string
  /** What the pupil asked, with the answers. */
  readonly enquiries: string
  /** The work plan, whole. */
  readonly workPlan: string
}

/** On today the week's own address: at the weekend it shows the week to come. */
export function weekHref(on: string, isToday: boolean): string {
  return isToday ? pagePaths.myWeek : pagePaths.myWeekOn(on)
}

export const ownDayLinks: DayLinks = {
  whose: 'own',
  day: pagePaths.myDayOn,
  week: weekHref,
  assignment: pagePaths.exercise,
  enquiries: pagePaths.myEnquiries,
  workPlan: pagePaths.myWorkPlan,
}

export function childDayLinks(pupilId: string): DayLinks {
  return {
    whose: 'child',
    day: (on) => pagePaths.childDayOn(pupilId, on),
    assignment: (assignmentId) => pagePaths.childWork(pupilId, assignmentId),
    enquiries: pagePaths.childEnquiries(pupilId),
    workPlan: pagePaths.childWorkPlan(pupilId),
  }
}
