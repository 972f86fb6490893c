/** How to reach a database: what the embedded server gives and every client takes. */

/** `host` may be the folder of a Unix socket. */
export interface Connection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
}

/** A connection, or a `postgresql://…` address of the operator's own server. */
export type ConnectionSource = Connection | string

/** The same server, another database on it. */
export function inDatabase(source: ConnectionSource, database: string): ConnectionSource {
  if (typeof source !== 'string') return { ...source, database }
  const url = new URL(source)
  url.pathname = `/${encodeURIComponent(database)}`
  return url.href
}

/**
 * For connections that rest: after so long TCP asks whether the other side is there, and after some ten minutes
 * without an answer it is gone. The system's own time before the first question is two hours.
 */
export const keptAlive = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } as const

/** So long a new one of these may take: a process that is still loading may be deaf for seconds. */
export const connectWaitMs = 15_000

/** What `pg` takes. */
export function clientConfig(
  source: ConnectionSource,
): { connectionString: string } | { [Field in keyof Connection]: Connection[Field] } {
  return typeof source === 'string' ? { connectionString: source } : { ...source }
}
