/**
 * A shape of the board, placed and sized by the arrow keys before it is put: what every key makes of
 * it. Pure, in board units.
 */
import { boardHeight, boardWidth } from '#contract/live-limits.ts'
import type { BoardPlace, ShapeMark } from './board-view.ts'

export type ShapeTool = ShapeMark['tool']

export interface ShapeSpan {
  readonly from: BoardPlace
  readonly to: BoardPlace
}

export type ShapeKeyOutcome =
  | { readonly kind: 'changed'; readonly span: ShapeSpan }
  | { readonly kind: 'put' }
  | { readonly kind: 'dropped' }

/** Of one press: fine enough to meet a mark. */
const stepOnce = 40
/** Of a key that is held: across the board in about a second. */
const stepHeld = 120

/** In the middle, so large that one sees it on a phone. */
export const firstShapeSpan: ShapeSpan = {
  from: { x: boardWidth * 0.375, y: boardHeight * 0.4 },
  to: { x: boardWidth * 0.625, y: boardHeight * 0.6 },
}

const directions: Record<string, BoardPlace> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value))

/** How far both ends can go together until one is at the edge. */
function shiftWithin(by: number, one: number, other: number, length: number): number {
  return within(by, -Math.min(one, other), length - Math.max(one, other))
}

function move({ from, to }: ShapeSpan, by: BoardPlace): ShapeSpan {
  const x = shiftWithin(by.x, from.x, to.x, boardWidth)
  const y = shiftWithin(by.y, from.y, to.y, boardHeight)
  return { from: { x: from.x + x, y: from.y + y }, to: { x: to.x + x, y: to.y + y } }
}

/** Only the end goes, past the beginning too: lines and arrows lead in every direction. */
function stretch({ from, to }: ShapeSpan, by: BoardPlace): ShapeSpan {
  const end = {
    x: within(to.x + by.x, 0, boardWidth),
    y: within(to.y + by.y, 0, boardHeight),
  }
  // Of no length it would be nothing to see, and nothing to erase.
  const isGone = end.x === from.x && end.y === from.y
  return isGone ? { from, to } : { from, to: end }
}

/** Null: the key means nothing here, and does what it does elsewhere. */
export function pressShapeKey(
  span: ShapeSpan,
  press: { key: string; shiftKey: boolean; repeat: boolean },
): ShapeKeyOutcome | null {
  // A key held since the button before would put the shape at once.
  if (press.key === 'Enter') return press.repeat ? null : { kind: 'put' }
  if (press.key === 'Escape') return { kind: 'dropped' }
  const direction = directions[press.key]
  if (direction === undefined) return null
  const step = press.repeat ? stepHeld : stepOnce
  const by = { x: direction.x * step, y: direction.y * step }
  return { kind: 'changed', span: press.shiftKey ? stretch(span, by) : move(span, by) }
}

/** Where it is and how large, each as a share of the board, 0 to 1. */
export function describeSpan({ from, to }: ShapeSpan) {
  return {
    left: Math.min(from.x, to.x) / boardWidth,
    top: Math.min(from.y, to.y) / boardHeight,
    wide: Math.abs(to.x - from.x) / boardWidth,
    high: Math.abs(to.y - from.y) / boardHeight,
  }
}
