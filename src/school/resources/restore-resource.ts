/**
 * Takes an earlier state of a resource as its draft again. It is a new state: the one before it is
 * kept whatever its age, and readers keep what is published.
 */
import type { ResourceContent } from '#contract/content.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readStateOf } from './earlier-draft-store.ts'
import { withoutMathml } from './resource-parts.ts'
import { lockResource } from './resource-store.ts'
import { writeOver } from './save-resource.ts'

export async function restoreResource(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  resourceId: Id,
  stateId: Id,
): Promise<Result<{ draftVersion: number }>> {
  return context.db.transaction().execute(async (db) => {
    const before = await lockResource(db, resourceId)
    const state = await readStateOf(db, resourceId, stateId)
    if (before === undefined || state === null) return refuse('not_found')
    const draft: ResourceContent = withoutMathml(state.content)
    const { subject_code: subjectCode, level_label: levelLabel } = before
    const { title } = state
    const save = { title, subjectCode, levelLabel, draft, keepsBefore: true }
    return accept(await writeOver({ ...context, db }, before, save))
  })
}
