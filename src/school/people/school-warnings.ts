/** What a head should look at first, from the school's counts and its calendar. */
import type { SchoolWarning } from '#contract/schools.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { SchoolYear } from './current-school-year.ts'

export interface WarningFacts {
  readonly today: Day
  readonly year: SchoolYear | null
  readonly zone: string | null
  readonly calendarKnownUntil: Day | null
  readonly ownDaysOff: number
  readonly guardiansToConfirm: number
  readonly pupilsWithoutCard: number
  /** Of the last year's classes, in none of this year. */
  readonly pupilsToMoveUp: number
  /** Without them. */
  readonly pupilsWithoutClass: number
  readonly coursesWithoutTeacher: number
  readonly classesWithoutTimetable: number
}

/** Most pressing first. */
export function warnOfSchool(facts: WarningFacts): SchoolWarning[] {
  return [...yearWarnings(facts), ...countWarnings(facts)]
}

function yearWarnings(facts: WarningFacts): SchoolWarning[] {
  const { today, year, zone, calendarKnownUntil, ownDaysOff } = facts
  if (year === null) return [{ code: 'no_school_year' }]
  if (year.endsOn < today) return [{ code: 'school_year_over', day: year.endsOn }]
  // Corsica, overseas and schools of no zone enter their own holidays.
  if (calendarKnownUntil === null && ownDaysOff > 0) return []
  if (zone === null) return [{ code: 'zone_unknown' }]
  if (calendarKnownUntil === null) return [{ code: 'calendar_unknown' }]
  return calendarKnownUntil < year.endsOn
    ? [{ code: 'calendar_ends', day: calendarKnownUntil }]
    : []
}

function countWarnings(facts: WarningFacts): SchoolWarning[] {
  const counted: SchoolWarning[] = [
    { code: 'guardians_to_confirm', count: facts.guardiansToConfirm },
    { code: 'pupils_to_move_up', count: facts.pupilsToMoveUp },
    { code: 'pupils_without_class', count: facts.pupilsWithoutClass },
    { code: 'classes_without_timetable', count: facts.classesWithoutTimetable },
    { code: 'courses_without_teacher', count: facts.coursesWithoutTeacher },
    { code: 'pupils_without_card', count: facts.pupilsWithoutCard },
  ]
  return counted.filter((warning) => warning.count !== 0)
}
