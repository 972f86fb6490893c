/**
 * What a measurement is and what it finds, judged against its target. Adding one: a file in
 * `measurements/` that exports a `Measurement`, and its name in `measurement-list.ts`.
 */
import type { BenchGround } from './bench-ground.ts'

/** What must hold at once for a figure to count. */
export interface Target {
  /** The figure itself: at least so much, or at most. */
  readonly value: number
  readonly is: 'at_least' | 'at_most'
  /** Share of the limit. */
  readonly ofLimitMin?: number
  readonly p99MsMax?: number
  /** Of what is told beside the figure, by its name: at most so much. */
  readonly alsoMax?: Readonly<Record<string, number>>
}

/** A figure as it was measured. */
export interface Figure {
  readonly value: number
  readonly unit: string
  readonly p99Ms?: number
  /** What this machine can do at all, measured in the same run. */
  readonly limit?: number
  readonly ofLimit?: number
  /** Answers that were no success, and calls without any. */
  readonly failed?: number
  /** Of those, where it was counted: how many by status; `none` had no answer. */
  readonly failedAs?: Readonly<Record<string, number>>
  /** What else was counted, by its name. */
  readonly also?: Readonly<Record<string, number>>
  /** Why the figure says nothing about the server. */
  readonly voided?: string | null
}

export interface Finding extends Omit<Figure, 'voided'> {
  /** Null: a base line, measured to be compared with. */
  readonly target: number | null
  readonly holds: boolean
  readonly voided?: string
}

export interface Measurement {
  /** As in `npm run bench -- <name>`. */
  readonly name: string
  readonly target: Target | null
  /** Takes minutes of its own, or is a base line: made when it is asked for by its name. */
  readonly isApart?: boolean
  measure(ground: BenchGround): Promise<Figure>
}

export function judge(target: Target | null, { voided, ...figure }: Figure): Finding {
  const { failed = 0 } = figure
  const isMet = target === null || meets(target, figure)
  const holds = isMet && failed === 0 && !voided
  return { ...figure, target: target?.value ?? null, holds, ...(voided ? { voided } : {}) }
}

function meets(target: Target, figure: Figure): boolean {
  const { also = {}, value, ofLimit = 0, p99Ms = Number.POSITIVE_INFINITY } = figure
  const beside = Object.entries(target.alsoMax ?? {})
  const isReached = target.is === 'at_least' ? value >= target.value : value <= target.value
  return (
    isReached &&
    (target.ofLimitMin === undefined || ofLimit >= target.ofLimitMin) &&
    (target.p99MsMax === undefined || p99Ms <= target.p99MsMax) &&
    beside.every(([name, most]) => (also[name] ?? Number.POSITIVE_INFINITY) <= most)
  )
}
