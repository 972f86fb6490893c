/**
 * What an operator may do at once: slow down what comes without a session from one source or one
 * network, for a quarter of an hour. Whoever is signed in is not looked at, and nobody behind an
 * address where enrolled people are known is slowed: such a measure is refused, and a network's spares
 * those addresses. Slowed means told when to come back, never shut out. Bounded, in memory.
 */
import type { Random } from '#kernel/random.ts'
import type { SourceMark } from './source-marks.ts'

export const slowForMs = 15 * 60_000
/** Calls a minute that still go through: of a source, and of a whole network. */
export const slowPerMinute = { source: 30, network: 600 } as const
/** After a rest so many at once. */
const atOnce = { source: 10, network: 60 } as const
const activeMax = 50
/** Measures that are over and still listed. */
const overMax = 50
/** Told times lie up to so much later than needed: not all come back in the same moment. */
const jitter = 0.3
/** Nobody is told to wait for longer; whoever comes too early is told again. */
const waitMaxMs = 60_000

export type SlowTarget =
  | { readonly kind: 'source'; readonly key: string; readonly name: string }
  | { readonly kind: 'network'; readonly network: number }

export interface SlowMeasure {
  readonly id: string
  readonly target: SlowTarget
  readonly fromMs: number
  /** Moved up where it was undone. */
  untilMs: number
  isUndone: boolean
  /** Calls that were told to come back. */
  slowed: number
  left: number
  refilledAtMs: number
}

export type SlowAnswer =
  | { readonly state: 'done'; readonly measure: SlowMeasure }
  | { readonly state: 'school' | 'full' | 'already' }

export class SlowMeasures {
  readonly #random: Pick<Random, 'fraction'>
  readonly #knownBehind: (sourceKey: string) => number
  readonly #measures: SlowMeasure[] = []
  #nextId = 1

  constructor(random: Pick<Random, 'fraction'>, knownBehind: (sourceKey: string) => number) {
    this.#random = random
    this.#knownBehind = knownBehind
  }

  slow(target: SlowTarget, nowMs: number): SlowAnswer {
    if (target.kind === 'source' && this.#knownBehind(target.key) > 0) return { state: 'school' }
    const active = this.#active(nowMs)
    if (active.some((one) => isSame(one.target, target))) return { state: 'already' }
    if (active.length >= activeMax) return { state: 'full' }
    const measure: SlowMeasure = {
      id: String(this.#nextId++),
      target,
      fromMs: nowMs,
      untilMs: nowMs + slowForMs,
      isUndone: false,
      slowed: 0,
      left: atOnce[target.kind],
      refilledAtMs: nowMs,
    }
    this.#measures.unshift(measure)
    this.#measures.splice(activeMax + overMax)
    return { state: 'done', measure }
  }

  /** Null: there is no such measure, or it is over. */
  undo(id: string, nowMs: number): SlowMeasure | null {
    const measure = this.#active(nowMs).find((one) => one.id === id)
    if (measure === undefined) return null
    measure.untilMs = nowMs
    measure.isUndone = true
    return measure
  }

  /** The latest first; those that are over too, for a while. */
  list(): readonly Readonly<SlowMeasure>[] {
    return this.#measures
  }

  /** Nobody has taken any measure yet. */
  isQuiet(): boolean {
    return this.#measures.length === 0
  }

  /** One call without a session: in how many ms it may come again; null: it goes through. */
  waitMs(source: Pick<SourceMark, 'key' | 'network'>, nowMs: number): number | null {
    const measure = this.#active(nowMs).find(({ target }) => slowFits(target, source))
    if (measure === undefined || this.#knownBehind(source.key) > 0) return null
    const perMs = slowPerMinute[measure.target.kind] / 60_000
    const most = atOnce[measure.target.kind]
    const gained = Math.max(0, nowMs - measure.refilledAtMs) * perMs
    measure.left = Math.min(most, measure.left + gained)
    measure.refilledAtMs = nowMs
    if (measure.left >= 1) {
      measure.left -= 1
      return null
    }
    measure.slowed += 1
    const neededMs = (1 - measure.left) / perMs
    return Math.min(waitMaxMs, Math.ceil(neededMs * (1 + jitter * this.#random.fraction())))
  }

  #active(nowMs: number): SlowMeasure[] {
    return this.#measures.filter(({ untilMs }) => nowMs < untilMs)
  }
}

/** Whether a measure is about this source. */
export function slowFits(target: SlowTarget, source: Pick<SourceMark, 'key' | 'network'>): boolean {
  return target.kind === 'source' ? target.key === source.key : target.network === source.network
}

function isSame(left: SlowTarget, right: SlowTarget): boolean {
  if (left.kind === 'source') return right.kind === 'source' && left.key === right.key
  return right.kind === 'network' && left.network === right.network
}
