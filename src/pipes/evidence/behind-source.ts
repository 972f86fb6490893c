/**
 * Who is signed in behind a source, and what it asked for in this minute before anybody was: files and
 * first pages carry no session, and belong to whoever shows one a moment later.
 */
import type { Beside, LooseKind } from './load-tally.ts'

const besideForMs = 30 * 60_000
const none: Readonly<Record<LooseKind, number>> = {
  plain: 0,
  again: 0,
  wrong: 0,
  missed: 0,
  silent: 0,
}

export class BehindSource {
  #beside: Beside = 'nobody'
  #untilMs = 0
  #minuteAtMs = 0
  /** What was asked for in that minute and is still nobody's. */
  readonly #unclaimed: Record<LooseKind, number> = { ...none }
  #unclaimedCount = 0

  besideAt(atMs: number): Beside {
    return this.#untilMs >= atMs ? this.#beside : 'nobody'
  }

  leaveUnclaimed(kind: LooseKind, minuteAtMs: number): void {
    this.#turn(minuteAtMs)
    this.#unclaimed[kind] += 1
    this.#unclaimedCount += 1
  }

  /** Somebody signed in: gives what was asked for them before, by kind; null: nothing was. */
  claim(
    beside: Exclude<Beside, 'nobody'>,
    atMs: number,
    minuteAtMs: number,
  ): Readonly<Record<LooseKind, number>> | null {
    this.#beside = beside
    this.#untilMs = atMs + besideForMs
    this.#turn(minuteAtMs)
    if (this.#unclaimedCount === 0) return null
    const claimed = { ...this.#unclaimed }
    this.#clear()
    return claimed
  }

  #turn(minuteAtMs: number): void {
    if (this.#minuteAtMs === minuteAtMs) return
    this.#minuteAtMs = minuteAtMs
    if (this.#unclaimedCount > 0) this.#clear()
  }

  #clear(): void {
    Object.assign(this.#unclaimed, none)
    this.#unclaimedCount = 0
  }
}
