/**
 * The server of a made-up case: it serves so many requests a second, lets others wait, refuses when
 * too many wait, breaks when the case says so, and may keep a waiting room before the door.
 */
import { jitterPoll, pollAfter } from '#pipes/waiting-room/poll-pace.ts'
import type { Dice } from './dice.ts'

/** From when to when, in ms since 1970, which share of requests meets which failure of ours. */
export interface Fault {
  readonly from: number
  readonly to: number
  readonly share: number
  /** 0: nothing comes back before the client gives up. */
  readonly status: number
}

export interface ServerPlan {
  /** Requests a second. */
  readonly capacity: number
  /** A request that would wait longer is refused as `overloaded`. */
  readonly queueMsMax: number
  /** What an `overloaded` answer asks for; null: it does not say. */
  readonly retryAfterMs: number | null
  readonly faults: readonly Fault[]
  /** People let in a second by the waiting room; null: there is none. */
  readonly admitPerSecond: number | null
  /** Sockets open at once without a request, over which new ones are refused. */
  readonly silentMax: number
}

/** How long a client waits for an answer. */
export const patienceMs = 30_000
/** A refusal of the full queue costs this share of a request. */
const refusalCost = 0.08

export interface ServerAnswer {
  readonly status: number
  readonly refusal?: string
  readonly tookMs: number
  readonly retryAfterMs: number | null
  /** Stands in line: so many before, and when to ask again. */
  readonly ahead?: number
  readonly pollAfterMs?: number
  /** The number in line, to be shown at the next poll. */
  readonly turnAt?: number
}

export interface ServerAsk {
  readonly route: string
  readonly okStatus: number
  readonly okRefusal?: string | undefined
  /** As the last answer told; absent: comes to the line for the first time. */
  readonly turnAt?: number | undefined
  /** Whoever is not signed in waits in the lane of the unknown. */
  readonly person?: string | undefined
}

/** Of the rate, the part of those whom nobody knows. */
const unknownShare = 0.3

export class CaseServer {
  readonly plan: ServerPlan
  readonly #dice: Dice
  #freeAt = 0
  readonly #lastTurnAt = { known: 0, unknown: 0 }
  /** The longest wait in the queue of each second, in ms, for the signs of life. */
  readonly waitOfSecond = new Map<number, number>()

  constructor(plan: ServerPlan, dice: Dice) {
    this.plan = plan
    this.#dice = dice
  }

  answer(at: number, ask: ServerAsk): ServerAnswer {
    const fault = this.#faultAt(at, ask.route)
    if (fault !== null) return fault
    const waitMs = Math.max(0, this.#freeAt - at)
    this.#noteWait(at, waitMs)
    const costMs = 1_000 / this.plan.capacity
    if (waitMs > this.plan.queueMsMax) {
      this.#freeAt += costMs * refusalCost
      return {
        status: 503,
        refusal: 'overloaded',
        tookMs: this.#dice.logNormal(1.5, 0.5),
        retryAfterMs: this.plan.retryAfterMs,
      }
    }
    this.#freeAt = Math.max(at, this.#freeAt) + costMs
    const tookMs = waitMs + this.#serviceMs(ask.route)
    if (tookMs > patienceMs) return { status: 0, tookMs: patienceMs, retryAfterMs: null }
    return { ...this.#serve(at, ask), tookMs }
  }

  #serve(at: number, ask: ServerAsk): Omit<ServerAnswer, 'tookMs'> {
    const { admitPerSecond } = this.plan
    const stands = admitPerSecond !== null && (ask.route === 'arrival' || ask.route === 'line')
    if (!stands) {
      return ask.okRefusal === undefined
        ? { status: ask.okStatus, retryAfterMs: null }
        : { status: ask.okStatus, refusal: ask.okRefusal, retryAfterMs: null }
    }
    const turnAt = ask.turnAt ?? this.#giveTurn(at, admitPerSecond, ask.person !== undefined)
    if (turnAt <= at + 40) return { status: 200, retryAfterMs: null }
    const pollAfterMs = jitterPoll(pollAfter(turnAt - at), this.#dice)
    const ahead = Math.ceil(((turnAt - at) * admitPerSecond) / 1_000)
    return { status: 200, retryAfterMs: null, ahead, pollAfterMs, turnAt }
  }

  #giveTurn(at: number, perSecond: number, isKnown: boolean): number {
    const lane = isKnown ? 'known' : 'unknown'
    const rate = perSecond * (isKnown ? 1 - unknownShare : unknownShare)
    this.#lastTurnAt[lane] = Math.max(at, this.#lastTurnAt[lane] + 1_000 / rate)
    return this.#lastTurnAt[lane]
  }

  #faultAt(at: number, route: string): ServerAnswer | null {
    for (const { from, share, status, to } of this.plan.faults) {
      // The app's own files come from the disk, whatever else is broken.
      if (at < from || at >= to || route === 'file' || !this.#dice.chance(share)) continue
      if (status === 0) return { status, tookMs: patienceMs, retryAfterMs: null }
      const refusal = status === 503 ? 'unavailable' : status === 500 ? 'internal' : undefined
      const tookMs = this.#dice.logNormal(status === 503 ? 6 : 40, 0.8)
      const said = { status, tookMs, retryAfterMs: status === 503 ? this.plan.retryAfterMs : null }
      return refusal === undefined ? said : { ...said, refusal }
    }
    return null
  }

  #serviceMs(route: string): number {
    const median = route === 'file' ? 1.2 : route === 'sign-in' ? 38 : route === 'page' ? 3 : 6
    return this.#dice.logNormal(median, 0.6)
  }

  #noteWait(at: number, waitMs: number): void {
    const second = Math.floor(at / 1_000)
    const known = this.waitOfSecond.get(second)
    if (known === undefined || waitMs > known) this.waitOfSecond.set(second, waitMs)
  }
}
