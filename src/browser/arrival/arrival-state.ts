/**
 * Where this device stands at the door: not heard yet, let in, in line with a place, or without
 * an answer. Pure: what an answer changes, and when to ask again.
 */
import type { ApiRefusal, ApiResult } from '#browser/api/call-api.ts'
import { isWorthRetrying, retryDelayMs } from '#browser/satchel/retry-delay.ts'
import type { ArrivalReply, Lottery, Place } from '#contract/arrival.ts'

/** Nothing came back the last time: why, how often in a row, and when the next try is. */
export interface Silence {
  readonly refusal: ApiRefusal
  readonly failures: number
  readonly nextTryAtMs: number
}

export interface WaitingState {
  readonly state: 'waiting'
  readonly ticket: string
  readonly place: Place
  readonly lottery: Lottery | null
  /** When this place was true, by the device's clock. */
  readonly heardAtMs: number
  /** The place is kept, but the last question about it got no answer. */
  readonly silence: Silence | null
}

export type ArrivalState =
  | { readonly state: 'asking' }
  /** `silence`: a later arrival got no answer; whoever was in stays in. */
  | { readonly state: 'in'; readonly atMs: number; readonly silence: Silence | null }
  | WaitingState
  | { readonly state: 'unreachable'; readonly silence: Silence }

/** What to ask next, and when; null: nothing until somebody comes back. */
export interface NextAsk {
  readonly what: 'arrival' | 'place'
  readonly atMs: number
}

export interface Heard {
  readonly state: ArrivalState
  readonly next: NextAsk | null
}

/** An arrival at the door is news again after this long: another morning, another lesson. */
export const returnAfterMs = 10 * 60_000
/** Longer than this nobody is left without a question, whatever a server asked for. */
const askAfterMsMax = 10 * 60_000
/** A server's word below this is a slip: nobody asks faster. */
const pollAfterMsMin = 250

function silenceOf(
  before: ArrivalState,
  refusal: ApiRefusal,
  nowMs: number,
  random: number,
): Silence {
  const failures = ('silence' in before ? (before.silence?.failures ?? 0) : 0) + 1
  const delayMs = Math.min(askAfterMsMax, retryDelayMs(failures, refusal.retryAfterMs, random))
  return { refusal, failures, nextTryAtMs: nowMs + delayMs }
}

/** When the server wants to be asked for this place again. */
export function pollAtMs({ place, heardAtMs }: WaitingState): number {
  const afterMs = Math.min(askAfterMsMax, Math.max(pollAfterMsMin, place.pollAfterMs))
  return heardAtMs + afterMs
}

/** No answer, or one that says "later": what was known stays, and the next try is later each time. */
function hearSilence(
  before: ArrivalState,
  refusal: ApiRefusal,
  nowMs: number,
  random: number,
): Heard {
  const silence = silenceOf(before, refusal, nowMs, random)
  const atMs = silence.nextTryAtMs
  if (before.state === 'waiting') {
    return { state: { ...before, silence }, next: { what: 'place', atMs } }
  }
  if (before.state === 'in') {
    return { state: { ...before, silence }, next: { what: 'arrival', atMs } }
  }
  return { state: { state: 'unreachable', silence }, next: { what: 'arrival', atMs } }
}

/** `random` is in [0, 1). */
export function hearAnswer(
  before: ArrivalState,
  asked: NextAsk['what'],
  answer: ApiResult<ArrivalReply>,
  nowMs: number,
  random: number,
): Heard {
  if (answer.ok) {
    const reply = answer.value
    if (reply.state === 'in') {
      return { state: { state: 'in', atMs: nowMs, silence: null }, next: null }
    }
    const { ticket, place, lottery } = reply
    const state: WaitingState = {
      state: 'waiting',
      ticket,
      place,
      lottery,
      heardAtMs: nowMs,
      silence: null,
    }
    return { state, next: { what: 'place', atMs: pollAtMs(state) } }
  }
  const { refusal } = answer
  if (isWorthRetrying(refusal)) return hearSilence(before, refusal, nowMs, random)
  if (asked === 'place') {
    // The ticket means nothing there any more: the door gives another, and knows the person.
    const heard = hearSilence(before, refusal, nowMs, random)
    return { ...heard, next: heard.next && { ...heard.next, what: 'arrival' } }
  }
  // Neither "come in" nor "wait" nor "later": what is asked next will say why.
  return { state: { state: 'in', atMs: nowMs, silence: null }, next: null }
}
