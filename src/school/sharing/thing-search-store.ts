/** Finds resources and exercises: one's own, those that colleagues share, the common bank. */
import { type RawBuilder, sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { PageMoment } from '#school/people/page-cursor.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'
import { sharedWith } from './share-store.ts'
import type { ThingKind, ThingReader } from './shared-thing.ts'

export type Whose = 'mine' | 'shared' | 'all'

export interface ThingSearch {
  readonly reader: ThingReader
  /** As they were typed; each must occur. */
  readonly words: readonly string[]
  readonly whose: Whose
  readonly subjectCode: string | null
  /** The last thing of the page before. */
  readonly after: PageMoment | null
  readonly limit: number
}

export interface FoundThingRow {
  readonly id: Id
  readonly title: string
  readonly subject_code: string | null
  readonly level_label: string | null
  readonly tags: string[]
  readonly updated_at: Date
  readonly owner_id: Id | null
  readonly author_name: string | null
  readonly origin_name: string | null
  /** Microseconds since 1970, in digits: where the next page goes on. */
  readonly updated_us: string
}

/** As people are named; null where nobody is, and once a name was forgotten. */
export function nameOf(person: string): RawBuilder<string | null> {
  return sql<
    string | null
  >`case when ${sql.ref(`${person}.family_name`)} <> '—' then ${shownName(person)} end`
}

/** True of the row `thing` where the reader may find it. */
export function mayBeFound(
  kind: ThingKind,
  reader: ThingReader,
  whose: Whose,
): RawBuilder<boolean> {
  const isMine = sql<boolean>`thing.owner_id = ${reader.personId}`
  if (whose === 'mine') return isMine
  const isOfColleague = sql<boolean>`(thing.owner_id <> ${reader.personId}
    and ${sharedWith(kind, reader)})`
  if (whose === 'shared') return isOfColleague
  return sql<boolean>`(${isMine} or thing.owner_id is null or ${isOfColleague})`
}

/** True of the text where every word occurs in it; '%' and '_' are signs like others. */
export function holdsWords(
  text: RawBuilder<unknown>,
  words: readonly string[],
): RawBuilder<boolean> {
  const patterns = words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
  return sql<boolean>`${text} like all (
    array(select folded(pattern) from unnest(${patterns}::text[]) pattern))`
}

/** The last changed first. */
export async function searchThings(
  db: SchoolDatabase,
  kind: ThingKind,
  search: ThingSearch,
): Promise<FoundThingRow[]> {
  const { after } = search
  const { rows } = await sql<FoundThingRow>`
    select thing.id, thing.title, thing.subject_code, thing.level_label, thing.tags,
      thing.updated_at, thing.owner_id, ${nameOf('author')} as author_name,
      ${nameOf('origin')} as origin_name,
      (extract(epoch from thing.updated_at) * 1000000)::bigint::text as updated_us
    from ${sql.table(kind)} thing
      left join person author on author.id = thing.owner_id
      left join person origin on origin.id = thing.origin_author_id
    where thing.deleted_at is null and ${mayBeFound(kind, search.reader, search.whose)}
      and (${search.subjectCode}::text is null or thing.subject_code = ${search.subjectCode}::text)
      and (${after === null}::boolean or (thing.updated_at, thing.id)
        < ('epoch'::timestamptz + ${after?.updatedUs ?? null}::bigint * interval '1 microsecond',
          ${after?.id ?? null}::uuid))
      and ${holdsWords(sql.ref('thing.words'), search.words)}
    order by thing.updated_at desc, thing.id desc
    limit ${search.limit}`.execute(db)
  return rows
}
