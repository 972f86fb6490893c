/**
 * The hints of a question, in the order in which they are opened, and what opening them costs. The
 * first stands in `hint`, the others in `furtherHints`: what was written or printed when there was
 * only one reads the same.
 */
import type { Inlines } from './content.ts'
import { roundPoints } from './round-points.ts'

/** Most hints that one question has. */
export const hintsMax = 5

/** A share this near to the whole is the whole: Moodle writes a third as 0.3333333. */
const shareTolerance = 0.000_001

export interface Hints {
  hint?: Inlines | undefined
  furtherHints?: Inlines[] | undefined
}

/** Every hint, those too in which nothing is written yet. */
export function everyHint({ hint, furtherHints = [] }: Hints): Inlines[] {
  return hint === undefined ? furtherHints : [hint, ...furtherHints]
}

/** The hints that say something. */
export function hintsOf(question: Hints): Inlines[] {
  return everyHint(question).filter((hint) => hint.length > 0)
}

/** A list of hints as the fields of a question; what is not there has no field. */
export function asHints([hint, ...furtherHints]: readonly Inlines[]): {
  hint?: Inlines
  furtherHints?: Inlines[]
} {
  if (hint === undefined) return {}
  return furtherHints.length === 0 ? { hint } : { hint, furtherHints }
}

/** What a question is worth, and which share of that each opened hint costs. */
export interface HintPrice {
  readonly points: number
  readonly hintPenalty?: number | undefined
}

/**
 * What so many opened hints cost, in points: as in Moodle, the share as often as hints were opened,
 * and never more than the question is worth.
 */
export function costOfHints({ points, hintPenalty = 0 }: HintPrice, openedCount: number): number {
  const share = hintPenalty * openedCount
  return roundPoints((share > 1 - shareTolerance ? 1 : share) * points)
}

/** What the next hint costs on top of those that are open, in points. */
export function costOfNextHint(price: HintPrice, openedCount: number): number {
  return roundPoints(costOfHints(price, openedCount + 1) - costOfHints(price, openedCount))
}

/** The points that are left of those earned, never below zero, and what was taken. */
export function takeHintCost(
  earned: number,
  cost: number,
): { readonly points: number; readonly taken: number } {
  const taken = Math.min(earned, cost)
  return { points: roundPoints(earned - taken), taken }
}
