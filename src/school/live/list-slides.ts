/** The slides of lessons, with where their pictures lie: for packs, which carry them. */
import type { Slide } from '#contract/live-slides.ts'
import type { BlobKey } from '#engine/blobs/blob-store.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { presentSlide, readSlides } from './slide-store.ts'

export interface ListedSlide {
  readonly lessonId: Id
  readonly slide: Slide
  readonly blobKey: BlobKey
}

/** In their order, lesson by lesson. */
export async function listSlides(
  db: SchoolDatabase,
  lessonIds: readonly Id[],
): Promise<ListedSlide[]> {
  const rows = await readSlides(db, lessonIds)
  return rows.map((row) => ({
    lessonId: row.lesson_id,
    slide: presentSlide(row),
    blobKey: row.blob_key,
  }))
}
