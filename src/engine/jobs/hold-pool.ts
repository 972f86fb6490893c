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

const lookEveryMs = 15_000
const reconnectAfterMs = 500

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
  const giveBack = createGiveBack(log)
  let client = await lockPool(source, poolId)
  await giveBack.look(client)

  const keep = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        // After a break others too may still be locking theirs again: first wait, then look.
        await wait(lookEveryMs, undefined, { signal })
        await giveBack.look(client)
      } catch (err) {
        if (signal.aborted) return
        log.warn({ err }, 'the connection that holds the pool of workers is lost; making another')
        giveBack.forget()
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
    connectionTimeoutMillis: connectWaitMs,
    ...keptAlive,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await lockPoolName(client, poolId)
    return client
  } catch (error) {
    await client.end().catch(() => undefined)
    throw error
  }
}
