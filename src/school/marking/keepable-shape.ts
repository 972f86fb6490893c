/** What is drawn on a photo or page: which shapes can be, and how they are kept. */
import type { Place, Shape } from '#contract/annotations.ts'

/** A ten-thousandth of a photo's width is less than a pixel. */
const steps = 10_000

function rounded(share: number): number {
  return Math.round(share * steps) / steps
}

function roundedPlace({ x, y }: Place): Place {
  return { x: rounded(x), y: rounded(y) }
}

/** The shape as it is kept; null where it is none: a stroke's numbers come in pairs. */
export function keepableShape(shape: Shape): Shape | null {
  if (shape.kind === 'stroke') {
    if (shape.path.length % 2 === 1) return null
    return { ...shape, path: shape.path.map(rounded) }
  }
  if (shape.kind === 'line' || shape.kind === 'oval') {
    return { ...shape, from: roundedPlace(shape.from), to: roundedPlace(shape.to) }
  }
  return { ...shape, at: roundedPlace(shape.at) }
}
