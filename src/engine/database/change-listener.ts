/**
 * Keeps one connection listening on a PostgreSQL channel, and makes it anew when it breaks.
 * A notification is only a wake-up: whoever is woken reads the rows, so a lost one costs
 * time, never news.
 */
import pg from 'pg'
import {
  type ConnectionSource,
  clientConfig,
  connectWaitMs,
  keptAlive,
} from '#engine/database/connection.ts'
import type { Log } from '#engine/log/log.ts'

export interface ChangeListener {
  stop(): Promise<void>
}

export interface ChangeListenerOptions {
  /** A plain identifier. */
  readonly channel: string
  readonly log: Log
  /** Called at a notification, and after each new connection: something may have been missed. */
  readonly onWake: () => void
}

/** Under this name PostgreSQL shows the connections of processes that serve people. */
export const listenerName = 'preau-listen'

const reconnectAfterMs = 500
const reconnectAfterMsMax = 10_000

/** Starts listening in the background. */
export function listenForChanges(
  source: ConnectionSource,
  options: ChangeListenerOptions,
): ChangeListener {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let failures = 0

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      ...clientConfig(source),
      application_name: listenerName,
      connectionTimeoutMillis: connectWaitMs,
      ...keptAlive,
    })
    client = next
    next.on('error', () => undefined)
    next.on('notification', options.onWake)
    await next.connect()
    next.once('end', retry)
    await next.query(`listen ${pg.escapeIdentifier(options.channel)}`)
    failures = 0
    options.onWake()
  }
  const retry = (): void => {
    if (stopped || timer !== undefined) return
    const delayMs = Math.min(reconnectAfterMs * 2 ** failures, reconnectAfterMsMax)
    failures += 1
    options.log.warn({ delayMs }, 'the listening connection is lost; making another')
    timer = setTimeout(() => {
      timer = undefined
      begin()
    }, delayMs)
  }
  let connecting: Promise<void> = Promise.resolve()
  const begin = (): void => {
    connecting = connect().catch(retry)
  }
  begin()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await connecting
      await client?.end().catch(() => undefined)
    },
  }
}
