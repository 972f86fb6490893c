/** Reads what somebody shows at the door. All of it is signed text that may be anything. */
import { passToleranceMs } from '#contract/pass-tolerance.ts'
import type { InToken } from './in-token.ts'
import { judgePass, passKeyName, readPass } from './overnight-pass.ts'
import { keyOf, readTicket, type Ticket, ticketKeyName } from './ticket.ts'
import type { Arriver, WaitingRoomContext } from './waiting-room-context.ts'

/** An overnight pass of this person, for this minute, and not used yet. */
export function showsGoodPass(
  { clock, keyRing, usedPasses }: WaitingRoomContext,
  { accountId }: Arriver,
  text: string | undefined,
): boolean {
  const pass = text === undefined ? null : readPass(keyRing.all(passKeyName), text)
  if (pass === null) return false
  const key = keyOf({ kind: 'account', id: accountId })
  const isUsed = usedPasses.isUsedSince(key, pass.fromMs - passToleranceMs)
  return judgePass(pass, { accountId, nowMs: clock.now(), isUsed }) === 'good'
}

/** The genuine ticket that is shown. `text`: as it came, where it still says the same. */
export function readShownTicket(
  { clock, keyRing, usedPasses }: WaitingRoomContext,
  text: string | undefined,
): { readonly ticket: Ticket; readonly text?: string } | null {
  if (text === undefined || text === '') return null
  const ticket = readTicket(keyRing.all(ticketKeyName), text, clock.now())
  if (ticket === null) return null
  const isSpent =
    ticket.lane === 'pass' && usedPasses.isUsedSince(keyOf(ticket.holder), ticket.arrivedAtMs)
  // The number stays its holder's for the day; the lane went with the pass.
  return isSpent ? { ticket: { ...ticket, lane: 'known' } } : { ticket, text }
}

/** The mark of being in, as long as it is good. */
export function readShownInToken(
  { clock, readInToken }: WaitingRoomContext,
  text: string | undefined,
): InToken | null {
  if (text === undefined || text === '') return null
  const token = readInToken(text)
  return token !== null && clock.now() < token.untilMs ? token : null
}
