/**
 * The wait that is promised: how many people go in before somebody, counted over all lanes, at the
 * rate of now. Pure. What was promised and what came of it is kept by `wait-record.ts`.
 */
import type { Lane, LaneCounts, LineRules } from './waiting-line.ts'

type Parts = Pick<LineRules, 'passShare' | 'unknownShare'>

/**
 * How many go in before somebody who has `ahead` people before them in their own lane. While n go
 * in, passes take at most 70 % of n and the unknown 20 %: n = ahead + min(P, 0.7n) + min(U, 0.2n).
 * The right side is the least of four straight lines flatter than n itself, so the solution is the
 * least of their four solutions.
 */
export function peopleBefore(lane: Lane, ahead: number, waiting: LaneCounts, parts: Parts): number {
  const others = (name: Lane) => (name === lane ? 0 : waiting[name])
  const everybody = ahead + others('pass') + others('known') + others('unknown')
  if (lane === 'pass') return Math.ceil(Math.min(everybody, over(ahead, parts.passShare)))
  if (lane === 'unknown') return Math.ceil(Math.min(everybody, over(ahead, parts.unknownShare)))
  return Math.ceil(
    Math.min(
      everybody,
      over(ahead + waiting.unknown, 1 - parts.passShare),
      over(ahead + waiting.pass, 1 - parts.unknownShare),
      over(ahead, 1 - parts.passShare - parts.unknownShare),
    ),
  )
}

function over(people: number, part: number): number {
  return part <= 0 ? Number.POSITIVE_INFINITY : people / part
}

/** In ms; null while nobody is let in. One's own entry is counted: the first in line waits too. */
export function honestWait(before: number, perSecond: number): number | null {
  if (!(perSecond > 0)) return null
  return Math.round(((before + 1) / perSecond) * 1_000)
}
