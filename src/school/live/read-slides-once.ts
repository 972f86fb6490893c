/**
 * Pictures of slides for the rooms that show them: a whole class fetches the same one at the same time and in
 * small pieces, so that the newest stay in memory for a moment.
 */
import { buffer } from 'node:stream/consumers'
import { slidePictureBytesMax } from '#contract/live-slide-limits.ts'
import type { LiveContext } from './live-context.ts'
import { readSlide } from './slide-store.ts'

/** So long, one that was taken away meanwhile may still be handed out. */
const keptMs = 10_000
const keptBytesMax = 16 * slidePictureBytesMax

interface Kept {
  readonly atMs: number
  readonly picture: Promise<Uint8Array | null>
  bytes: number
}

/** Null: no such slide stands in the lesson. */
export function readSlidesOnce(
  context: Pick<LiveContext, 'blobs' | 'clock' | 'db'>,
): (lessonId: string, slideId: string) => Promise<Uint8Array | null> {
  /** The oldest first. */
  const kept = new Map<string, Kept>()
  let keptBytes = 0
  const drop = (key: string, one: Kept): void => {
    if (kept.get(key) !== one) return
    kept.delete(key)
    keptBytes -= one.bytes
  }
  const tidy = (nowMs: number): void => {
    for (const [key, one] of kept) {
      if (nowMs - one.atMs < keptMs && keptBytes <= keptBytesMax) return
      drop(key, one)
    }
  }
  return (lessonId, slideId) => {
    const key = `${lessonId} ${slideId}`
    const nowMs = context.clock.monotonicMs()
    tidy(nowMs)
    const known = kept.get(key)
    if (known !== undefined) return known.picture
    const one: Kept = { atMs: nowMs, picture: readPicture(context, lessonId, slideId), bytes: 0 }
    kept.set(key, one)
    one.picture.then(
      (picture) => {
        if (picture === null) drop(key, one)
        if (picture === null || kept.get(key) !== one) return
        one.bytes = picture.length
        keptBytes += one.bytes
      },
      () => drop(key, one),
    )
    return one.picture
  }
}

async function readPicture(
  { blobs, db }: Pick<LiveContext, 'blobs' | 'db'>,
  lessonId: string,
  slideId: string,
): Promise<Uint8Array | null> {
  const row = await readSlide(db, lessonId, slideId)
  const body = row === null ? null : await blobs.read(row.blob_key)
  return body === null ? null : buffer(body)
}
