/** Paints one mark of the board on a canvas whose units are the board's. */
import {
  arrowHead,
  highlighterShare,
  highlighterWidth,
  penWidth,
  placeOfSlide,
  textLineHeight,
  textSize,
} from '#contract/board-places.ts'
import type { BoardInk } from '#contract/live-board.ts'
import type { BoardMark, BoardPlace, ShapeMark, StrokeMark, TextMark } from './board-view.ts'
import { breakLines, outlineOf, pathOf } from './mark-places.ts'

const pointerRadius = 34

/** Colours as the canvas takes them, and the letters of the page. */
export interface BoardLook {
  readonly inks: Readonly<Record<BoardInk, string>>
  readonly paper: string
  readonly font: string
}

type Canvas = CanvasRenderingContext2D

/** Points beyond `shown` are not there yet; the next one is on its way. */
function tracePath(canvas: Canvas, path: readonly number[], shown: number): void {
  const total = path.length >> 1
  const point = (at: number): [number, number] => [path[at * 2] ?? 0, path[at * 2 + 1] ?? 0]
  const whole = Math.min(total, Math.max(1, Math.floor(shown)))
  canvas.beginPath()
  const [firstX, firstY] = point(0)
  canvas.moveTo(firstX, firstY)
  // A dot is a line of no length: round ends make it round.
  if (total === 1) canvas.lineTo(firstX, firstY)
  let [x, y] = [firstX, firstY]
  for (let at = 1; at < whole; at += 1) {
    const [nextX, nextY] = point(at)
    // Bent at the middles between the points.
    canvas.quadraticCurveTo(x, y, (x + nextX) / 2, (y + nextY) / 2)
    ;[x, y] = [nextX, nextY]
  }
  canvas.lineTo(x, y)
  const share = shown - whole
  if (whole < total && share > 0) {
    const [nextX, nextY] = point(whole)
    canvas.lineTo(x + (nextX - x) * share, y + (nextY - y) * share)
  }
  canvas.stroke()
}

function paintStroke(canvas: Canvas, mark: StrokeMark, look: BoardLook, shown: number): void {
  if (shown <= 0) return
  canvas.strokeStyle = look.inks[mark.ink]
  canvas.lineWidth = mark.tool === 'pen' ? penWidth : highlighterWidth
  if (mark.tool === 'highlighter') {
    canvas.globalAlpha = highlighterShare
    // What is written under it stays as dark as it was.
    canvas.globalCompositeOperation = 'multiply'
  }
  tracePath(canvas, pathOf(mark), shown)
}

function paintShape(canvas: Canvas, mark: ShapeMark, look: BoardLook): void {
  canvas.strokeStyle = look.inks[mark.ink]
  canvas.lineWidth = penWidth
  const trace = ([first, ...rest]: readonly BoardPlace[]): void => {
    if (first === undefined) return
    canvas.beginPath()
    canvas.moveTo(first.x, first.y)
    for (const { x, y } of rest) canvas.lineTo(x, y)
    canvas.stroke()
  }
  trace(outlineOf(mark))
  if (mark.tool !== 'arrow') return
  const [left, right] = arrowHead(mark.from, mark.to)
  trace([left, mark.to, right])
}

function paintText(canvas: Canvas, mark: TextMark, look: BoardLook): void {
  canvas.fillStyle = look.inks[mark.ink]
  canvas.font = `${textSize}px ${look.font}`
  canvas.textBaseline = 'top'
  const lines = breakLines(mark, (text) => canvas.measureText(text).width)
  for (const [at, line] of lines.entries()) {
    canvas.fillText(line, mark.at.x, mark.at.y + at * textLineHeight)
  }
}

/** `shown`: points of a stroke that are to be seen; infinite: all. */
export function paintMark(
  canvas: Canvas,
  mark: BoardMark,
  look: BoardLook,
  shown = Number.POSITIVE_INFINITY,
): void {
  canvas.save()
  canvas.lineCap = 'round'
  canvas.lineJoin = 'round'
  if (mark.kind === 'stroke') paintStroke(canvas, mark, look, shown)
  else if (mark.kind === 'shape') paintShape(canvas, mark, look)
  else paintText(canvas, mark, look)
  canvas.restore()
}

/** The picture of a slide, which lies under every mark. */
export type SlidePicture = ImageBitmap

export function paintSlide(canvas: Canvas, picture: SlidePicture): void {
  const { x, y, width, height } = placeOfSlide(picture)
  canvas.imageSmoothingQuality = 'high'
  canvas.drawImage(picture, x, y, width, height)
}

/** Where somebody points: a ring around a dot, seen on ink and on paper. */
export function paintPointer(canvas: Canvas, { x, y }: BoardPlace, look: BoardLook): void {
  canvas.save()
  for (const [radius, width, colour] of [
    [pointerRadius, 22, look.paper],
    [pointerRadius, 12, look.inks.red],
  ] as const) {
    canvas.beginPath()
    canvas.arc(x, y, radius, 0, 2 * Math.PI)
    canvas.lineWidth = width
    canvas.strokeStyle = colour
    canvas.stroke()
  }
  canvas.beginPath()
  canvas.arc(x, y, 10, 0, 2 * Math.PI)
  canvas.fillStyle = look.inks.red
  canvas.fill()
  canvas.restore()
}
