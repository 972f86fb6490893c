/** What lies under the eraser. */
import type { Annotation, Place, Shape } from '#contract/annotations.ts'
import { distanceToLine } from './pen-stroke.ts'

/** How far from the place something may lie, in widths of the photo: a fingertip on a phone. */
const reach = 0.06

/** Corners of the lines that stand for an oval. */
const ovalCorners = 24

/** The lines that it is made of, as places one after the other; a single one is a point. */
function outlineOf(shape: Shape): readonly Place[] {
  if (shape.kind === 'stroke') {
    return shape.path.flatMap((x, at) => (at % 2 === 0 ? [{ x, y: shape.path[at + 1] ?? 0 }] : []))
  }
  if (shape.kind === 'line') return [shape.from, shape.to]
  if (shape.kind !== 'oval') return [shape.at]
  const { from, to } = shape
  return Array.from({ length: ovalCorners + 1 }, (_, corner) => {
    const angle = (corner / ovalCorners) * 2 * Math.PI
    return {
      x: (from.x + to.x) / 2 + ((to.x - from.x) / 2) * Math.cos(angle),
      y: (from.y + to.y) / 2 + ((to.y - from.y) / 2) * Math.sin(angle),
    }
  })
}

function distanceTo(shape: Shape, place: Place, height: number): number {
  const outline = outlineOf(shape)
  const lines = outline.map((from, at) =>
    distanceToLine(place, from, outline[at + 1] ?? from, height),
  )
  return Math.min(...lines)
}

/** The nearest within reach; of two as near, the one drawn last. `height` is the photo's, in widths. */
export function nearestAnnotation(
  annotations: readonly Annotation[],
  place: Place,
  height: number,
): Annotation | null {
  let nearest: { readonly one: Annotation; readonly distance: number } | null = null
  for (const one of annotations) {
    const distance = distanceTo(one.shape, place, height)
    if (distance <= Math.min(reach, nearest?.distance ?? reach)) nearest = { one, distance }
  }
  return nearest?.one ?? null
}
