/** Rows of earlier drafts, and the states of a resource: those drafts and its published revisions. */
import { sql } from 'kysely'
import type { ResourceContent } from '#contract/content.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'
import { earlierDraftsMax } from './earlier-draft.ts'

/** A published revision or an earlier draft. */
export interface ResourceState {
  readonly id: Id
  readonly kind: 'published' | 'draft'
  readonly title: string
  readonly at: Date
  readonly authorName: string
}

/** When the newest kept state was saved. */
export async function readLastKept(db: SchoolDatabase, resourceId: Id): Promise<Date | null> {
  const row = await db
    .selectFrom('earlier_draft')
    .select((select) => select.fn.max('saved_at').as('at'))
    .where('resource_id', '=', resourceId)
    .executeTakeFirst()
  return row?.at ?? null
}

/** Keeps the state; beyond the number of those that are kept the oldest go. */
export async function insertEarlierDraft(
  db: SchoolDatabase,
  draft: {
    readonly id: Id
    readonly resourceId: Id
    readonly title: string
    readonly content: ResourceContent
    readonly savedAt: Date
    readonly at: Date
  },
): Promise<void> {
  await db
    .insertInto('earlier_draft')
    .values({
      id: draft.id,
      resource_id: draft.resourceId,
      title: draft.title,
      content: JSON.stringify(draft.content),
      saved_at: draft.savedAt,
      kept_at: draft.at,
    })
    .execute()
  await sql`delete from earlier_draft where id in (
    select id from earlier_draft where resource_id = ${draft.resourceId}
    order by kept_at desc, id desc offset ${earlierDraftsMax})`.execute(db)
}

/** The newest first. Only its author writes a resource. */
export async function readStatesOf(
  db: SchoolDatabase,
  resourceId: Id,
  statesMax: number,
): Promise<ResourceState[]> {
  const { rows } = await sql<ResourceState>`
    select state.id, state.kind, state.title, state.at,
      ${shownName()} as "authorName"
    from (
      select id, 'published' as kind, title, published_at as at, published_by as author_id
      from resource_revision where resource_id = ${resourceId}
      union all
      select earlier_draft.id, 'draft', earlier_draft.title, earlier_draft.saved_at, resource.owner_id
      from earlier_draft join resource on resource.id = earlier_draft.resource_id
      where earlier_draft.resource_id = ${resourceId}
    ) state
    join person on person.id = state.author_id
    order by state.at desc, state.id
    limit ${statesMax}`.execute(db)
  return rows
}

/** Null where the resource has no such state. */
export async function readStateOf(
  db: SchoolDatabase,
  resourceId: Id,
  stateId: Id,
): Promise<{ readonly title: string; readonly content: ResourceContent } | null> {
  const { rows } = await sql<{ title: string; content: ResourceContent }>`
    select title, content from resource_revision
    where resource_id = ${resourceId} and id = ${stateId}
    union all
    select title, content from earlier_draft
    where resource_id = ${resourceId} and id = ${stateId}`.execute(db)
  return rows[0] ?? null
}

export async function deleteEarlierDraftsBefore(db: SchoolDatabase, before: Date): Promise<number> {
  const result = await db
    .deleteFrom('earlier_draft')
    .where('kept_at', '<', before)
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}
