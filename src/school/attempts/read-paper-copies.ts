/** Reads which copies were handed in on paper, and by whom. */
import { sql } from 'kysely'
import type { PaperCopy } from '#contract/paper-copies.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** Of these attempts, those that were handed in on paper. */
export async function readPaperCopies(
  db: SchoolDatabase,
  attemptIds: readonly Id[],
): Promise<ReadonlyMap<Id, PaperCopy>> {
  if (attemptIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('paper_copy')
    .innerJoin('person', 'person.id', 'paper_copy.handed_in_by')
    .select([
      'attempt_id',
      'on_paper_at',
      'photo_ids',
      'person.id',
      'person.family_name',
      'person.usage_name',
      'person.given_name',
    ])
    .where('attempt_id', '=', sql<Id>`any(${[...attemptIds]}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.attempt_id,
      {
        handedInBy: {
          id: row.id,
          familyName: row.usage_name ?? row.family_name,
          givenName: row.given_name,
        },
        onPaperAt: row.on_paper_at?.toISOString() ?? null,
        photoIds: row.photo_ids,
      },
    ]),
  )
}
