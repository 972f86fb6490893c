/**
 * Gives jobs back whose process died: killed, or without power. The queue itself would wait four hours. A process
 * locks the name of its pool of workers on a connection of its own, which ends with the process, however that ends;
 * a job of a pool whose name nobody locks has nobody who does it.
 */
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import {
  type ConnectionSource,
  clientConfig,
  connectWaitMs,
  keptAlive,
} from '#engine/database/connection.ts'
import type { Log } from '#engine/log/log.ts'
import { createGiveBack, lockPoolName } from './give-back.ts'

const lookEveryMsUsual = 15_000
const reconnectAfterMs = 500

export interface HeldPool {
  stop(): Promise<void>
}

/** Resolves when the name is locked, and what dead pools left is given back. */
export async function holdPool(
  source: ConnectionSource,
  poolId: string,
  log: Log,
  /** For tests. */
  { lookEveryMs = lookEveryMsUsual } = {},
): Promise<HeldPool> {
  const stopping = new AbortController()
  const { signal } = stopping
  const giveBack = createGiveBack(log)
  let lock = await lockPool(source, poolId)
  await giveBack.look(lock.client)

  const keep = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        // After a break others too may still be locking theirs again: first wait, then look.
        await wait(lookEveryMs, undefined, { signal: AbortSignal.any([signal, lock.broken]) })
        await giveBack.look(lock.client)
      } catch (err) {
        if (signal.aborted) return
        log.warn({ err }, 'the connection that holds the pool of workers is lost; making another')
        giveBack.forget()
        lock = await lockAgain()
      }
    }
  }
  const lockAgain = async (): Promise<PoolLock> => {
    await lock.client.end().catch(() => undefined)
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
      await lock.client.end().catch(() => undefined)
    },
  }
}

interface PoolLock {
  readonly client: pg.Client
  /** Aborted as soon as the connection is known to be over, and the lock with it. */
  readonly broken: AbortSignal
}

async function lockPool(source: ConnectionSource, poolId: string): Promise<PoolLock> {
  const client = new pg.Client({
    ...clientConfig(source),
    application_name: 'preau-jobs',
    connectionTimeoutMillis: connectWaitMs,
    ...keptAlive,
  })
  const breaking = new AbortController()
  client.on('error', (error) => breaking.abort(error))
  client.on('end', () => breaking.abort())
  try {
    await client.connect()
    await lockPoolName(client, poolId)
    return { client, broken: breaking.signal }
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}
