/**
 * Makes slides of a file on this device: a PDF page by page with the reader that draws pupils' PDFs
 * too, a picture as it is. The school makes them light; here they only get their size.
 */
import { openPhoto } from '#browser/photos/photo-canvas.ts'
import {
  slidePictureBytesMax,
  slideSideMax,
  slideWordsLengthMax,
} from '#contract/live-slide-limits.ts'

export interface DrawnSlide {
  readonly name: string
  /** The page's own text; empty where it has none. */
  readonly words: string
  readonly picture: Blob
}

/** Why there is no slide: each has words of its own. */
export type SlideTrouble =
  | 'no_reader'
  | 'locked'
  | 'broken'
  | 'page_failed'
  | 'no_picture'
  | 'heavy'

export interface SlideSource {
  readonly count: number
  /** From 0. */
  draw(at: number): Promise<DrawnSlide | SlideTrouble>
  close(): void
}

/** A larger one fills the memory of a small computer. */
const sourceBytesMax = 100_000_000
/** The school writes it once more: what is lost here is lost twice, unless it is too heavy to send. */
const qualities = [0.9, 0.7, 0.4] as const

export async function openSource(file: File): Promise<SlideSource | SlideTrouble> {
  if (file.size > sourceBytesMax) return 'heavy'
  return isPdf(file) ? openPages(file) : ofPicture(file)
}

function isPdf({ name, type }: File): boolean {
  return type === 'application/pdf' || (type === '' && /\.pdf$/i.test(name))
}

async function openPages(file: File): Promise<SlideSource | SlideTrouble> {
  const reader = await import('#browser/pdf/open-pdf.ts').catch(() => null)
  if (reader === null) return 'no_reader'
  const opened = await reader.openPdf(await file.arrayBuffer())
  if (opened.kind !== 'open') return opened.kind
  const { pdf } = opened
  return {
    count: pdf.shownCount,
    close: pdf.close,
    async draw(at) {
      const page = await pdf.page(at + 1)
      if (page === null) return 'page_failed'
      const canvas = document.createElement('canvas')
      const isDone = await page.draw(canvas, Math.round(slideSideMax / Math.max(1, page.height)))
        .done
      const picture = isDone ? await writePicture(canvas) : null
      const text = await page.text()
      release(canvas)
      if (picture === null) return 'page_failed'
      const words = text.replaceAll(/[ \t]+/g, ' ').slice(0, slideWordsLengthMax)
      return { name: file.name, words, picture }
    },
  }
}

function ofPicture(file: File): SlideSource {
  return {
    count: 1,
    close: () => undefined,
    async draw() {
      const canvas = await openPhoto(file).catch(() => null)
      const picture = canvas === null ? null : await writePicture(canvas)
      if (canvas !== null) release(canvas)
      return picture === null ? 'no_picture' : { name: file.name, words: '', picture }
    },
  }
}

/** Some browsers keep a canvas's pixels long after it is of no use. */
function release(canvas: HTMLCanvasElement): void {
  canvas.width = 0
  canvas.height = 0
}

/** WebP where the browser writes it; others give PNG instead, which is heavy, and then JPEG it is. */
async function writePicture(canvas: HTMLCanvasElement): Promise<Blob | null> {
  const write = (type: string, quality: number): Promise<Blob | null> =>
    new Promise((done) => canvas.toBlob(done, type, quality))
  for (const quality of qualities) {
    const picture = await write('image/webp', quality)
    const kept = picture?.type === 'image/webp' ? picture : await write('image/jpeg', quality)
    if (kept === null || kept.size <= slidePictureBytesMax) return kept
  }
  return null
}
