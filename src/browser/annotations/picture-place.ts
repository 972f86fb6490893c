/**
 * Places on a photo, and where they are seen once it is turned. A place is a share of the photo's own
 * width and height; a seen place is a share of its box on the screen, which a quarter turn swaps.
 */
import type { Place } from '#contract/annotations.ts'

/** Quarters of a turn, clockwise. */
export type Turns = 0 | 1 | 2 | 3

export function turned(turns: Turns, more = 1): Turns {
  return ((((turns + more) % 4) + 4) % 4) as Turns
}

/** Where a place of the photo is seen. */
export function seenPlace({ x, y }: Place, turns: Turns): Place {
  if (turns === 1) return { x: 1 - y, y: x }
  if (turns === 2) return { x: 1 - x, y: 1 - y }
  if (turns === 3) return { x: y, y: 1 - x }
  return { x, y }
}

/** The place of the photo that is seen there: turned back. */
export function placeSeen(seen: Place, turns: Turns): Place {
  return seenPlace(seen, turned(0, 4 - turns))
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const within = (share: number): number => Math.min(1, Math.max(0, share))

/** The place of the photo under a finger; beside the photo it is its nearest edge. */
export function placeUnder(
  point: { readonly clientX: number; readonly clientY: number },
  box: Box,
  turns: Turns,
): Place {
  const x = within((point.clientX - box.left) / Math.max(1, box.width))
  const y = within((point.clientY - box.top) / Math.max(1, box.height))
  return placeSeen({ x, y }, turns)
}

/** As far to the right and down as it is seen, and never over the edge. */
export function movedPlace(
  place: Place,
  by: { readonly right: number; readonly down: number },
  turns: Turns,
): Place {
  const seen = seenPlace(place, turns)
  return placeSeen({ x: within(seen.x + by.right), y: within(seen.y + by.down) }, turns)
}

/** Which ninth of the photo, for words. */
export function ninthOf({ x, y }: Place) {
  const row = y < 1 / 3 ? 'top' : y > 2 / 3 ? 'bottom' : 'middle'
  const column = x < 1 / 3 ? 'left' : x > 2 / 3 ? 'right' : 'centre'
  return { row, column } as const
}
