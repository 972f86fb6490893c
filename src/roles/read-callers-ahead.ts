/**
 * Reads who may what before anybody comes: at 8:00 everybody comes in the same minute, and nobody's
 * rights shall have to be asked of the database then. After a restart at that hour the doors open at
 * once, and this goes on beside them; whoever comes before their turn here is read as they come.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { NewsHub } from '#engine/bus/news-hub.ts'
import type { Log } from '#engine/log/log.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { readAccountIds } from '#school/people/caller-store.ts'
import { type CallerMemory, peopleMax, rightsTopic } from '#school/people/remember-caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** People that are read at once, in one question: see `readPersonTogether`. */
export const pagePeople = 1_000
/** Between two pages others have their turn, for this part of the time that a page took. */
const restShare = 0.5
/** After an import has changed many people's rights, so long until all are read again. */
const againAfterMs = 2_000

export interface ReadingAhead {
  /** Resolves when everybody was read, or as many as are remembered. */
  readonly isRead: Promise<void>
  stop(): Promise<void>
}

export function readCallersAhead(given: {
  readonly db: SchoolDatabase
  readonly callers: CallerMemory
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly news: Pick<NewsHub, 'subscribe'>
  readonly log: Log
}): ReadingAhead {
  const { callers, clock, db, log, news } = given
  const stopping = new AbortController()
  let again: NodeJS.Timeout | undefined

  async function readEverybody(): Promise<void> {
    let last: Id | null = null
    for (let count = 0; count < peopleMax; count += pagePeople) {
      if (stopping.signal.aborted) return
      const startedAtMs = clock.monotonicMs()
      const page: Id[] = await readAccountIds(db, last, pagePeople)
      await Promise.all(page.map((accountId) => callers.get(accountId)))
      last = page.at(-1) ?? null
      if (page.length < pagePeople) return
      await wait((clock.monotonicMs() - startedAtMs) * restShare)
    }
  }
  const readSafely = (): Promise<void> =>
    readEverybody().catch((err: unknown) => {
      if (!stopping.signal.aborted) log.warn({ err }, 'people are read when they come, not before')
    })

  const isRead = readSafely()
  let reading = isRead
  news.subscribe(rightsTopic, (key) => {
    if (key !== '*' || stopping.signal.aborted) return
    clearTimeout(again)
    again = setTimeout(() => {
      reading = reading.then(readSafely)
    }, againAfterMs)
  })
  return {
    isRead,
    async stop() {
      stopping.abort()
      clearTimeout(again)
      await reading
    },
  }
}
