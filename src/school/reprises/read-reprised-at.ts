/** Exercises of a teacher's reprises that wait at one lesson, with the times they would have there. */
import type { ReprisedAt } from '#contract/reprises.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findLessonCourse } from '#school/resources/resource-access.ts'
import type { RoomContext } from '#school/room-context.ts'
import { createTimesFinder } from './plan-reprise.ts'
import { readCourseFrame, readOrderedLessons } from './reprise-source-store.ts'
import { readWaitingAt } from './reprise-store.ts'

export async function readReprisedAt(
  { db }: Pick<RoomContext, 'db'>,
  lessonId: Id,
  teacherId: Id,
): Promise<Result<ReprisedAt>> {
  const waiting = await readWaitingAt(db, { lessonId, madeBy: teacherId })
  if (waiting.length === 0) return accept({ waiting: [] })
  const place = await findLessonCourse(db, lessonId)
  const course = place === null ? undefined : await readCourseFrame(db, place.courseId)
  if (course === undefined) return refuse('not_found')
  const lessons = await readOrderedLessons(db, course.courseId)
  const lesson = lessons.find(({ id }) => id === lessonId)
  if (lesson === undefined) return refuse('not_found')
  const timesOf = await createTimesFinder(db, course, lessons)
  return accept({
    waiting: waiting.flatMap(({ isPublished, place, repriseId, rules, title }) =>
      rules === null || !isPublished
        ? []
        : [{ repriseId, place, title, times: timesOf(rules, lesson) }],
    ),
  })
}
