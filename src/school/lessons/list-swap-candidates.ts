/** With which lessons of the same pupils a lesson may exchange its time: this school week and the next. */
import { addDays, mondayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { CoursePlace } from '#school/people/course-access.ts'
import type { RoomContext } from '#school/room-context.ts'
import { findDaysOff } from '#school/timetable/rebuild-lessons.ts'
import { readLesson } from './lesson-store.ts'
import { ofTwoSchoolWeeks } from './lesson-swap.ts'
import { type CandidateRow, readLessonsOfSamePupils } from './lesson-swap-store.ts'

/** Far enough to find the next school week behind two weeks of holidays. */
const lookAheadDays = 27

/** `mayArrange` says of which courses the caller may change the lessons. */
export async function listSwapCandidates(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  lessonId: Id,
  mayArrange: (place: CoursePlace) => boolean,
): Promise<Result<CandidateRow[]>> {
  const lesson = await readLesson(db, lessonId)
  if (lesson === null) return refuse('not_found')
  const from = mondayOf(lesson.on_date)
  const until = addDays(from, lookAheadDays)
  const [dayOff, rows] = await Promise.all([
    findDaysOff(db, lesson.school_uai, from, until),
    readLessonsOfSamePupils(db, lesson, new Date(clock.now()), from, until),
  ])
  const open = rows.filter(
    (row) =>
      dayOff(row.on_date) === null &&
      mayArrange({ courseId: row.course_id, schoolUai: row.school_uai }),
  )
  return accept(ofTwoSchoolWeeks(open, lesson.on_date))
}
