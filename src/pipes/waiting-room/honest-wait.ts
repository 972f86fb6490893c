/**
 * The wait that is promised: how many people go in before somebody, counted over all lanes, at the
 * rate of now. Pure. What was promised and what came of it is kept by `wait-record.ts`.
 */
import type { Lane, LaneCounts, LineRules } from './waiting-line.ts'

type Parts = Pick<LineRules, 'passShare' | 'unknownShare'>

/**
 * How many go in before somebody who has `ahead` people before them in their own lane. While n go
 * in, passes take min(P, 0.7n); of the m that are left, the unknown take min(U, 0.2m). Each of the
 * two equations, m = ahead + min(U, 0.2m) and n = m + min(P, 0.7n), has on its right the lesser of
 * two straight lines flatter than the left, so its solution is the lesser of their solutions.
 */
export function peopleBefore(lane: Lane, ahead: number, waiting: LaneCounts, parts: Parts): number {
  const { pass, known, unknown } = waiting
  if (lane === 'pass') {
    return Math.ceil(Math.min(ahead + known + unknown, over(ahead, parts.passShare)))
  }
  const [others, share] =
    lane === 'known' ? [unknown, 1 - parts.unknownShare] : [known, parts.unknownShare]
  const withoutPasses = Math.min(ahead + others, over(ahead, share))
  return Math.ceil(Math.min(withoutPasses + pass, over(withoutPasses, 1 - parts.passShare)))
}

function over(people: number, part: number): number {
  return part <= 0 ? Number.POSITIVE_INFINITY : people / part
}

/** In ms; null while nobody is let in. One's own entry is counted: the first in line waits too. */
export function honestWait(before: number, perSecond: number): number | null {
  if (!(perSecond > 0)) return null
  return Math.round(((before + 1) / perSecond) * 1_000)
}

/**
 * What somebody is told while the door is still held shut: until it opens, and then at the rate that
 * it will have. `waitMs`: what the line says, null while nobody is let in.
 */
export function waitAtOpening(
  { ahead, waitMs }: { readonly ahead: number; readonly waitMs: number | null },
  opening: { readonly doorOpensAtMs: number; readonly perSecond: number },
  nowMs: number,
): number | null {
  if (waitMs !== null || nowMs >= opening.doorOpensAtMs) return waitMs
  const fromThenMs = honestWait(ahead, opening.perSecond)
  return fromThenMs === null ? null : opening.doorOpensAtMs - nowMs + fromThenMs
}
