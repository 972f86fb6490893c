/**
 * When a guardian's rights end, the sessions that the guardian opened for the child end with them,
 * whichever room or import changed the rights: this listens to their news. Every process does it;
 * the second finds nothing left to end.
 */
import { rightsTopic } from '#school/people/remember-caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import type { SessionNews } from './session-memory.ts'
import { revokeSessionsOfFormerGuardians } from './session-store.ts'

/** Subscribes; resolve `settled()` to wait for what is under way (a stop, a test). */
export function revokeFormerGuardians(
  context: Pick<RoomContext, 'db' | 'clock' | 'log'>,
  news: Pick<SessionNews, 'subscribe'>,
): { settled(): Promise<void> } {
  let underWay: Promise<void> = Promise.resolve()
  const waiting = new Set<string>()

  const endThose = async (): Promise<void> => {
    const keys = [...waiting]
    waiting.clear()
    const accountIds = keys.includes('*') ? [null] : keys
    for (const accountId of accountIds) {
      const now = new Date(context.clock.now())
      await context.db
        .transaction()
        .execute((trx) => revokeSessionsOfFormerGuardians(trx, accountId, now))
    }
  }
  news.subscribe(rightsTopic, (key) => {
    waiting.add(key)
    if (waiting.size > 1) return
    underWay = underWay.then(endThose).catch((err: unknown) => {
      context.log.error({ err }, 'sessions of former guardians could not be ended')
    })
  })
  return { settled: () => underWay }
}
