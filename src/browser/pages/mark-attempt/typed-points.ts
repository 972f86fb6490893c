/** Points as a teacher types them, and those offered in one press. */

export type TypedPoints =
  | { readonly ok: true; readonly points: number }
  | { readonly ok: false; readonly why: 'missing' | 'too_many' }

/** Comma or dot; at most two decimals count, and all of them where it is the whole. */
export function typedPoints(text: string, max: number): TypedPoints {
  const plain = text.trim().replace(',', '.')
  const points = Number(plain)
  if (plain === '' || !Number.isFinite(points) || points < 0) return { ok: false, why: 'missing' }
  if (points > Math.max(max, rounded(max))) return { ok: false, why: 'too_many' }
  return { ok: true, points: withinMax(points, max) }
}

const rounded = (points: number): number => Math.round(points * 100) / 100

/** The whole of a question may have more decimals than are written: 0.375 is shown as 0.38, and means 0.375. */
function withinMax(points: number, max: number): number {
  return Math.min(max, rounded(points))
}

/** Whole points where they are few, else quarters of the whole. */
export function quickPoints(max: number): readonly number[] {
  if (Number.isInteger(max) && max <= 5) {
    const whole = Array.from({ length: max + 1 }, (_, points) => points)
    return max <= 2 ? [...new Set([...whole, max / 2])].sort((left, right) => left - right) : whole
  }
  return [0, max / 4, max / 2, (max * 3) / 4, max].map((points) => withinMax(points, max))
}
