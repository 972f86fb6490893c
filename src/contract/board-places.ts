/** Where things lie on the board of a live class, as the screen paints them and the paper prints them. */
import { boardHeight, boardWidth } from './live-limits.ts'

interface Place {
  readonly x: number
  readonly y: number
}

/** The two strokes of an arrow's head, from its tip: ends at the left and at the right of it. */
export function arrowHead(from: Place, to: Place): readonly [Place, Place] {
  const length = Math.min(90, Math.hypot(to.x - from.x, to.y - from.y) / 2)
  const turn = Math.atan2(to.y - from.y, to.x - from.x)
  const end = (by: number): Place => ({
    x: to.x - length * Math.cos(turn + by),
    y: to.y - length * Math.sin(turn + by),
  })
  return [end(-0.5), end(0.5)]
}

/** As large as it fits on the board, in the middle of it, in board units. */
export function placeOfSlide({ width, height }: { width: number; height: number }) {
  const scale = Math.min(boardWidth / width, boardHeight / height)
  const [wide, high] = [width * scale, height * scale]
  return { x: (boardWidth - wide) / 2, y: (boardHeight - high) / 2, width: wide, height: high }
}

/** Of the board's marks, in board units. */
export const penWidth = 13
export const highlighterWidth = 78
export const highlighterShare = 0.38
/** Letters as tall as this are read on a phone of 360 px, too. */
export const textSize = 104
export const textLineHeight = 132
export const textMargin = 40
