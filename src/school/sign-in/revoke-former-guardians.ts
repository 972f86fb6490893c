/**
 * When a guardian's rights end, the sessions that the guardian opened for the child end with them,
 * whichever room or import changed the rights: this listens to their news. Every process does it;
 * the second finds nothing left to end.
 */
import { rightsTopic } from '#school/people/remember-caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import type { SessionNews } from './session-memory.ts'
import { revokeSessionsOfFormerGuardians } from './session-store.ts'

/** After a failure, when it is tried again: a blocked guardian must not wait for luck. */
const retryMs = 5_000

/**
 * Looks once at everybody's (rights may have changed while no process ran), then subscribes.
 * Resolve `settled()` to wait for what is under way (a stop, a test).
 */
export function revokeFormerGuardians(
  context: Pick<RoomContext, 'db' | 'clock' | 'log'>,
  news: Pick<SessionNews, 'subscribe'>,
): { settled(): Promise<void> } {
  let underWay: Promise<void> = Promise.resolve()
  let isPlanned = false
  const waiting = new Set<string>()

  const endThose = async (): Promise<void> => {
    isPlanned = false
    const keys = [...waiting]
    waiting.clear()
    try {
      for (const accountId of keys.includes('*') ? [null] : keys) {
        const now = new Date(context.clock.now())
        await context.db
          .transaction()
          .execute((trx) => revokeSessionsOfFormerGuardians(trx, accountId, now))
      }
    } catch (err) {
      context.log.error({ err }, 'sessions of former guardians could not be ended')
      for (const key of keys) waiting.add(key)
      setTimeout(plan, retryMs).unref()
    }
  }
  const plan = (): void => {
    if (isPlanned) return
    isPlanned = true
    underWay = underWay.then(endThose)
  }
  const look = (key: string): void => {
    waiting.add(key)
    plan()
  }
  news.subscribe(rightsTopic, look)
  look('*')
  return { settled: () => underWay }
}
