/** How many files a thing holds: those that it names, and those that came too lately to be named. */
import { type RawBuilder, sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

type Owner = 'resource_id' | 'exercise_id' | 'attempt_id'

/** An id is 36 letters that stand for nothing else: wherever a content has them, it names the file. */
const naming = (content: RawBuilder<unknown>) =>
  sql`position(file.id::text in ${content}::text) > 0`

const draftOrPublished = (thing: 'resource' | 'exercise') => sql`exists (
  select from ${sql.table(thing)} thing
  left join ${sql.table(`${thing}_revision`)} published on published.id = thing.published_revision_id
  where thing.id = file.${sql.ref(`${thing}_id`)}
    and (${naming(sql`thing.draft`)} or ${naming(sql`published.content`)}))`

/** What was replaced or taken out is named no longer. */
const named: Readonly<Record<Owner, RawBuilder<unknown>>> = {
  resource_id: draftOrPublished('resource'),
  exercise_id: draftOrPublished('exercise'),
  attempt_id: sql`(
    exists (select from attempt_answer answered
      where answered.attempt_id = file.attempt_id and ${naming(sql`answered.answer`)})
    or exists (select from submission
      where submission.attempt_id = file.attempt_id and ${naming(sql`submission.answers`)})
    or exists (select from paper_copy
      where paper_copy.attempt_id = file.attempt_id and file.id = any(paper_copy.photo_ids)))`,
}

/** Of an attempt, `ofOwner`'s alone: what a teacher says of a copy takes no room from its pupil. */
export async function countFilesOf(
  db: SchoolDatabase,
  owner: { readonly column: Owner; readonly id: Id; readonly ofOwner: Id | null },
  /** Named by nothing, it counts from here on. */
  since: Date,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from file
    where ${sql.ref(`file.${owner.column}`)} = ${owner.id} and file.deleted_at is null
      and (${owner.ofOwner}::uuid is null or file.owner_id = ${owner.ofOwner})
      and (file.created_at > ${since} or ${named[owner.column]})`.execute(db)
  return rows[0]?.count ?? 0
}
