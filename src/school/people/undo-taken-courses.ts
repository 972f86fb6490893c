/** Gives courses back that were taken over from last year: closed, and free to be taken over again. */
import type { TakenCoursesUndone } from '#contract/course-passage.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, expectValue, type Result } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { lockSchool } from './lock-school.ts'
import { closeCourseWithin } from './save-course.ts'
import { deleteTakenPairs, lockUntouched } from './taken-course-store.ts'

/** Those in which something was done meanwhile stay, and are counted. */
export function undoTakenCourses(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  actorId: Id,
  uai: string,
  courseIds: readonly Id[],
): Promise<Result<TakenCoursesUndone>> {
  return db.transaction().execute(async (trx) => {
    // One after another with whoever takes over: a class is never put into a course that is being given back.
    await lockSchool(trx, uai)
    const free = await lockUntouched(trx, uai, courseIds)
    for (const courseId of free) {
      expectValue(await closeCourseWithin({ clock }, trx, actorId, courseId))
    }
    await deleteTakenPairs(trx, free)
    return accept({ undone: free.length, kept: courseIds.length - free.length })
  })
}
