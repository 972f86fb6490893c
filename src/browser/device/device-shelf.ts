/**
 * What the door and its waiting page may know of this device: which personal pack is held, whether
 * today lies here whole, a pass for this minute, and today itself. Nothing throws.
 */
import { serverClock } from '#browser/api/server-clock.ts'
import type { Arrival } from '#contract/arrival.ts'
import type { MyDay } from '#contract/day.ts'
import type { PersonalPackReply } from '#contract/day-packs.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { takePersonalPack } from './fetch-ahead.ts'
import { openDatabaseKeep } from './keep.ts'
import { accountInFront } from './known-accounts.ts'
import { openPackShelf } from './pack-shelf.ts'
import { isWarm, passAt } from './plan-fetching.ts'
import { readDayHere } from './read-here.ts'

type Held = Pick<Arrival, 'held' | 'warm' | 'pass'>

async function heldBy(accountId: Id): Promise<Held> {
  const keep = await openDatabaseKeep(accountId)
  const personal = (await keep?.get('personal'))?.value
  const shelf = await openPackShelf()
  if (personal === undefined || shelf === null) return {}
  const files = (await keep?.get('files'))?.value ?? {}
  // A pass counts in its minute at the school: with a device's wrong clock it would never be shown.
  const now = serverClock.nowMs()
  const pass = passAt(personal, now)
  return {
    held: personal.version,
    warm: isWarm({ personal, files }, await shelf.addresses(), dayOf(now, personal.timeZone)),
    ...(pass === null ? {} : { pass }),
  }
}

export const deviceShelf = {
  /** Of whoever was in front the last time: asked before the server has said who it is. */
  async held(): Promise<Held> {
    const accountId = accountInFront()
    if (accountId === null) return {}
    return heldBy(accountId).catch(() => ({}))
  },
  /** Somebody was let in: what changed is kept, and what is missing fetched. */
  keep(askedFor: Id, reply: PersonalPackReply): void {
    void takePersonalPack(askedFor, reply)
  },
  async readToday(): Promise<MyDay | null> {
    return (await readDayHere(null))?.value ?? null
  },
}
