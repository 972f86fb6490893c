/**
 * The four corners of a sheet of paper on a photo, as somebody lays them: shares of the photo's own
 * width and height, so that they stay where they are when the photo is turned on the screen.
 */
import type { Place } from '#contract/annotations.ts'

/** Clockwise, from the corner that is top left while the photo is not turned. */
export type Corners = readonly [Place, Place, Place, Place]

/** Where laying begins: nothing is cut off, nothing is straightened. */
export const wholePhoto: Corners = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
]

/** Smallest share of the photo that a sheet may be: less is a slip of the finger. */
const shareMin = 0.01

/** Twice the surface of a triangle; above zero where its corners go round clockwise. */
function turnAt(before: Place, at: Place, after: Place): number {
  return (at.x - before.x) * (after.y - at.y) - (at.y - before.y) * (after.x - at.x)
}

/** Whether a flat sheet can look like this: no corner bends inwards, no two sides cross. */
export function isSheet([a, b, c, d]: Corners): boolean {
  const turns = [turnAt(d, a, b), turnAt(a, b, c), turnAt(b, c, d), turnAt(c, d, a)]
  return turns.every((turn) => turn > shareMin)
}

export function isWholePhoto(corners: Corners): boolean {
  return corners.every(
    ({ x, y }, which) => x === wholePhoto[which]?.x && y === wholePhoto[which]?.y,
  )
}

/** The corners with one of them elsewhere; as they were where that would be no sheet. */
export function movedCorner(corners: Corners, which: number, to: Place): Corners {
  const put = (corner: Place, place: number): Place => (place === which ? to : corner)
  const [a, b, c, d] = corners
  const moved: Corners = [put(a, 0), put(b, 1), put(c, 2), put(d, 3)]
  return isSheet(moved) ? moved : corners
}
