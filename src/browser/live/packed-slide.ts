/** A slide as it lies on this device, in its day packs or with a kept replay: shown without the line. */
import { dayPacksOf, openBlob, openShelved } from '#browser/device/read-here.ts'
import type { Slide } from '#contract/live-slides.ts'
import { readKeptSlide } from './kept-replay.ts'

export interface PackedSlide {
  readonly slide: Slide
  readonly bytes: Blob
}

/** Null: it does not lie here. Never throws. */
export async function readPackedSlide(
  lessonId: string,
  slideId: string,
): Promise<PackedSlide | null> {
  try {
    const kept = await readKeptSlide(lessonId, slideId)
    if (kept !== null) {
      const { picture, slide } = kept
      return { slide, bytes: new Blob([picture], { type: slide.contentType }) }
    }
    const shelved = await openShelved()
    if (shelved === null) return null
    const file = [...(await dayPacksOf(shelved)).values()]
      .flatMap(({ slides = [] }) => slides)
      .filter((one) => one.lessonId === lessonId)
      .flatMap(({ files }) => files)
      .find(({ id }) => id === slideId)
    const bytes = file === undefined ? null : await openBlob(shelved.shelf, file)
    if (file === undefined || bytes === null) return null
    const { pack: _, width, height, ...slide } = file
    return { slide: { ...slide, width: width ?? 1, height: height ?? 1 }, bytes }
  } catch {
    // A failure here is the same as not having it: the server has it too.
    return null
  }
}
