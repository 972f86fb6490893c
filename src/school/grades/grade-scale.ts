/** Which grades there can be: in which schools, of which scale, how fine. Pure. */
import type { Grade, Scale } from '#contract/grades.ts'

/** Kinds of schools where what is learnt has four steps and no averages are made (docs/grades.md). */
const kindsWithoutPoints: ReadonlySet<string> = new Set(['maternelle', 'elementaire', 'primaire'])

export function isWithoutPoints(schoolKind: string): boolean {
  return kindsWithoutPoints.has(schoolKind)
}

/** Whether a grade can be given for an assessment of this scale: none of another kind, none beyond the whole. */
export function fitsScale(grade: Grade, scale: Scale): boolean {
  if (grade.kind === 'none') return true
  if (grade.kind === 'step') return scale.kind !== 'points'
  return scale.kind === 'points' && grade.points <= scale.outOf && isInHundredths(grade.points)
}

/** Nobody grades finer; a third of a point would not come back as it was given. */
export function isInHundredths(value: number): boolean {
  return Math.round(value * 100) / 100 === value
}

/** Whether a grade means the same after its assessment's scale became another one. */
export function staysInScale(grade: Grade, before: Scale, after: Scale): boolean {
  // A step of attainment is none of mastery, whatever its number.
  const isRelabelled = grade.kind === 'step' && before.kind !== after.kind
  return !isRelabelled && fitsScale(grade, after)
}
