/**
 * A pupil's average in one period of one course, by the rules of docs/grades.md: exact fractions,
 * rounded once, at the end. Pure.
 */
import type { Grade, Scale } from '#contract/grades.ts'

/** A grade beside what it was given for. */
export interface Graded {
  readonly scale: Scale
  readonly weight: number
  /** Null: nothing was given yet. */
  readonly grade: Grade | null
}

export interface AverageOf20 {
  /** Out of 20, in hundredths, rounded half up; null where nothing counts. */
  readonly hundredths: number | null
  readonly counted: number
}

/** Averages are out of twenty whatever the whole was. */
const outOf = 20n

export function averageOf(graded: readonly Graded[]): AverageOf20 {
  let sum: Fraction = { over: 0n, under: 1n }
  let weights = 0n
  let counted = 0
  for (const { grade, scale, weight } of graded) {
    if (grade?.kind !== 'points' || scale.kind !== 'points' || weight === 0) continue
    const weighed = inHundredths(weight)
    sum = add(sum, { over: weighed * inHundredths(grade.points), under: inHundredths(scale.outOf) })
    weights += weighed
    counted += 1
  }
  if (counted === 0) return { hundredths: null, counted }
  // Half up: 12,345 is 12,35, as in every French register.
  const { over, under } = { over: sum.over * outOf * 100n, under: sum.under * weights }
  return { hundredths: Number((2n * over + under) / (2n * under)), counted }
}

interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

function add(left: Fraction, right: Fraction): Fraction {
  const over = left.over * right.under + right.over * left.under
  const under = left.under * right.under
  const common = commonOf(over, under)
  return { over: over / common, under: under / common }
}

function commonOf(left: bigint, right: bigint): bigint {
  let [larger, smaller] = [left, right]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger === 0n ? 1n : larger
}

/** Two decimals at most, whatever a double makes of them. */
function inHundredths(value: number): bigint {
  return BigInt(Math.round(value * 100))
}
