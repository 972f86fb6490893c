/** The lesson log of a class, a course, or a pupil, over a span of days. */
import {
  type ClassLog,
  type CourseLog,
  type LogLesson,
  logDaysMax,
  logLessonsMax,
  type PupilLog,
} from '#contract/lesson-log.ts'
import { type Day, daysBetween, isDay } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { type Caller, teaches } from '#school/people/caller.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { RoomContext } from '#school/room-context.ts'
import { entryFor, type LogReader } from './log-entry.ts'
import {
  type LogPlace,
  readClassPlace,
  readCourseLogPlace,
  readCoursesOfLog,
  readLoggedCourses,
  readLoggedLessons,
} from './log-reading-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

export interface LogSpan {
  readonly from: Day
  readonly until: Day
}

export async function readClassLog(
  context: Context,
  caller: Caller,
  classId: Id,
  span: LogSpan,
): Promise<Result<ClassLog>> {
  const place = await readClassPlace(context.db, classId)
  if (place === null) return refuse('not_found')
  const read = await readCoursesOfLog(context.db, classId)
  const courses = read.map((one) => ({ ...one, mayWrite: teaches(caller, one.id) }))
  const lessons = await readEntries(context, courses, span)
  if (!lessons.ok) return lessons
  return accept({ ...presentPlace(place), className: place.name, courses, ...lessons.value })
}

export async function readCourseLog(
  context: Context,
  caller: Caller,
  courseId: Id,
  span: LogSpan,
): Promise<Result<CourseLog>> {
  const place = await readCourseLogPlace(context.db, courseId)
  if (place === null) return refuse('not_found')
  const lessons = await readEntries(context, [{ id: courseId }], span)
  if (!lessons.ok) return lessons
  const { audience, name } = place
  const mayWrite = teaches(caller, courseId)
  return accept({ ...presentPlace(place), courseName: name, audience, mayWrite, ...lessons.value })
}

export async function readPupilLog(
  context: Context,
  of: { readonly pupilId: Id; readonly schoolUai: string; readonly courseIds: readonly Id[] },
  span: LogSpan,
): Promise<Result<PupilLog>> {
  const school = await findCurrentYear(context.db, context.clock, of.schoolUai)
  if (school === null) return refuse('not_found')
  const read = await readLoggedCourses(context.db, of.courseIds)
  const courses = read.map((one) => ({ ...one, mayWrite: false }))
  const lessons = await readEntries(context, courses, span, of.pupilId)
  if (!lessons.ok) return lessons
  return accept({ timeZone: school.timeZone, courses, ...lessons.value })
}

/** `pupilId`: for the family of one pupil; absent, for teachers and staff. */
async function readEntries(
  { clock, db }: Context,
  courses: readonly { readonly id: Id }[],
  { from, until }: LogSpan,
  pupilId: Id | null = null,
): Promise<Result<{ lessons: LogLesson[]; isCut: boolean }>> {
  if (!isDay(from)) return refuse('bad_request', { where: 'from' })
  if (!isDay(until)) return refuse('bad_request', { where: 'until' })
  const days = daysBetween(from, until)
  if (days < 0 || days >= logDaysMax) return refuse('bad_request', { where: 'until' })
  const nowMs = clock.now()
  const rows = await readLoggedLessons(db, {
    courseIds: courses.map(({ id }) => id),
    pupilId,
    from,
    until,
    begunBy: new Date(nowMs),
    limit: logLessonsMax + 1,
  })
  const reader: LogReader = pupilId === null ? 'school' : 'family'
  const lessons = rows.slice(0, logLessonsMax).flatMap((row) => entryFor(row, reader, nowMs) ?? [])
  return accept({ lessons, isCut: rows.length > logLessonsMax })
}

function presentPlace({ name: _, ...place }: LogPlace) {
  return place
}
