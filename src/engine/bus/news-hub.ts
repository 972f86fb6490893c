/**
 * Hands the news of the change feed to whoever asked for a topic in this process. The feed
 * brings what any process published, this one included, in the order of its commits.
 */
import {
  type Change,
  type ChangeCursor,
  type ChangeFeed,
  currentCursor,
  followChanges,
} from '#engine/database/change-feed.ts'
import type { Database } from '#engine/database/database.ts'
import type { Log } from '#engine/log/log.ts'

type Listener = (key: string) => void

export interface NewsHub {
  /** Calls back with the key of each change of the topic. Subscribe before `start`. */
  subscribe(topic: string, listener: Listener): void
  /** Begins where `mark` stood: whatever was read since then is told again. */
  start(): Promise<void>
  /** Milliseconds since the feed last heard from the database; infinite before `start`. */
  silentForMs(): number
  /** Resolves when everything committed before the call has been told. */
  catchUp(): Promise<void>
  stop(): Promise<void>
}

/** Marks this moment: state read after it, followed by the news since it, misses nothing. */
export async function createNewsHub<Tables>(
  database: Database<Tables>,
  log: Log,
): Promise<NewsHub> {
  const listeners = new Map<string, Listener[]>()
  const mark: ChangeCursor = await currentCursor(database.kysely)
  let feed: ChangeFeed | null = null

  function tell(changes: readonly Change[]): void {
    for (const { topic, key } of changes) {
      for (const listener of listeners.get(topic) ?? []) listener(key)
    }
  }

  return {
    subscribe(topic, listener) {
      listeners.set(topic, [...(listeners.get(topic) ?? []), listener])
    },
    async start() {
      feed = await followChanges(database, { log, onChanges: tell, from: mark })
    },
    silentForMs: () => feed?.staleMs() ?? Number.POSITIVE_INFINITY,
    catchUp: async () => feed?.catchUp(),
    stop: async () => feed?.stop(),
  }
}
