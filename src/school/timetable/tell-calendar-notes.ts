/** What of a calendar is not in the timetable, and why, as French sentences for its report. */
import { weekdayOf } from '#kernel/calendar-day.ts'
import { frenchTime, frenchWeekdays } from './tell-clash.ts'
import type { CoursePattern } from './weekly-pattern.ts'

/** Single dates that are named; the others are counted. */
const singlesMax = 40

export function tellCalendarNotes(
  reading: {
    readonly calledOff: number
    readonly noLessons: number
    /** Weeks in which the calendar has anything. */
    readonly weeks: number
    /** Kinds of events without a date in the school year. */
    readonly outside: number
  },
  patterns: readonly CoursePattern[],
): string[] {
  const { calledOff, noLessons, outside, weeks } = reading
  const singles = patterns.flatMap(({ course, single }) =>
    single.map(
      ({ dates, day, starts }) =>
        `${course.name}, le ${frenchWeekdays[weekdayOf(day)] ?? ''} à ${frenchTime(starts)} : ` +
        `${dates === 1 ? 'une seule date' : `${dates} dates`}, ni chaque semaine ni une sur deux.`,
    ),
  )
  const more = singles.length - singlesMax
  return [
    ...(weeks === 1 || weeks === 2
      ? ['Le fichier montre si peu de semaines qu’elles valent comme modèle pour toute l’année.']
      : []),
    ...singles.slice(0, singlesMax),
    ...(more > 0 ? [`Et ${more} autres heures qui ne reviennent pas.`] : []),
    ...told(
      calledOff,
      'événement annulé n’est pas compté',
      'événements annulés ne sont pas comptés',
    ),
    ...told(
      noLessons,
      'événement sans heures, ou sur plusieurs jours, n’est pas une séance',
      'événements sans heures, ou sur plusieurs jours, ne sont pas des séances',
    ),
    ...told(
      outside,
      'sorte d’événement n’a aucune date dans l’année scolaire',
      'sortes d’événements n’ont aucune date dans l’année scolaire',
    ),
  ]
}

function told(count: number, one: string, many: string): string[] {
  return count === 0 ? [] : [`${count} ${count < 2 ? one : many}.`]
}
