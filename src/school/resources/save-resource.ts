/**
 * Saves a draft over the version that its author had in hand; an older hand is told so. The state
 * that is written over is kept from time to time, so that one can look back.
 */
import type { ResourceContent } from '#contract/content.ts'
import type { SaveResource } from '#contract/resources.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { isSubjectKnown } from '#school/people/ensure-subject.ts'
import type { RoomContext } from '#school/room-context.ts'
import { isWorthKeeping } from './earlier-draft.ts'
import { insertEarlierDraft, readLastKept } from './earlier-draft-store.ts'
import { lockResource, type ResourceRow, updateDraft } from './resource-store.ts'

type SaveContext = Pick<RoomContext, 'db' | 'clock' | 'random'>

/** The new draft version, or `edited_elsewhere` with the version that is there now. */
export async function saveResource(
  context: SaveContext,
  resourceId: Id,
  save: SaveResource,
): Promise<Result<{ draftVersion: number }>> {
  if (!(await isSubjectKnown(context.db, save.subjectCode))) {
    return refuse('bad_request', { where: '/subjectCode' })
  }
  return context.db.transaction().execute(async (db) => {
    const before = await lockResource(db, resourceId)
    if (before === undefined) return refuse('not_found')
    if (before.draft_version !== save.draftVersion) {
      return refuse('edited_elsewhere', { draftVersion: before.draft_version })
    }
    return accept(await writeOver({ ...context, db }, before, save))
  })
}

/** Inside the transaction that holds the resource. */
export async function writeOver(
  { db, clock, random }: SaveContext,
  before: ResourceRow,
  save: Omit<SaveResource, 'draftVersion'>,
): Promise<{ draftVersion: number }> {
  const at = new Date(clock.now())
  const content = before.draft as ResourceContent
  const lastKept = await readLastKept(db, before.id)
  const isKept = isWorthKeeping({
    isEmpty: content.blocks.length === 0,
    savedAtMs: before.updated_at.getTime(),
    lastKeptMs: lastKept?.getTime() ?? null,
    mustKeep: save.keepsBefore === true,
  })
  if (isKept) {
    await insertEarlierDraft(db, {
      id: mintId(clock, random),
      resourceId: before.id,
      title: before.title,
      content,
      savedAt: before.updated_at,
      at,
    })
  }
  await updateDraft(db, { ...save, id: before.id, at })
  return { draftVersion: before.draft_version + 1 }
}
