/** Takes a slide in for a lesson's live class: made light, stored under the id that the page minted. */
import { slidePictureBytesMax, slidesMax } from '#contract/live-slide-limits.ts'
import type { NewSlide, Slide } from '#contract/live-slides.ts'
import { putNamed } from '#engine/blobs/put-named.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { safeFileName } from '#school/resources/uploaded-file.ts'
import { drawSlide } from './draw-slide.ts'
import type { LiveContext } from './live-context.ts'
import { countSlides, insertSlide, presentSlide, readSlide } from './slide-store.ts'

export interface SlideWish extends NewSlide {
  readonly lessonId: Id
  readonly slideId: Id
  readonly addedBy: Id
}

/**
 * The same id again gives what stands. Refuses with `in_use` (the lesson has as many as it may, or the
 * id is another one's), `body_too_large`, `unsupported_type`, `file_unreadable`, `overloaded`.
 */
export async function keepSlide(
  { blobs, clock, db }: LiveContext,
  wish: SlideWish,
): Promise<Result<Slide>> {
  const { lessonId, slideId } = wish
  const known = await readSlide(db, lessonId, slideId)
  if (known !== null) return accept(presentSlide(known))
  if ((await countSlides(db, lessonId)) >= slidesMax) return refuse('in_use', { slidesMax })
  const picture = Buffer.from(wish.picture, 'base64')
  if (picture.length > slidePictureBytesMax) return refuse('body_too_large')
  const drawn = await drawSlide(picture)
  if (!drawn.ok) return drawn
  const { bytes, contentType, height, width } = drawn.value
  const slide = {
    id: slideId,
    lesson_id: lessonId,
    name: safeFileName(wish.name),
    words: wish.words.trim(),
    added_by: wish.addedBy,
    added_at: new Date(clock.now()),
    content_type: contentType,
    byte_count: bytes.length,
    width,
    height,
  }
  // Sent twice at once, the other one's picture is the slide's.
  await putNamed(blobs, { picture: bytes }, (keys) =>
    insertSlide(db, { ...slide, blob_key: keys.picture }),
  )
  const kept = await readSlide(db, lessonId, slideId)
  return kept === null ? refuse('in_use') : accept(presentSlide(kept))
}
