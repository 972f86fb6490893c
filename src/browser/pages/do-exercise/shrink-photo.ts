/**
 * Makes a photo light before it leaves the device: a page of handwriting stays readable at a tenth
 * of what a phone's camera gives. What the device cannot read goes as it is; the server decides.
 */

/** The longest side that is kept, in pixels; the server keeps no more. */
const sideMax = 2_000
const jpegQuality = 0.82
/** Photos under this weight are not worth the work. */
const bytesWorthIt = 400_000

async function drawn(bitmap: ImageBitmap, width: number, height: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (pen === null) return null
  // Paper under drawings with a clear ground: JPEG has none.
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  pen.drawImage(bitmap, 0, 0, width, height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', jpegQuality))
}

export async function shrinkPhoto(file: File): Promise<Blob> {
  if (file.size < bytesWorthIt && file.type !== 'image/heic') return file
  try {
    const bitmap = await createImageBitmap(file)
    const scale = Math.min(1, sideMax / Math.max(bitmap.width, bitmap.height))
    const light = await drawn(
      bitmap,
      Math.round(bitmap.width * scale),
      Math.round(bitmap.height * scale),
    )
    bitmap.close()
    return light !== null && light.size < file.size ? light : file
  } catch {
    // Not a picture that this browser can open: the server says whether it can.
    return file
  }
}
