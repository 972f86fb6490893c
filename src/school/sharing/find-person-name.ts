/** Says a colleague's name as people read it; null for nobody, and once the name was forgotten. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { nameOf } from './thing-search-store.ts'

export async function findPersonName(
  db: SchoolDatabase,
  personId: Id | null,
): Promise<string | null> {
  if (personId === null) return null
  const { rows } = await sql<{ name: string | null }>`
    select ${nameOf('person')} as name from person where id = ${personId}`.execute(db)
  return rows[0]?.name ?? null
}
