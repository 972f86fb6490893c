/** A photo as somebody arranged it on the screen: its sheet straightened, then turned. */
import type { Turns } from '#browser/annotations/picture-place.ts'
import { flattenRows, mapSheet, type Quadrilateral, sheetSize } from './flatten-sheet.ts'
import { makeCanvas, photoSideMax, turnCanvas, writeJpeg } from './photo-canvas.ts'
import { type Corners, isWholePhoto } from './sheet-corners.ts'

export interface Arrangement {
  readonly corners: Corners
  readonly turns: Turns
}

/** Rows between two moments in which the page may answer a finger. */
const rowsAtOnce = 48

const breath = (): Promise<void> => new Promise((done) => setTimeout(done, 0))

async function flatten(photo: HTMLCanvasElement, corners: Corners): Promise<HTMLCanvasElement> {
  const { width, height } = photo
  const [a, b, c, d] = corners
  const inPixels = ({ x, y }: Corners[number]) => ({ x: x * width, y: y * height })
  const laid: Quadrilateral = [inPixels(a), inPixels(b), inPixels(c), inPixels(d)]
  const size = sheetSize(laid, photoSideMax)
  const { element, pen } = makeCanvas(size.width, size.height)
  const pixels = photo.getContext('2d')?.getImageData(0, 0, width, height)
  if (pixels === undefined) throw new Error('no pixels')
  const sheet = pen.getImageData(0, 0, size.width, size.height)
  const map = mapSheet(laid)
  for (let from = 0; from < size.height; from += rowsAtOnce) {
    const to = Math.min(size.height, from + rowsAtOnce)
    flattenRows(pixels, map, sheet, { from, to })
    await breath()
  }
  pen.putImageData(sheet, 0, 0)
  return element
}

/** `photo` is what `openPhoto` gave. Throws where the device has no memory left for it. */
export async function arrangePhoto(photo: HTMLCanvasElement, how: Arrangement): Promise<Blob> {
  const sheet = isWholePhoto(how.corners) ? photo : await flatten(photo, how.corners)
  return writeJpeg(turnCanvas(sheet, how.turns))
}
