/** A slide as it lies in this device's day packs, so that it is shown without the line. */
import { openPacks } from '#browser/device/held-packs.ts'
import { keepInFront } from '#browser/device/keep-in-front.ts'
import { openPackShelf } from '#browser/device/pack-shelf.ts'
import { unsealBytes } from '#browser/device/unseal-pack.ts'
import type { DayPack, HeldExercisePack } from '#contract/day-packs.ts'
import type { Slide } from '#contract/live-slides.ts'

export interface PackedSlide {
  readonly slide: Slide
  readonly bytes: Blob
}

const slidesOf = (pack: DayPack | HeldExercisePack): NonNullable<DayPack['slides']> =>
  'slides' in pack ? (pack.slides ?? []) : []

/** Null: it does not lie here. Never throws. */
export async function readPackedSlide(
  lessonId: string,
  slideId: string,
): Promise<PackedSlide | null> {
  try {
    const personal = (await (await keepInFront())?.get('personal'))?.value
    const shelf = personal === undefined ? null : await openPackShelf()
    if (personal === undefined || shelf === null) return null
    const found = [...(await openPacks(shelf, personal)).values()]
      .flatMap(slidesOf)
      .filter((one) => one.lessonId === lessonId)
      .flatMap(({ files }) => files)
      .find(({ id }) => id === slideId)
    if (found?.pack == null) return null
    const sealed = await shelf.read(found.pack.address)
    const bytes = sealed === null ? null : await unsealBytes(sealed, found.pack.key)
    if (bytes === null) return null
    const { pack: _, ...file } = found
    const { id, name, words, contentType, byteCount, width, height } = file
    const slide = {
      id,
      name,
      words,
      contentType,
      byteCount,
      width: width ?? 1,
      height: height ?? 1,
    }
    return { slide, bytes: new Blob([bytes], { type: contentType }) }
  } catch {
    // A failure here is the same as not having it: the server has it too.
    return null
  }
}
