/**
 * Gives jobs back to the queue that are of a pool whose name nobody locks: nobody does them. Another process's
 * lock alone may be lost for a moment, while it does its jobs and locks its name again; so a pool counts as dead
 * when two looks in a row found it unlocked. The first look of a process waits for no second one.
 */
import type pg from 'pg'
import type { Log } from '#engine/log/log.ts'

/** Any number that nothing else uses; the second key of a lock is made of the pool's name. */
const poolLock = 772_328_405
/** A pool may have taken a job a moment before its process locked its name. */
const graceMs = 10_000

export interface GiveBack {
  look(client: pg.ClientBase): Promise<void>
  /** What the last look found counts no more: the server may have been away since, and everybody's locks with it. */
  forget(): void
}

export function createGiveBack(log: Pick<Log, 'warn'>): GiveBack {
  /** What the last look found; null: there was none. */
  let before: ReadonlySet<string> | null = null
  return {
    async look(client) {
      const unlocked = await findUnlocked(client)
      const known = before
      before = new Set(unlocked)
      const pools = known === null ? unlocked : unlocked.filter((pool) => known.has(pool))
      if (pools.length === 0) return
      await client.query('select graphile_worker.force_unlock_workers($1::text[])', [pools])
      log.warn({ pools }, 'jobs of processes that died were given back to the queue')
    },
    forget() {
      before = new Set()
    },
  }
}

/** Says, for as long as the connection lasts, that this pool lives. */
export async function lockPoolName(client: pg.ClientBase, poolId: string): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1::int, hashtext($2::text))', [
    poolLock,
    poolId,
  ])
}

async function findUnlocked(client: pg.ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ pool: string }>(
    `select distinct locked_by as pool from graphile_worker.jobs
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
  return rows.map(({ pool }) => pool)
}
