/** Looks for resources or exercises by words, a page at a time. */
import { type FoundThings, foundPageMax, type SearchQuery } from '#contract/sharing.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { packCursor, unpackPageMoment } from '#school/people/page-cursor.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { ThingKind, ThingReader } from './shared-thing.ts'
import { type FoundThingRow, searchThings } from './thing-search-store.ts'

/** Words of one search; what is typed beyond them narrows nothing. */
const wordsMax = 10

export function wordsOf(text: string | undefined): string[] {
  return (text ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, wordsMax)
}

export async function findThings(
  db: SchoolDatabase,
  kind: ThingKind,
  reader: ThingReader,
  query: SearchQuery,
): Promise<Result<FoundThings>> {
  const after = unpackPageMoment(query.after)
  if (after === undefined) return refuse('bad_request', { where: 'after' })
  const rows = await searchThings(db, kind, {
    reader,
    words: wordsOf(query.words),
    whose: query.whose,
    subjectCode: query.subject ?? null,
    after,
    limit: foundPageMax + 1,
  })
  const page = rows.slice(0, foundPageMax)
  const last = rows.length > foundPageMax ? page.at(-1) : undefined
  return accept({
    things: page.map((row) => present(row, reader)),
    next: last === undefined ? null : packCursor(last.updated_us, last.id),
  })
}

function present(row: FoundThingRow, reader: ThingReader): FoundThings['things'][number] {
  return {
    id: row.id,
    title: row.title,
    subjectCode: row.subject_code,
    levelLabel: row.level_label,
    tags: row.tags,
    updatedAt: row.updated_at.toISOString(),
    isMine: row.owner_id === reader.personId,
    authorName: row.author_name,
    originName: row.origin_name,
  }
}
