/**
 * Overnight passes: a minute of the next school morning, bound to one person, used once, fetched
 * with the day packs, so that most devices come at a time of their own without having asked at
 * 8:00. Pure: keys, times and the counts of taken minutes are handed in.
 *
 * Layout of a pass: format (1) ‖ account id (16) ‖ first minute since 1970 (4) ‖ HMAC (32).
 */
import { passToleranceMs } from '#contract/pass-tolerance.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { LotteryTimes } from './lottery.ts'
import { readStatement, signStatement } from './signed-statement.ts'
import { lineRules } from './waiting-line.ts'

/** The name of the signing key in the key ring. */
export const passKeyName = 'overnight-pass'

/** Passes may fill this part of a minute's rate. */
export const passFill = lineRules.passShare
/** How far before the wanted time a minute is looked for. */
export const minutesBeforeMax = 45
/** The last minutes before the wanted time fill side by side: a school does not come in one of them… */
export const evenMinutes = 5
/** …but by so many at a time, so that those who ask one after another, as a class does, come together. */
export const passesTogether = lineRules.togetherMax
/** Whoever asks later than this before a minute is there already: passes are for mornings to come. */
export const passLeadMs = 3_600_000
/** Days that a pass is remembered after its own. */
export const passesKeptDays = 1

/**
 * The published bound: passes take at most `passFill` of every release while others wait, who share
 * the rest as they would share the whole; so everybody else's wait is at most this many times what
 * it would be without any pass.
 */
export const passLengtheningMax = 1 / (1 - lineRules.passShare)

export const minuteMs = 60_000
const passFormat = 1
const purpose = 'overnight pass'
const payloadBytes = 1 + 16 + 4

export interface OvernightPass {
  readonly accountId: Id
  /** Good from here, for a minute. */
  readonly fromMs: number
}

/** A minute that somebody would like to have. */
export interface WantedMinute {
  /** The start of the first lesson: a minute ends by then. */
  readonly wantedMs: number
  readonly notBeforeMs: number
}

/** Passes that one minute may hold. */
export function passesOfMinute(perSecond: number): number {
  return Math.floor(perSecond * 60 * passFill)
}

/** The earliest minute that is worth a pass; before an announced opening nobody is let in. */
export function passNotBefore(
  nowMs: number,
  wantedMs: number,
  opening: LotteryTimes | null,
): number {
  const soonestMs = nowMs + passLeadMs
  if (opening === null || wantedMs <= opening.waitingOpensAtMs) return soonestMs
  return Math.max(soonestMs, opening.doorOpensAtMs)
}

/** The minutes that may be given for it, the last one first. */
export function minutesFor({ notBeforeMs, wantedMs }: WantedMinute): number[] {
  const lastMs = Math.floor(wantedMs / minuteMs) * minuteMs - minuteMs
  const possible = Math.floor((lastMs - notBeforeMs) / minuteMs) + 1
  const count = Math.min(minutesBeforeMax, Math.max(0, possible))
  return Array.from({ length: count }, (_, back) => lastMs - back * minuteMs)
}

/**
 * The minute for one more pass: of the last ones before `wantedMs` the one that fewest have, a class
 * at a time; where these are full, the next free one before them; null where all are taken, and
 * then there is no pass: the line is there for everybody. `takenIn` counts the passes given for the
 * minute that begins then.
 */
export function chooseMinute(
  input: WantedMinute & {
    readonly perSecond: number
    readonly takenIn: (fromMs: number) => number
  },
): number | null {
  const perMinute = passesOfMinute(input.perSecond)
  const minutes = minutesFor(input)
  const isFree = (fromMs: number): boolean => input.takenIn(fromMs) < perMinute
  const roundOf = (fromMs: number): number => Math.floor(input.takenIn(fromMs) / passesTogether)
  const near = minutes.slice(0, evenMinutes).filter(isFree)
  const emptiest = Math.min(...near.map(roundOf))
  return (
    near.find((fromMs) => roundOf(fromMs) === emptiest) ??
    minutes.slice(evenMinutes).find(isFree) ??
    null
  )
}

/** One account's wish for a minute of one morning. */
export interface PassWish extends WantedMinute {
  readonly accountId: Id
  readonly on: Day
}

/** A pass, and which of its minute's it is: 0, 1, 2 … */
export interface GivenPass extends OvernightPass {
  readonly on: Day
  readonly ordinal: number
}

/** A pass for each wish as far as minutes are free, in order. `taken`, by minute, counts them in. */
export function givePasses(
  wishes: readonly PassWish[],
  perSecond: number,
  taken: Map<number, number>,
): GivenPass[] {
  const takenIn = (fromMs: number): number => taken.get(fromMs) ?? 0
  return wishes.flatMap(({ accountId, notBeforeMs, on, wantedMs }) => {
    const fromMs = chooseMinute({ wantedMs, notBeforeMs, perSecond, takenIn })
    if (fromMs === null) return []
    const ordinal = takenIn(fromMs)
    taken.set(fromMs, ordinal + 1)
    return [{ accountId, on, fromMs, ordinal }]
  })
}

export function mintPass(key: Uint8Array, pass: OvernightPass): string {
  const payload = Buffer.alloc(payloadBytes)
  payload[0] = passFormat
  payload.write(pass.accountId.replaceAll('-', ''), 1, 'hex')
  payload.writeUInt32BE(Math.floor(pass.fromMs / minuteMs), 17)
  return signStatement(key, purpose, payload)
}

/** What a genuine pass says; null for anything else. */
export function readPass(keys: readonly Uint8Array[], text: string): OvernightPass | null {
  const payload = readStatement(keys, purpose, payloadBytes, text)
  if (payload === null || payload[0] !== passFormat) return null
  const hex = payload.toString('hex', 1, 17)
  return {
    accountId: hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    fromMs: payload.readUInt32BE(17) * minuteMs,
  }
}

/** Nobody can use it any more. */
export function isOver({ fromMs }: Pick<OvernightPass, 'fromMs'>, nowMs: number): boolean {
  return nowMs >= fromMs + minuteMs + passToleranceMs
}

/** Why a pass opens the pass lane, or does not. Whoever holds one that does not simply queues. */
export type PassJudgement = 'good' | 'too_early' | 'too_late' | 'not_yours' | 'used'

export function judgePass(
  pass: OvernightPass,
  asked: { readonly accountId: Id; readonly nowMs: number; readonly isUsed: boolean },
): PassJudgement {
  if (pass.accountId !== asked.accountId) return 'not_yours'
  if (asked.nowMs < pass.fromMs - passToleranceMs) return 'too_early'
  if (isOver(pass, asked.nowMs)) return 'too_late'
  return asked.isUsed ? 'used' : 'good'
}
