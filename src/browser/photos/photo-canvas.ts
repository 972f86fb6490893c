/**
 * Photos on a canvas: opened the right way up, no larger than the school keeps them, and written as
 * JPEG again. A browser turns a picture as its EXIF says when it opens it, so that nobody does it twice.
 */
import type { Turns } from '#browser/annotations/picture-place.ts'

/** The longest side that is kept, in pixels; the server keeps no more. */
export const photoSideMax = 2_000
const jpegQuality = 0.82

export interface Canvas {
  readonly element: HTMLCanvasElement
  readonly pen: CanvasRenderingContext2D
}

/** Throws where the browser gives no canvas of this size. */
export function makeCanvas(width: number, height: number): Canvas {
  const element = document.createElement('canvas')
  element.width = width
  element.height = height
  const pen = element.getContext('2d')
  if (pen === null) throw new Error('no canvas')
  // Paper under drawings with a clear ground: JPEG has none.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  return { element, pen }
}

/** The photo, upright as its EXIF says. Throws where this browser cannot open it. */
export async function openPhoto(photo: Blob): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(photo)
  const scale = Math.min(1, photoSideMax / Math.max(bitmap.width, bitmap.height))
  const canvas = makeCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
  canvas.pen.drawImage(bitmap, 0, 0, canvas.element.width, canvas.element.height)
  bitmap.close()
  return canvas.element
}

/** Turned clockwise by quarters. */
export function turnCanvas(from: HTMLCanvasElement, turns: Turns): HTMLCanvasElement {
  if (turns === 0) return from
  const lies = turns % 2 === 1
  const { width, height } = from
  const { element, pen } = makeCanvas(lies ? height : width, lies ? width : height)
  pen.translate(element.width / 2, element.height / 2)
  pen.rotate((turns * Math.PI) / 2)
  pen.drawImage(from, -width / 2, -height / 2)
  return element
}

export async function writeJpeg(canvas: HTMLCanvasElement): Promise<Blob> {
  const written = await new Promise<Blob | null>((resolve) =>
    canvas.toBlob(resolve, 'image/jpeg', jpegQuality),
  )
  if (written === null) throw new Error('the canvas could not be written')
  return written
}
