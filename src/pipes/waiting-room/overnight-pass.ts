/**
 * Overnight passes: a minute of the next school morning, bound to one person, used once, fetched
 * with the day packs, so that most devices come at a time of their own without having asked at
 * 8:00. Pure: keys, times and the counts of taken minutes are handed in.
 *
 * Layout of a pass: format (1) ‖ account id (16) ‖ first minute since 1970 (4) ‖ HMAC (32).
 */
import type { Id } from '#kernel/ids.ts'
import { readStatement, signStatement } from './signed-statement.ts'
import { lineRules } from './waiting-line.ts'

/** The name of the signing key in the key ring. */
export const passKeyName = 'overnight-pass'

/** Passes may fill this part of a minute's rate. */
export const passFill = lineRules.passShare
/** A phone's clock, or ours, may be a little off. */
export const passToleranceMs = 60_000
/** How far before the wanted time a minute is looked for. */
export const minutesBeforeMax = 45

/**
 * The published bound: passes take at most `passFill` of every release while others wait, so the
 * others' wait is at most this many times what it would be without any pass.
 */
export const passLengtheningMax = 1 / (1 - lineRules.passShare)

const minuteMs = 60_000
const passFormat = 1
const purpose = 'overnight pass'
const payloadBytes = 1 + 16 + 4

export interface OvernightPass {
  readonly accountId: Id
  /** Good from here, for a minute. */
  readonly fromMs: number
}

/**
 * The minute for one more pass: the last free one that ends by `wantedMs` (the start of the first
 * lesson), else an earlier one; null where all are taken, and then there is no pass: the line is
 * there for everybody. `takenIn` counts the passes given for the minute that begins then.
 */
export function chooseMinute(input: {
  readonly wantedMs: number
  readonly notBeforeMs: number
  readonly perSecond: number
  readonly takenIn: (fromMs: number) => number
}): number | null {
  const perMinute = Math.floor(input.perSecond * 60 * passFill)
  const lastMs = Math.floor(input.wantedMs / minuteMs) * minuteMs - minuteMs
  for (let back = 0; back < minutesBeforeMax; back += 1) {
    const fromMs = lastMs - back * minuteMs
    if (fromMs < input.notBeforeMs) return null
    if (input.takenIn(fromMs) < perMinute) return fromMs
  }
  return null
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

/** Why a pass opens the pass lane, or does not. Whoever holds one that does not simply queues. */
export type PassJudgement = 'good' | 'too_early' | 'too_late' | 'not_yours' | 'used'

export function judgePass(
  pass: OvernightPass,
  asked: { readonly accountId: Id; readonly nowMs: number; readonly isUsed: boolean },
): PassJudgement {
  if (pass.accountId !== asked.accountId) return 'not_yours'
  if (asked.nowMs < pass.fromMs - passToleranceMs) return 'too_early'
  if (asked.nowMs >= pass.fromMs + minuteMs + passToleranceMs) return 'too_late'
  return asked.isUsed ? 'used' : 'good'
}
