/** Rows of files that nothing names any more, of resources, exercises and attempts: found, and deleted. */
import { type RawBuilder, sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'

/** What a file belongs to. */
export interface FileOwner {
  readonly table: 'resource' | 'exercise' | 'attempt'
  readonly id: Id
}

export interface OldFile extends FileOwner {
  readonly fileId: Id
}

/** A part of all files: those of each thing are in one. */
interface FilePart {
  readonly part: number
  readonly parts: number
}

/** A page in the order of their ids, which begins after one. */
export async function readOldFiles(
  db: SchoolDatabase,
  { part, parts }: FilePart,
  before: Date,
  after: Id | null,
  limit: number,
): Promise<OldFile[]> {
  const { rows } = await sql<OldFile>`
    select file.id as "fileId", coalesce(resource_id, exercise_id, attempt_id) as id,
      case when resource_id is not null then 'resource' when exercise_id is not null then 'exercise'
        else 'attempt' end as table
    from file
    where created_at < ${before} and (${after}::uuid is null or id > ${after})
      and mod(hashtext(coalesce(resource_id, exercise_id, attempt_id)::text)::bigint + 2147483648, ${parts})
        = ${part}
    order by file.id limit ${limit}`.execute(db)
  return rows
}

/** Whoever saves, publishes or hands in waits until the transaction is over. */
export async function lockOwner(trx: SchoolTransaction, { id, table }: FileOwner): Promise<void> {
  await sql`select from ${sql.table(table)} where id = ${id} for update`.execute(trx)
}

/** All states that can be seen, taken again or gone back to: not the last one alone. */
const statesOf: Readonly<Record<FileOwner['table'], (id: Id) => RawBuilder<unknown>>> = {
  resource: (id) => sql`
    select draft::text as words from resource where id = ${id}
    union all select content::text from resource_revision where resource_id = ${id}
    union all select content::text from earlier_draft where resource_id = ${id}`,
  exercise: (id) => sql`
    select draft::text as words from exercise where id = ${id}
    union all select content::text from exercise_revision where exercise_id = ${id}`,
  attempt: (id) => sql`
    select answer::text as words from attempt_answer where attempt_id = ${id}
    union all select answers::text from submission where attempt_id = ${id}
    union all select refused.answers::text from submission_conflict refused
      join submission using (account_id, id) where submission.attempt_id = ${id}
    union all select photo_ids::text from paper_copy where attempt_id = ${id}
    union all select photo_id::text from annotation where attempt_id = ${id}
    union all select file_id::text from spoken_comment where attempt_id = ${id}`,
}

/** Of these files of one thing, those that it names in no state; none where it was written since `before`. */
export async function findUnnamed(
  db: SchoolDatabase,
  owner: FileOwner,
  fileIds: readonly Id[],
  before: Date,
): Promise<Id[]> {
  // What was taken out of a draft may be brought back as long as it is written.
  const isAtRest =
    owner.table === 'attempt'
      ? sql`true`
      : sql`exists (
          select from ${sql.table(owner.table)} where id = ${owner.id} and updated_at < ${before})`
  const { rows } = await sql<{ id: Id }>`
    with content as materialized (${statesOf[owner.table](owner.id)})
    select file.id from unnest(${[...fileIds]}::uuid[]) as file (id)
    where ${isAtRest} and not exists (
      select from content where position(file.id::text in content.words) > 0)`.execute(db)
  return rows.map(({ id }) => id)
}

export async function deleteFileRows(
  trx: SchoolTransaction,
  fileIds: readonly Id[],
): Promise<number> {
  const gone = await sql`delete from file where id = any(${[...fileIds]}::uuid[])`.execute(trx)
  return Number(gone.numAffectedRows ?? 0)
}
