/** How many files a thing holds: those that it names, and those that came too lately to be named. */
import { type RawBuilder, sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

type Owner = 'resource_id' | 'exercise_id' | 'attempt_id'

const draftAndPublished = (thing: 'resource' | 'exercise') => (id: Id) =>
  sql`
  select concat(thing.draft::text, ' ', published.content::text) as words
  from ${sql.table(thing)} thing
  left join ${sql.table(`${thing}_revision`)} published on published.id = thing.published_revision_id
  where thing.id = ${id}`

/** What of a thing names files: what was replaced or taken out is named no longer. */
const contentOf: Readonly<Record<Owner, (id: Id) => RawBuilder<unknown>>> = {
  resource_id: draftAndPublished('resource'),
  exercise_id: draftAndPublished('exercise'),
  attempt_id: (id) => sql`
    select answer::text as words from attempt_answer where attempt_id = ${id}
    union all select answers::text from submission where attempt_id = ${id}
    union all select photo_ids::text from paper_copy where attempt_id = ${id}`,
}

/**
 * Exact from `enough` on; below it, those that nothing names count too, and no content is read. Of an attempt,
 * `ofOwner`'s alone: what a teacher says of a copy takes no room from its pupil.
 */
export async function countFilesOf(
  db: SchoolDatabase,
  owner: { readonly column: Owner; readonly id: Id; readonly ofOwner: Id | null },
  /** Named by nothing, it counts from here on. */
  since: Date,
  enough: number,
): Promise<number> {
  const held = sql`from file
    where ${sql.ref(`file.${owner.column}`)} = ${owner.id} and file.deleted_at is null
      and (${owner.ofOwner}::uuid is null or file.owner_id = ${owner.ofOwner})`
  const all = await sql<{ count: number }>`select count(*)::integer as count ${held}`.execute(db)
  const count = all.rows[0]?.count ?? 0
  if (count < enough) return count
  // An id is 36 letters that stand for nothing else: wherever a content has them, it names the file. The content is
  // made a text once, not once a file.
  const named = await sql<{ count: number }>`
    with content as materialized (${contentOf[owner.column](owner.id)})
    select count(*)::integer as count ${held}
      and (file.created_at > ${since} or exists (
        select from content where position(file.id::text in content.words) > 0))`.execute(db)
  return named.rows[0]?.count ?? 0
}
