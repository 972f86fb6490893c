/** Prints the board of a lesson's live class for its adults: every page on which something stands. */
import { buffer } from 'node:stream/consumers'
import { createBulkhead } from '#kernel/bulkhead.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { printApart } from '#school/reports/print-apart.ts'
import { markedPages } from './board-marks.ts'
import type { LiveContext } from './live-context.ts'
import { readLiveLesson } from './live-member-store.ts'
import { readWholeLog } from './live-room-store.ts'
import type { PaperBoard, PaperPage } from './render-board.ts'
import { readSlides } from './slide-store.ts'

const script = new URL('./render-board-thread.ts', import.meta.url)
/** Read out for what nobody described. */
const drawn = 'Dessin au tableau'

/** A log may have some ten thousand events, and lies in memory while it is printed. */
const readers = createBulkhead({ atOnceMax: 2, waitingMax: 20, retryAfterMs: 5_000 })

export interface PrintedBoard {
  readonly bytes: Uint8Array
  /** Without an ending. */
  readonly name: string
}

/** Refuses with `not_found` (nothing stands on it any more) and `overloaded`. */
export async function printBoard(
  context: LiveContext,
  lessonId: Id,
): Promise<Result<PrintedBoard>> {
  return readers.run(() => print(context, lessonId))
}

async function print(context: LiveContext, lessonId: Id): Promise<Result<PrintedBoard>> {
  const lesson = await readLiveLesson(context.db, lessonId)
  const pages = lesson === null ? [] : await readPages(context, lessonId)
  if (lesson === null || pages.length === 0) return refuse('not_found')
  const title = `${lesson.courseName}, tableau du ${dayOf(lesson.startsAt.getTime(), lesson.timeZone)}`
  const board: PaperBoard = { title, drawn, pages }
  const bytes = await printApart(script, { board })
  return bytes.ok ? accept({ bytes: bytes.value, name: title }) : bytes
}

async function readPages({ blobs, db }: LiveContext, lessonId: Id): Promise<PaperPage[]> {
  const slides = new Map((await readSlides(db, [lessonId])).map((row) => [row.id, row]))
  const pages: PaperPage[] = []
  const log = await readWholeLog(db, lessonId)
  for (const { marks, slideId } of markedPages(log)) {
    const row = slideId === null ? undefined : slides.get(slideId)
    const stream = row === undefined ? null : await blobs.read(row.blob_key)
    const slide =
      row === undefined || stream === null
        ? null
        : { picture: await buffer(stream), words: row.words }
    if (slide !== null || marks.length > 0) pages.push({ marks, slide })
  }
  return pages
}
