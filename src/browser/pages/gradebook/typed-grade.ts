/** A grade as a teacher types it into a cell, and as a cell shows it. */
import type { Grade, NoGrade, Scale } from '#contract/grades.ts'

export type TypedGrade =
  | { readonly ok: true; readonly grade: Grade | null }
  | { readonly ok: false; readonly why: 'unreadable' | 'step' | 'too_many' | 'too_fine' }

/** What begins like one of these is meant; the words of either language. */
const wordsOfNone: readonly (readonly [RegExp, NoGrade])[] = [
  [/^a(bs(ente?)?)?$/, 'absent'],
  [/^d(is(p(ens[eé](e|d)?)?)?)?$/, 'dispensed'],
  [/^n\.?n(ot[eé])?$/, 'not_marked'],
  [/^(n\.?r(du|endu)?|nh)$/, 'not_handed_in'],
]

/** Comma or dot; an empty text takes the grade away. */
export function typedGrade(text: string, scale: Scale): TypedGrade {
  const plain = text.trim().toLowerCase().replace(',', '.')
  if (plain === '') return { ok: true, grade: null }
  for (const [pattern, why] of wordsOfNone) {
    if (pattern.test(plain)) return { ok: true, grade: { kind: 'none', why } }
  }
  const value = /^\d+(\.\d*)?$/.test(plain) ? Number(plain) : Number.NaN
  if (scale.kind !== 'points') {
    const isStep = Number.isInteger(value) && value >= 1 && value <= 4
    return isStep ? { ok: true, grade: { kind: 'step', step: value } } : { ok: false, why: 'step' }
  }
  if (Number.isNaN(value)) return { ok: false, why: 'unreadable' }
  if (value > scale.outOf) return { ok: false, why: 'too_many' }
  if (Math.round(value * 100) / 100 !== value) return { ok: false, why: 'too_fine' }
  return { ok: true, grade: { kind: 'points', points: value } }
}

/** In a cell: short, and read back by `typedGrade` as the same. */
export function shownGrade(
  grade: Grade | null,
  none: Readonly<Record<NoGrade, string>>,
  number: (value: number) => string,
): string {
  if (grade === null) return ''
  if (grade.kind === 'none') return none[grade.why]
  if (grade.kind === 'step') return String(grade.step)
  // The language's own sign and nothing between thousands: what is shown can be typed.
  return String(grade.points).replace('.', number(1.5).charAt(1))
}

export function isSameGrade(left: Grade | null, right: Grade | null): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
