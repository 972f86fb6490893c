/** Lists who of a course waits at the door, who has not come today, and who is in. */
import type { CourseAtDoor } from '#contract/course-at-door.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result } from '#kernel/result.ts'
import { askAgainAfterMs, type FindAtDoor, pupilsAtDoor } from './at-door.ts'
import { findAskedDay } from './build-day-context.ts'
import { readPupilsOfCourse } from './course-pupil-store.ts'
import type { DayContext } from './day-context.ts'

/** `schoolUai`: the course's, whose clock says which day it is. */
export async function listAtDoor(
  context: DayContext,
  findAtDoor: FindAtDoor,
  { courseId, schoolUai }: { readonly courseId: Id; readonly schoolUai: string },
): Promise<Result<CourseAtDoor>> {
  const today = await findAskedDay(context, [schoolUai], undefined)
  if (!today.ok) return today
  const { on, now } = today.value
  const known = await readPupilsOfCourse(context.db, courseId)
  const accountIds = known.flatMap(({ accountId }) => (accountId === null ? [] : [accountId]))
  const pupils = pupilsAtDoor(known, await findAtDoor(accountIds, on))
  return accept({ on, now: now.toISOString(), askAfterMs: askAgainAfterMs(pupils), pupils })
}
