/**
 * Gives pupils other times than the class's, or takes them away again. What came before stays as it
 * was judged then: its teacher decides about a late copy, as always.
 */
import type { GiveWindows } from '#contract/following.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { countGivenTo } from './assignment-pupil-store.ts'
import { type PupilWindow, writeOwnWindows } from './own-window-store.ts'
import { readAssignment } from './read-assignment.ts'

/** Refuses `bad_request` where a due time does not come after its opening, or a pupil comes twice. */
export async function giveWindows(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  wish: GiveWindows & { readonly assignmentId: Id; readonly givenBy: Id },
): Promise<Result<Record<string, never>>> {
  const { assignmentId, givenBy } = wish
  const assignment = await readAssignment(db, assignmentId)
  if (assignment === undefined || assignment.withdrawn_at !== null) return refuse('not_found')
  const windows = wish.windows.map(
    ({ pupilId, window }): PupilWindow => ({
      pupilId,
      window: window && { opensAt: new Date(window.opensAt), dueAt: new Date(window.dueAt) },
    }),
  )
  const isWrong = windows.some(({ window }) => window !== null && !(window.dueAt > window.opensAt))
  if (isWrong) return refuse('bad_request', { where: 'dueAt' })
  const pupilIds = [...new Set(windows.map(({ pupilId }) => pupilId))]
  if (pupilIds.length < windows.length) return refuse('bad_request', { where: 'pupilId' })
  const found = await countGivenTo(db, assignmentId, pupilIds)
  if (found < pupilIds.length) return refuse('not_found')
  const givenAt = new Date(clock.now())
  const courseId = assignment.course_id
  await writeOwnWindows(db, { assignmentId, courseId, givenBy, givenAt }, windows)
  return accept({})
}
