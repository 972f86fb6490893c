/**
 * Places and lengths on the board, in its own units: how a stroke bends, where words break, which
 * mark lies under a finger. Nothing here knows a screen.
 */
import { textLineHeight, textMargin, textSize } from '#contract/board-places.ts'
import { boardHeight, boardWidth } from '#contract/live-limits.ts'
import type { BoardMark, BoardPlace, ShapeMark, StrokeMark, TextMark } from './board-view.ts'

/** Of a letter's height, what one takes of a line. */
const letterShare = 0.52
/** Marks as near as this lie under the eraser. */
const eraserReach = 44

export type MeasureText = (text: string) => number

/** Without a canvas to measure on. */
export const guessTextWidth: MeasureText = (text) => text.length * textSize * letterShare

/** A place on the paper, in whole units, from a share of its width and height. */
export function placeAt(across: number, down: number): BoardPlace {
  const inside = (share: number, length: number): number =>
    Math.round(Math.min(1, Math.max(0, share)) * length)
  return { x: inside(across, boardWidth), y: inside(down, boardHeight) }
}

/** Lines as they fit between the text's beginning and the paper's edge. */
export function breakLines(
  { words, at }: Pick<TextMark, 'words' | 'at'>,
  measure: MeasureText,
): readonly string[] {
  const widest = Math.max(boardWidth - at.x - textMargin, textSize * 3)
  return words.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (line !== '' && measure(longer) > widest) {
        lines.push(line)
        line = word
      } else line = longer
    }
    return [...lines, line]
  })
}

/** Where words go that nobody gave a place: under all others, at the left. */
export function nextTextPlace(marks: readonly BoardMark[]): BoardPlace {
  const lowest = marks.reduce((down, mark) => {
    if (mark.kind !== 'text') return down
    return Math.max(down, mark.at.y + breakLines(mark, guessTextWidth).length * textLineHeight)
  }, textMargin)
  const last = boardHeight - textLineHeight - textMargin
  return { x: textMargin * 2, y: Math.min(lowest, last) }
}

/** x and y in turn, over all pieces of a stroke. */
export function pathOf({ pieces }: Pick<StrokeMark, 'pieces'>): readonly number[] {
  return pieces.length === 1 ? (pieces[0]?.path ?? []) : pieces.flatMap(({ path }) => path)
}

function toSegment(point: BoardPlace, from: BoardPlace, to: BoardPlace): number {
  const along = { x: to.x - from.x, y: to.y - from.y }
  const off = { x: point.x - from.x, y: point.y - from.y }
  const length = along.x ** 2 + along.y ** 2
  const share = length === 0 ? 0 : (off.x * along.x + off.y * along.y) / length
  const near = Math.min(1, Math.max(0, share))
  return Math.hypot(off.x - near * along.x, off.y - near * along.y)
}

function toLines(point: BoardPlace, corners: readonly BoardPlace[]): number {
  const [first] = corners
  if (first === undefined) return Number.POSITIVE_INFINITY
  return corners.reduce(
    (nearest, corner, at) =>
      Math.min(nearest, toSegment(point, corners[Math.max(0, at - 1)] ?? first, corner)),
    Number.POSITIVE_INFINITY,
  )
}

/** Corners of the line that a shape is seen as; an oval has enough of them to be round. */
export function outlineOf({ tool, from, to }: ShapeMark): readonly BoardPlace[] {
  if (tool === 'line' || tool === 'arrow') return [from, to]
  if (tool === 'rectangle') {
    return [from, { x: to.x, y: from.y }, to, { x: from.x, y: to.y }, from]
  }
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  return Array.from({ length: 49 }, (_, at) => {
    const turn = (at / 48) * 2 * Math.PI
    return {
      x: middle.x + (Math.cos(turn) * (to.x - from.x)) / 2,
      y: middle.y + (Math.sin(turn) * (to.y - from.y)) / 2,
    }
  })
}

function toText(point: BoardPlace, mark: TextMark): number {
  const lines = breakLines(mark, guessTextWidth)
  const right = mark.at.x + Math.max(...lines.map(guessTextWidth))
  const bottom = mark.at.y + lines.length * textLineHeight
  const beside = Math.max(mark.at.x - point.x, point.x - right, 0)
  const above = Math.max(mark.at.y - point.y, point.y - bottom, 0)
  return Math.hypot(beside, above)
}

function distanceTo(point: BoardPlace, mark: BoardMark): number {
  if (mark.kind === 'text') return toText(point, mark)
  if (mark.kind === 'shape') return toLines(point, outlineOf(mark))
  const path = pathOf(mark)
  const corners = Array.from({ length: path.length >> 1 }, (_, at) => ({
    x: path[at * 2] ?? 0,
    y: path[at * 2 + 1] ?? 0,
  }))
  return toLines(point, corners)
}

/** The marks under an eraser. */
export function marksUnder(marks: readonly BoardMark[], point: BoardPlace): readonly BoardMark[] {
  return marks.filter((mark) => distanceTo(point, mark) <= eraserReach)
}
