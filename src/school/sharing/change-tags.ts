/** Writes an author's tags on a resource or an exercise; neither its draft nor its time changes. */
import { sql } from 'kysely'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SharedThing } from './shared-thing.ts'
import { tidyTags } from './tidy-tags.ts'

/** As they were kept. */
export async function changeTags(
  db: SchoolDatabase,
  { kind, id }: SharedThing,
  wish: readonly string[],
): Promise<{ tags: string[] }> {
  const tags = tidyTags(wish)
  await sql`update ${sql.table(kind)} set tags = ${tags}::text[] where id = ${id}`.execute(db)
  return { tags }
}
