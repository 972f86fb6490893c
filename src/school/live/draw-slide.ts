/**
 * Writes a teacher's picture as a slide: upright, no larger than a board needs, without what a camera
 * noted in it, and light: a slide goes to a whole class over poor lines.
 */
import sharp from 'sharp'
import { slideBytesWished, slideSideMax } from '#contract/live-slide-limits.ts'
import { createBulkhead } from '#kernel/bulkhead.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { detectedType } from '#school/resources/detected-type.ts'
import { imagePixelsMax } from '#school/resources/uploaded-file.ts'

export interface DrawnSlide {
  readonly bytes: Buffer
  readonly contentType: 'image/webp'
  readonly width: number
  readonly height: number
}

const takenTypes: ReadonlySet<string> = new Set(['image/webp', 'image/jpeg', 'image/png'])
/** Written again and again until it is light; the last stays as it comes. */
const tries = [
  { quality: 80, sideMax: slideSideMax },
  { quality: 60, sideMax: slideSideMax },
  { quality: 40, sideMax: slideSideMax },
  { quality: 40, sideMax: 1_200 },
] as const
/** A slide that takes longer is no slide. */
const secondsMax = 20
/** Unpacked, a picture takes far more memory than it weighs. */
const painters = createBulkhead({ atOnceMax: 2, waitingMax: 60, retryAfterMs: 3_000 })

/** Refuses with `unsupported_type`, `file_unreadable` or `overloaded`. */
export async function drawSlide(picture: Buffer): Promise<Result<DrawnSlide>> {
  const type = await detectedType(picture)
  if (type === null || !takenTypes.has(type)) return refuse('unsupported_type')
  return painters.run(() => writeLight(picture))
}

async function writeLight(picture: Buffer): Promise<Result<DrawnSlide>> {
  try {
    let drawn: DrawnSlide | null = null
    for (const { quality, sideMax } of tries) {
      drawn = await writeOnce(picture, quality, sideMax)
      if (drawn.bytes.length <= slideBytesWished) break
    }
    return drawn === null ? refuse('file_unreadable') : accept(drawn)
  } catch {
    return refuse('file_unreadable')
  }
}

async function writeOnce(picture: Buffer, quality: number, sideMax: number): Promise<DrawnSlide> {
  const { data, info } = await sharp(picture, { limitInputPixels: imagePixelsMax, animated: false })
    .timeout({ seconds: secondsMax })
    .rotate()
    .resize(sideMax, sideMax, { fit: 'inside', withoutEnlargement: true })
    // Paper under what is clear: the board is white, and so is what is exported.
    .flatten({ background: '#ffffff' })
    .webp({ quality, effort: 4, smartSubsample: true })
    .toBuffer({ resolveWithObject: true })
  return { bytes: data, contentType: 'image/webp', width: info.width, height: info.height }
}
