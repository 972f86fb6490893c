/**
 * Says whether this is the only process of its kind on a database: a lock of PostgreSQL's, held by
 * a connection of its own. It ends with the process, however that ends. Where the connection ends
 * first, because the database was started again, the lock is taken again.
 */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type ConnectionSource, clientConfig, keptAlive } from '#engine/database/connection.ts'

/** After a kill the server may need a moment to see that the holder is gone. */
const waitMsDefault = 5_000
const tryEveryMs = 250

export interface SoleProcess {
  release(): Promise<void>
}

export interface SoleOptions {
  /** How long this process waits for another one to go. */
  readonly waitMs?: number
  /** The connection broke, and another process has taken the place meanwhile. Said once. */
  readonly onTaken: () => void
}

/** Null: another process holds the lock, and kept it for as long as this one was willing to wait. */
export async function becomeSoleProcess(
  source: ConnectionSource,
  lock: number,
  { onTaken, waitMs = waitMsDefault }: SoleOptions,
): Promise<SoleProcess | null> {
  let isReleased = false
  let client: pg.Client | null = null

  const hold = async (): Promise<boolean> => {
    const next = await takeLock(source, lock, waitMs)
    if (next === null) return false
    client = next
    next.on('end', () => void takeAgain())
    if (isReleased) await next.end()
    return true
  }
  const takeAgain = async (): Promise<void> => {
    while (!isReleased) {
      // A database that is not there yet: nobody else can hold the lock either.
      const isHeld = await hold().catch(() => null)
      if (isHeld === false) return isReleased ? undefined : onTaken()
      if (isHeld === true) return
      await wait(tryEveryMs)
    }
  }
  if (!(await hold())) return null
  return {
    async release() {
      isReleased = true
      await client?.end()
    },
  }
}

async function takeLock(
  source: ConnectionSource,
  lock: number,
  waitMs: number,
): Promise<pg.Client | null> {
  const client = new pg.Client({
    ...clientConfig(source),
    application_name: 'preau-sole',
    ...keptAlive,
  })
  // Heard at `end` as well, which follows.
  client.on('error', () => undefined)
  try {
    await client.connect()
    const untilMs = performance.now() + waitMs
    for (;;) {
      const { rows } = await client.query<{ held: boolean }>(
        'select pg_try_advisory_lock($1) as held',
        [lock],
      )
      if (rows[0]?.held === true) return client
      if (performance.now() >= untilMs) break
      await wait(tryEveryMs)
    }
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
  await client.end()
  return null
}
