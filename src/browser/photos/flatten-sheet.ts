/**
 * Straightens a sheet of paper that was photographed at an angle: what lies between its four corners
 * becomes a rectangle. Pure: pixels in, pixels out, some rows at a time, so that a phone can take breath.
 *
 * The projective map from a rectangle onto four corners is written down in closed form by
 * P. S. Heckbert, *Fundamentals of Texture Mapping and Image Warping*, University of California,
 * Berkeley, UCB/CSD 89/516, 1989, section 2.2.3 ("square to quadrilateral").
 */

/** A place among the pixels: pixel (0, 0) reaches from (0, 0) to (1, 1). */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Clockwise from the top left. */
export type Quadrilateral = readonly [Point, Point, Point, Point]

/** Four bytes a pixel (red, green, blue, opacity), row after row: what a canvas gives. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** Where a place of the straightened sheet, in shares of its width and height, lies on the photo. */
export type SheetMap = (u: number, v: number) => Point

/** The corners have to be those of a convex quadrilateral. */
export function mapSheet([p0, p1, p2, p3]: Quadrilateral): SheetMap {
  const sumX = p0.x - p1.x + p2.x - p3.x
  const sumY = p0.y - p1.y + p2.y - p3.y
  const dx1 = p1.x - p2.x
  const dy1 = p1.y - p2.y
  const dx2 = p3.x - p2.x
  const dy2 = p3.y - p2.y
  const determinant = dx1 * dy2 - dx2 * dy1
  // Both are zero where the four corners are a parallelogram's: then the map is affine.
  const g = (sumX * dy2 - dx2 * sumY) / determinant
  const h = (dx1 * sumY - sumX * dy1) / determinant
  const a = p1.x - p0.x + g * p1.x
  const b = p3.x - p0.x + h * p3.x
  const d = p1.y - p0.y + g * p1.y
  const e = p3.y - p0.y + h * p3.y
  return (u, v) => {
    const depth = g * u + h * v + 1
    return { x: (a * u + b * v + p0.x) / depth, y: (d * u + e * v + p0.y) / depth }
  }
}

const distance = (one: Point, other: Point): number => Math.hypot(other.x - one.x, other.y - one.y)

/** How many pixels the straightened sheet has: as many as its longer sides show, within the limit. */
export function sheetSize([a, b, c, d]: Quadrilateral, sideMax: number) {
  const width = Math.max(distance(a, b), distance(d, c))
  const height = Math.max(distance(a, d), distance(b, c))
  const scale = Math.min(1, sideMax / Math.max(width, height))
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}

/** Writes rows `from` to `to` (without it) of the straightened sheet, each pixel mixed of four. */
export function flattenRows(
  photo: Raster,
  map: SheetMap,
  sheet: Raster,
  rows: { readonly from: number; readonly to: number },
): void {
  for (let row = rows.from; row < rows.to; row += 1) {
    for (let column = 0; column < sheet.width; column += 1) {
      const at = map((column + 0.5) / sheet.width, (row + 0.5) / sheet.height)
      mixPixel(photo, at, sheet.data, 4 * (row * sheet.width + column))
    }
  }
}

/** Bilinear: what lies beside the photo has the colour of its edge. */
function mixPixel({ width, height, data }: Raster, at: Point, into: Uint8ClampedArray, to: number) {
  const x = Math.min(width - 1, Math.max(0, at.x - 0.5))
  const y = Math.min(height - 1, Math.max(0, at.y - 0.5))
  const left = Math.floor(x)
  const top = Math.floor(y)
  const right = Math.min(width - 1, left + 1)
  const bottom = Math.min(height - 1, top + 1)
  const across = x - left
  const down = y - top
  const topLeft = 4 * (top * width + left)
  const topRight = 4 * (top * width + right)
  const bottomLeft = 4 * (bottom * width + left)
  const bottomRight = 4 * (bottom * width + right)
  for (let part = 0; part < 4; part += 1) {
    const above = mix(data[topLeft + part], data[topRight + part], across)
    const below = mix(data[bottomLeft + part], data[bottomRight + part], across)
    into[to + part] = mix(above, below, down)
  }
}

const mix = (one = 0, other = 0, share: number): number => one + (other - one) * share
