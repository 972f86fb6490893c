/**
 * Gives jobs back whose process died: killed, or without power. The queue itself would wait four hours. A process
 * locks the name of its pool of workers on a connection of its own, which ends with the process, however that ends;
 * a job of a pool whose name nobody locks has nobody who does it.
 */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { type ConnectionSource, clientConfig, keptAlive } from '#engine/database/connection.ts'
import type { Log } from '#engine/log/log.ts'

/** Any number that nothing else uses; the second key of a lock is made of the pool's name. */
const poolLock = 772_328_405
const lookEveryMs = 15_000
const reconnectAfterMs = 500
/** A pool may have taken a job a moment before its process locked its name. */
const graceMs = 10_000

export interface HeldPool {
  stop(): Promise<void>
}

/** Resolves when the name is locked, and what dead pools left is given back. */
export async function holdPool(
  source: ConnectionSource,
  poolId: string,
  log: Log,
): Promise<HeldPool> {
  const stopping = new AbortController()
  const { signal } = stopping
  let client = await lockPool(source, poolId)
  await giveBack(client, log)

  const keep = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        // After a break others too may still be locking theirs again: first wait, then look.
        await wait(lookEveryMs, undefined, { signal })
        await giveBack(client, log)
      } catch (err) {
        if (signal.aborted) return
        log.warn({ err }, 'the connection that holds the pool of workers is lost; making another')
        client = await lockAgain()
      }
    }
  }
  const lockAgain = async (): Promise<pg.Client> => {
    await client.end().catch(() => undefined)
    for (;;) {
      const next = await lockPool(source, poolId).catch(() => null)
      if (next !== null) return next
      await wait(reconnectAfterMs, undefined, { signal })
    }
  }
  const kept = keep().catch(() => undefined)
  return {
    async stop() {
      stopping.abort()
      await kept
      await client.end().catch(() => undefined)
    },
  }
}

async function lockPool(source: ConnectionSource, poolId: string): Promise<pg.Client> {
  const client = new pg.Client({
    ...clientConfig(source),
    application_name: 'preau-jobs',
    ...keptAlive,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select pg_advisory_lock_shared($1::int, hashtext($2::text))', [
      poolLock,
      poolId,
    ])
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}

async function giveBack(client: pg.Client, log: Log): Promise<void> {
  const { rows } = await client.query<{ pools: string[] | null }>(
    `select array_agg(distinct locked_by) as pools from graphile_worker.jobs
     where locked_by is not null
       and locked_at < now() - make_interval(secs => $2::double precision / 1000)
       and not exists (
         select from pg_locks
         where locktype = 'advisory' and granted and objsubid = 2
           and database = (select oid from pg_database where datname = current_database())
           and classid = $1::int::oid and objid = hashtext(locked_by)::oid
       )`,
    [poolLock, graceMs],
  )
  const pools = rows[0]?.pools ?? null
  if (pools === null) return
  await client.query('select graphile_worker.force_unlock_workers($1::text[])', [pools])
  log.warn({ pools }, 'jobs of processes that died were given back to the queue')
}
