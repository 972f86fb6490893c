/**
 * News that no process may miss, not even one that was cut off: rows of `change_feed`,
 * written in the transaction that makes them true, read by every process behind a cursor.
 *
 * Serial numbers alone would skip: a transaction that began early may commit late, below a
 * number already read. So the cursor moves only up to the oldest transaction still running
 * (its `xid` is below `pg_snapshot_xmin`), where nothing more can appear. Rows above it are
 * delivered as soon as they are visible and remembered until the cursor has passed them: a
 * long import holds back the cursor, never the news.
 */
import { type Kysely, sql } from 'kysely'
import { type ChangeListener, listenForChanges } from '#engine/database/change-listener.ts'
import type { Database } from '#engine/database/database.ts'
import type { Log } from '#engine/log/log.ts'

export interface Change {
  readonly topic: string
  readonly key: string
  readonly at: Date
}

/** Everything below it has been delivered. Keep it as it is; its parts mean nothing outside. */
export interface ChangeCursor {
  readonly xid: string
  readonly seq: number
}

export interface ChangeFeedOptions {
  readonly log: Log
  /**
   * Receives news in the order of their becoming visible; awaited. If it throws, the same
   * news come again: handling twice must do no harm. At a restart from a cursor, some may
   * come again too.
   */
  readonly onChanges: (changes: readonly Change[]) => void | Promise<void>
  /** Where to begin; by default from now on, see `currentCursor`. */
  readonly from?: ChangeCursor
  /** 1000; a notification wakes the feed sooner. */
  readonly pollAfterMs?: number
}

export interface ChangeFeed {
  cursor(): ChangeCursor
  /** Time since the last successful read, for a process that must not trust old news; ms. */
  staleMs(): number
  /** Reads at once; resolves when what was committed before the call has been handled. */
  catchUp(): Promise<void>
  stop(): Promise<void>
}

export const changeChannel = 'change_feed'
const pollAfterMsDefault = 1000
const pageRows = 1000
/** Remembered rows above the cursor; beyond that, news wait until the cursor moves. */
const earlyMax = 10_000

interface ChangeRow extends Change {
  readonly xid: string
  readonly seq: number
  readonly finished: boolean
}

/** Writes the news in the caller's transaction; it becomes visible with its commit. */
export async function publishChange<Tables>(
  trx: Kysely<Tables>,
  topic: string,
  key: string,
): Promise<void> {
  await publishChanges(trx, [{ topic, key }])
}

/** Several news in one statement. */
export async function publishChanges<Tables>(
  trx: Kysely<Tables>,
  changes: ReadonlyArray<Pick<Change, 'topic' | 'key'>>,
): Promise<void> {
  if (changes.length === 0) return
  const topics = changes.map(({ topic }) => topic)
  const keys = changes.map(({ key }) => key)
  // Equal notifications of one transaction are sent once.
  await sql`with written as (
    insert into change_feed (topic, key)
    select * from unnest(${topics}::text[], ${keys}::text[])
  ) select pg_notify(${changeChannel}, '')`.execute(trx)
}

/**
 * The cursor of this moment. Take it first, then read the state, then follow the feed from
 * it: some news may repeat what was read, and none is missed.
 */
export async function currentCursor<Tables>(kysely: Kysely<Tables>): Promise<ChangeCursor> {
  const { rows } = await sql<{ xid: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as xid`.execute(kysely)
  return { xid: rows[0]?.xid ?? '0', seq: 0 }
}

/** Deletes news older than `keepMs`; no process may be cut off for longer and go on. */
export async function pruneChanges<Tables>(kysely: Kysely<Tables>, keepMs: number): Promise<void> {
  await sql`delete from change_feed where at < now() - ${keepMs} * interval '1 millisecond'`.execute(
    kysely,
  )
}

/** Follows the feed until stopped. Resolves once the beginning is fixed: nothing later is missed. */
export async function followChanges<Tables>(
  database: Database<Tables>,
  options: ChangeFeedOptions,
): Promise<ChangeFeed> {
  const reader = createReader(database, options)
  const start = options.from ?? (await currentCursor(database.kysely))
  reader.begin(start)

  const pollAfterMs = options.pollAfterMs ?? pollAfterMsDefault
  let stopped = false
  let running: Promise<void> | undefined
  let again = false
  let lastReadMs = performance.now()

  const readAll = async (): Promise<void> => {
    do {
      again = false
      await reader.read()
      lastReadMs = performance.now()
    } while (again && !stopped)
  }
  const read = (): Promise<void> => {
    again = true
    running ??= readAll().finally(() => {
      running = undefined
    })
    return running
  }
  const readQuietly = (): void => {
    if (stopped) return
    read().catch((err: unknown) => {
      if (!stopped) options.log.warn({ err }, 'the change feed could not be read; trying again')
    })
  }
  const timer = setInterval(readQuietly, pollAfterMs)
  const listener: ChangeListener = listenForChanges(database.source, {
    channel: changeChannel,
    log: options.log,
    onWake: readQuietly,
  })
  return {
    cursor: reader.cursor,
    staleMs: () => performance.now() - lastReadMs,
    catchUp: read,
    async stop() {
      stopped = true
      clearInterval(timer)
      await listener.stop()
      await running?.catch(() => undefined)
    },
  }
}

interface Reader {
  begin(cursor: ChangeCursor): void
  cursor(): ChangeCursor
  /** Delivers everything visible, page by page. */
  read(): Promise<void>
}

function createReader<Tables>(database: Database<Tables>, options: ChangeFeedOptions): Reader {
  let cursor: ChangeCursor = { xid: '0', seq: 0 }
  /** Delivered although the cursor has not passed them; `seq` names a row. */
  const early = new Set<number>()

  const readPage = async (after: ChangeCursor): Promise<readonly ChangeRow[]> => {
    const { rows } = await sql<ChangeRow>`
      select xid::text as xid, seq, topic, key, at,
        xid < pg_snapshot_xmin(pg_current_snapshot()) as finished
      from change_feed
      where (xid, seq) > (${after.xid}::xid8, ${after.seq})
      order by xid, seq limit ${pageRows}`.execute(database.kysely)
    return rows
  }
  const deliver = async (rows: readonly ChangeRow[]): Promise<void> => {
    const room = earlyMax - early.size
    let taken = 0
    const fresh = rows.filter(({ seq, finished }) => {
      if (early.has(seq)) return false
      if (finished) return true
      taken += 1
      return taken <= room
    })
    if (fresh.length > 0) {
      await options.onChanges(fresh.map(({ topic, key, at }) => ({ topic, key, at })))
    }
    for (const { seq, finished } of fresh) if (!finished) early.add(seq)
    for (const { xid, seq, finished } of rows) {
      if (!finished) break
      cursor = { xid, seq }
      early.delete(seq)
    }
  }
  return {
    begin(start) {
      cursor = start
    },
    cursor: () => cursor,
    async read() {
      let after = cursor
      for (;;) {
        const rows = await readPage(after)
        await deliver(rows)
        const last = rows.at(-1)
        if (last === undefined || rows.length < pageRows) return
        after = { xid: last.xid, seq: last.seq }
      }
    },
  }
}
