/** Where the things of a day lead: other addresses for a pupil than for the pupil's guardian. */
import { pagePaths } from '#browser/page-paths.ts'

export interface DayLinks {
  /** `own`: the pupil reads; `child`: an adult follows. */
  readonly whose: 'own' | 'child'
  readonly day: (on: string) => string
  readonly assignment: (assignmentId: string) => string
}

export const ownDayLinks: DayLinks = {
  whose: 'own',
  day: pagePaths.myDayOn,
  assignment: pagePaths.exercise,
}

export function childDayLinks(pupilId: string): DayLinks {
  return {
    whose: 'child',
    day: (on) => pagePaths.childDayOn(pupilId, on),
    assignment: (assignmentId) => pagePaths.childWork(pupilId, assignmentId),
  }
}
