/** What somebody who does not see the drawing is told of it. */
import type { Words } from '#browser/catalogue/catalogue.ts'
import type { Place, Shape } from '#contract/annotations.ts'
import { ninthOf } from './picture-place.ts'

type AnnotationWords = Words['annotation']

function middleOf(shape: Shape): Place {
  if (shape.kind === 'stroke') return { x: shape.path[0] ?? 0, y: shape.path[1] ?? 0 }
  if (shape.kind === 'stamp' || shape.kind === 'note') return shape.at
  const { from, to } = shape
  return { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
}

/** Drawn by highlighter. */
export function isBroad(shape: Shape): boolean {
  return shape.kind === 'stroke' && shape.broad === true
}

function kindWords(shape: Shape, words: AnnotationWords): string {
  if (shape.kind === 'stamp') return words.stamps[shape.stamp]
  if (shape.kind === 'note') return shape.words
  if (isBroad(shape)) return words.highlights({ count: 1 })
  return shape.kind === 'oval' ? words.ovals({ count: 1 }) : words.lines({ count: 1 })
}

/** Whereabouts on the photo: *en haut à gauche*. */
export function placeWords(shape: Shape, words: AnnotationWords): string {
  const { row, column } = ninthOf(middleOf(shape))
  return words.where[row][column]
}

/** What it is and whereabouts: *à revoir, en haut à gauche*. */
export function shapeWords(shape: Shape, words: AnnotationWords): string {
  return words.what({ what: kindWords(shape, words), where: placeWords(shape, words) })
}
