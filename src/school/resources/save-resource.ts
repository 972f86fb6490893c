/** Saves a draft over the version that its author had in hand; an older hand is told so. */
import type { SaveResource } from '#contract/resources.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { isSubjectKnown } from '#school/people/ensure-subject.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readResource, updateDraft } from './resource-store.ts'

/** The new draft version, or `edited_elsewhere` with the version that is there now. */
export async function saveResource(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  resourceId: Id,
  save: SaveResource,
): Promise<Result<{ draftVersion: number }>> {
  if (!(await isSubjectKnown(db, save.subjectCode))) {
    return refuse('bad_request', { where: '/subjectCode' })
  }
  const isSaved = await updateDraft(db, { ...save, id: resourceId, at: new Date(clock.now()) })
  if (isSaved) return accept({ draftVersion: save.draftVersion + 1 })
  const current = await readResource(db, resourceId)
  if (current === undefined) return refuse('not_found')
  return refuse('edited_elsewhere', { draftVersion: current.draft_version })
}
