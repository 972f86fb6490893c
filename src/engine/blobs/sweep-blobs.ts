/**
 * Removes what no row names: bytes whose process died before their row was written, or after their row
 * was deleted. Runs every night, over all that is there.
 *
 * A row that is about to be written is never forestalled: bytes stay for a day after they were written,
 * by the disk's own word, and rows are looked at a second time when all is listed.
 */
import { type Kysely, sql } from 'kysely'
import type { Log } from '#engine/log/log.ts'
import type { Clock } from '#kernel/clock.ts'
import type { BlobKey, BlobStore } from './blob-store.ts'

/** Where rows name blobs. */
export interface BlobColumn {
  readonly table: string
  readonly column: string
  /** Of a column that holds a JSON list: under which name each entry has its key. */
  readonly member?: string
}

/** A row follows its bytes within seconds. */
const unnamedKeptMs = 86_400_000
const keysOfOneLook = 2_000
/** Of one night; the rest waits for the next. */
const sweptMax = 50_000

/**
 * Where more is named by no row than by any, the folder is likely another database's, or its rows were
 * put back from long ago: then nothing is removed, and the log says so.
 */
export async function sweepBlobs<Tables>(given: {
  readonly db: Kysely<Tables>
  readonly blobs: Pick<BlobStore, 'list' | 'writtenAt' | 'remove' | 'removeUnfinished'>
  /** All of them: what a column that is missing here names is removed. */
  readonly columns: readonly BlobColumn[]
  readonly clock: Pick<Clock, 'now'>
  readonly log: Pick<Log, 'error'>
}): Promise<{ readonly unnamedBlobs: number; readonly unfinishedBlobs: number }> {
  const { blobs, clock, columns, db, log } = given
  const before = new Date(clock.now() - unnamedKeptMs)
  const unfinishedBlobs = await blobs.removeUnfinished(before)
  const { named, unnamed, unnamedCount } = await lookAtAll(given, before)
  if (unnamedCount > named) {
    log.error(
      { named, unnamed: unnamedCount },
      'most files are named by no row: is this data folder another database’s? None was removed',
    )
    return { unnamedBlobs: 0, unfinishedBlobs }
  }
  let unnamedBlobs = 0
  for (const keys of inLooks(unnamed)) {
    const namedNow = await findNamed(db, columns, keys)
    for (const key of keys) {
      if (namedNow.has(key)) continue
      await blobs.remove(key)
      unnamedBlobs += 1
    }
  }
  return { unnamedBlobs, unfinishedBlobs }
}

/** How many are named; how many that were written before are not, and of these as many as one night takes. */
async function lookAtAll<Tables>(
  {
    blobs,
    columns,
    db,
  }: Pick<Parameters<typeof sweepBlobs<Tables>>[0], 'blobs' | 'columns' | 'db'>,
  before: Date,
): Promise<{ named: number; unnamedCount: number; unnamed: readonly BlobKey[] }> {
  const unnamed: BlobKey[] = []
  let [named, unnamedCount] = [0, 0]
  for await (const folder of blobs.list()) {
    for (const keys of inLooks(folder)) {
      const known = await findNamed(db, columns, keys)
      named += known.size
      for (const key of keys) {
        const at = known.has(key) ? null : await blobs.writtenAt(key)
        if (at === null || at >= before) continue
        unnamedCount += 1
        if (unnamed.length < sweptMax) unnamed.push(key)
      }
    }
  }
  return { named, unnamedCount, unnamed }
}

function* inLooks(keys: readonly BlobKey[]): Generator<readonly BlobKey[]> {
  for (let from = 0; from < keys.length; from += keysOfOneLook) {
    yield keys.slice(from, from + keysOfOneLook)
  }
}

/** Of these, those that some row names. */
async function findNamed<Tables>(
  db: Kysely<Tables>,
  columns: readonly BlobColumn[],
  keys: readonly BlobKey[],
): Promise<ReadonlySet<BlobKey>> {
  const wanted = sql`any(${[...keys]}::text[])`
  const named = new Set<BlobKey>()
  for (const { column, member, table } of columns) {
    const key = sql.ref(column)
    const { rows } =
      member === undefined
        ? await sql<{ key: BlobKey }>`
            select ${key} as key from ${sql.table(table)} where ${key} = ${wanted}`.execute(db)
        : await sql<{ key: BlobKey }>`
            select entry ->> ${member} as key
            from ${sql.table(table)}, jsonb_array_elements(${key}) as entry
            where ${key} <> '[]' and entry ->> ${member} = ${wanted}`.execute(db)
    for (const row of rows) named.add(row.key)
  }
  return named
}
