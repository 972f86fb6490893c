/** What a class has together, under each column: the mean of its points, or how many stand at each step. */
import type { Grade } from '#contract/grades.ts'

export type ClassLine =
  | { readonly kind: 'mean'; readonly mean: number }
  /** How many have step 1, 2, 3, 4. */
  | { readonly kind: 'steps'; readonly counts: readonly [number, number, number, number] }

/** Null: nobody has a grade that says anything. Who is absent or was not marked is left out, as ever. */
export function classLine(grades: readonly (Grade | null)[]): ClassLine | null {
  const counts: [number, number, number, number] = [0, 0, 0, 0]
  const points: number[] = []
  for (const grade of grades) {
    if (grade?.kind === 'points') points.push(grade.points)
    if (grade?.kind === 'step') counts[grade.step - 1] = (counts[grade.step - 1] ?? 0) + 1
  }
  if (counts.some((count) => count > 0)) return { kind: 'steps', counts }
  if (points.length === 0) return null
  return { kind: 'mean', mean: meanOf(points) }
}

/** Of the pupils' averages, in hundredths; null where none has one. */
export function meanAverage(hundredths: readonly (number | null)[]): number | null {
  const counted = hundredths.filter((one) => one !== null)
  return counted.length === 0 ? null : meanOf(counted.map((one) => one / 100))
}

/** Two decimals, half up; in whole hundredths, so that no double decides it. */
function meanOf(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + Math.round(value * 100), 0)
  return Math.floor((2 * sum + values.length) / (2 * values.length)) / 100
}
