/** Reads the list of the resources that somebody wrote. */
import { sql } from 'kysely'
import { resourcesListMax } from '#contract/resources.ts'
import type { Id } from '#kernel/ids.ts'
import type { PageMoment } from '#school/people/page-cursor.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** A page, newest first; `last` begins the page after it, and is null where there is none. */
export async function readResourcesOf(
  db: SchoolDatabase,
  ownerId: Id,
  after: PageMoment | null = null,
) {
  const updatedUs = sql`(extract(epoch from resource.updated_at) * 1000000)::bigint`
  const found = await db
    .selectFrom('resource')
    .leftJoin('resource_revision', 'resource_revision.id', 'resource.published_revision_id')
    .select([
      'resource.id',
      'resource.title',
      'resource.subject_code',
      'resource.level_label',
      'resource.tags',
      'resource.updated_at',
      sql<string>`${updatedUs}::text`.as('updated_us'),
      'resource_revision.published_at',
      sql<boolean>`resource_revision.draft_version is distinct from resource.draft_version`.as(
        'has_changes',
      ),
      sql<boolean>`exists (select from share where share.resource_id = resource.id)`.as(
        'is_shared',
      ),
    ])
    .where('owner_id', '=', ownerId)
    .where('deleted_at', 'is', null)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(${updatedUs}, resource.id) < (${after?.updatedUs}::bigint, ${after?.id}::uuid)`,
      ),
    )
    .orderBy(updatedUs, 'desc')
    .orderBy('resource.id', 'desc')
    .limit(resourcesListMax + 1)
    .execute()
  const rows = found.slice(0, resourcesListMax)
  const last = found.length > resourcesListMax ? rows.at(-1) : undefined
  return {
    rows,
    last: last === undefined ? null : { updatedUs: last.updated_us, id: last.id },
  }
}
