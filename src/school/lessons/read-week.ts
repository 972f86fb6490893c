/** One week of some courses, day by day, with what keeps the school closed. */
import type { Week } from '#contract/timetable.ts'
import { addDays, type Day, isDay, mondayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findLessonDistance, type OwnCourses } from '#school/distance-days/find-lesson-distance.ts'
import { listDistanceSpans } from '#school/distance-days/list-distance-spans.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { RoomContext } from '#school/room-context.ts'
import { findDaysOff } from '#school/timetable/rebuild-lessons.ts'
import { weekLetterOf } from '#school/timetable/weekly-timetable.ts'
import { readLessonsOfCourses } from './lesson-store.ts'
import { listLessonsWithoutTeacher } from './list-absences.ts'
import { presentLesson } from './present-lesson.ts'

export interface WhoseWeek {
  readonly courseIds: readonly Id[]
  readonly substituteId: Id | null
  /** Seen from a pupil's or a class's side; null: from a teacher's. */
  readonly own: OwnCourses | null
  /** The reader runs the timetable: is told which lessons nobody gives. */
  readonly seesAbsences: boolean
}

/** `uai` gives the calendar, the time zone and the letter of the week. */
export async function readWeek(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  uai: string,
  whose: WhoseWeek,
  from: Day | undefined,
): Promise<Result<Week>> {
  const school = await findCurrentYear(db, clock, uai)
  if (school === null) return refuse('not_found')
  if (from !== undefined && !isDay(from)) return refuse('bad_request', { where: 'from' })
  const monday = mondayOf(from ?? school.today)
  const sunday = addDays(monday, 6)
  const { courseIds, own, seesAbsences, substituteId } = whose
  const now = new Date(clock.now())
  const [dayOff, lessons] = await Promise.all([
    findDaysOff(db, uai, monday, sunday),
    readLessonsOfCourses(db, { courseIds, substituteId, now }, monday, sunday),
  ])
  // Not of `uai` alone: whoever learns or teaches in two schools has the lessons of both.
  const uais = [...new Set(lessons.map((lesson) => lesson.school_uai))]
  const spans = await listDistanceSpans(db, uais, monday, sunday)
  const distanceOf = await findLessonDistance(db, { spans, lessons, own })
  const without = await listLessonsWithoutTeacher(
    db,
    seesAbsences ? lessons.map(({ id }) => id) : [],
  )
  const byDay = Map.groupBy(lessons, (lesson) => lesson.on_date)
  const marksOf = (id: Id) => {
    const { distance } = distanceOf(id)
    return {
      ...(distance === undefined ? {} : { distance }),
      ...(without.has(id) ? { isWithoutTeacher: true as const } : {}),
    }
  }
  return accept({
    from: monday,
    week: school.year === null ? null : weekLetterOf(monday, school.year.weekAMonday),
    timeZone: school.timeZone,
    days: Array.from({ length: 7 }, (_, index) => addDays(monday, index)).map((day) => ({
      day,
      dayOff: dayOff(day),
      lessons: (byDay.get(day) ?? []).map((row) => ({
        ...presentLesson(row),
        ...marksOf(row.id),
      })),
    })),
  })
}
