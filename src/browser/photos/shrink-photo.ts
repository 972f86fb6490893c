/**
 * Makes a photo light before it leaves the device: a page of handwriting stays readable at a tenth
 * of what a phone's camera gives. What the device cannot read goes as it is; the server decides.
 */
import { openPhoto, writeJpeg } from './photo-canvas.ts'

/** Photos under this weight are not worth the work. */
const bytesWorthIt = 400_000

export async function shrinkPhoto(file: File): Promise<Blob> {
  if (file.size < bytesWorthIt && file.type !== 'image/heic') return file
  try {
    const light = await writeJpeg(await openPhoto(file))
    return light.size < file.size ? light : file
  } catch {
    // Not a picture that this browser can open: the server says whether it can.
    return file
  }
}
