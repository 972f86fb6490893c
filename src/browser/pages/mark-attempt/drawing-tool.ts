/** With what is drawn, and what comes of it between two places. Each tool has a key of its own. */
import { simplifyStroke } from '#browser/annotations/pen-stroke.ts'
import { strokeNumbersMax } from '#contract/annotation-limits.ts'
import type { Ink, Place, Shape, Stamp } from '#contract/annotations.ts'

/** Led by a finger over a photo; by keyboard, from place to place. */
type LedTool = 'pen' | 'highlighter'

export type DrawingTool = Stamp | LedTool | 'line' | 'oval' | 'note' | 'eraser'

/** In the order of the toolbar. */
export const toolKeys: readonly (readonly [DrawingTool, string])[] = [
  ['right', '1'],
  ['wrong', '2'],
  ['unclear', '3'],
  ['review', '4'],
  ['good', '5'],
  ['note', 'n'],
  ['pen', 's'],
  ['highlighter', 'l'],
  ['line', 't'],
  ['oval', 'o'],
  ['eraser', 'g'],
]

export const inks: readonly Ink[] = ['red', 'green', 'blue', 'black']

export function nextInk(ink: Ink): Ink {
  return inks[(inks.indexOf(ink) + 1) % inks.length] ?? ink
}

export function isLed(tool: DrawingTool): tool is LedTool {
  return tool === 'pen' || tool === 'highlighter'
}

/** Goes from one place to another; the others are put at one. */
export function needsTwoPlaces(tool: DrawingTool): tool is LedTool | 'line' | 'oval' {
  return isLed(tool) || tool === 'line' || tool === 'oval'
}

export function isStamp(tool: DrawingTool): tool is Stamp {
  return !needsTwoPlaces(tool) && tool !== 'note' && tool !== 'eraser'
}

/** From place to place; the pen draws a straight line where no finger leads it. */
export function spannedShape(tool: DrawingTool, ink: Ink, from: Place, to: Place): Shape {
  if (tool === 'highlighter') {
    return { kind: 'stroke', ink, path: [from.x, from.y, to.x, to.y], broad: true }
  }
  return { kind: tool === 'oval' ? 'oval' : 'line', ink, from, to }
}

/** What a finger drew; `height` is the photo's, in widths. */
export function strokeShape(
  tool: LedTool,
  points: readonly Place[],
  ink: Ink,
  height: number,
): Shape {
  const kept = simplifyStroke(points, height, strokeNumbersMax / 2)
  const path = kept.flatMap(({ x, y }) => [x, y])
  return { kind: 'stroke', ink, path, ...(tool === 'highlighter' ? { broad: true as const } : {}) }
}
