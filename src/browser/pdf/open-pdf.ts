/**
 * Opens a PDF that somebody handed in, by pdf.js: its pages are drawn and nothing in it acts. No script
 * of it runs, no link is followed, no form is filled, and what the reader needs comes from our own
 * address. Only a page that shows a PDF fetches this, when somebody presses for it.
 */
import {
  AnnotationMode,
  GlobalWorkerOptions,
  getDocument,
  PasswordException,
  type PDFDocumentProxy,
  type PDFPageProxy,
  PDFWorker,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { pdfPagesMax } from '#contract/annotation-limits.ts'
import { drawTimeoutMs, imagePixelsMax, openTimeoutMs, pageTextMax } from './pdf-limits.ts'

/** Put in by the build: where the files of pdf.js lie that it asks for by name. */
declare const __PDF_READER__: string

/** How long an open PDF is given to tidy up by itself before its worker is ended. */
const closeTimeoutMs = 1_000

export interface PageDrawing {
  /** False where it could not be drawn, or was given up. */
  readonly done: Promise<boolean>
  stop(): void
}

export interface PdfPage {
  readonly number: number
  /** In widths of the page, as viewers turn it. */
  readonly height: number
  /** `widthPixels` is the canvas's; its height follows. */
  draw(canvas: HTMLCanvasElement, widthPixels: number): PageDrawing
  /** Its words in the order of the file; empty for a picture of a page. */
  text(): Promise<string>
}

export interface OpenedPdf {
  readonly pageCount: number
  /** Those that can be shown here. */
  readonly shownCount: number
  /** Null where it is broken. */
  page(number: number): Promise<PdfPage | null>
  /** Ends its worker and forgets its fonts and pictures. */
  close(): void
}

export type OpenOutcome =
  | { readonly kind: 'open'; readonly pdf: OpenedPdf }
  | { readonly kind: 'locked' }
  | { readonly kind: 'broken' }

/** Null when the time is over or it failed. */
async function within<T>(promise: Promise<T>, timeoutMs: number): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), timeoutMs)
  })
  try {
    return await Promise.race([promise, late])
  } catch {
    // A PDF may be broken in any way: whoever asked says so in words.
    return null
  } finally {
    clearTimeout(timer)
  }
}

export async function openPdf(bytes: ArrayBuffer): Promise<OpenOutcome> {
  GlobalWorkerOptions.workerSrc = `${__PDF_READER__}pdf.worker.js`
  const worker = new PDFWorker()
  const task = getDocument({
    data: new Uint8Array(bytes),
    worker,
    standardFontDataUrl: `${__PDF_READER__}fonts/`,
    wasmUrl: `${__PDF_READER__}decoders/`,
    // Our policy runs no WebAssembly: pictures of scanners are unpacked by plain script.
    useWasm: false,
    useWorkerFetch: true,
    // The same letters on every device, so that what is drawn lies where it was put.
    useSystemFonts: false,
    maxImageSize: imagePixelsMax,
    verbosity: 0,
  })
  const close = (): void => {
    void within(task.destroy(), closeTimeoutMs).then(() => worker.destroy())
  }
  let isLocked = false
  const opening = task.promise.catch((error: unknown) => {
    isLocked = error instanceof PasswordException
    return null
  })
  const document = await within(opening, openTimeoutMs)
  if (document !== null) return { kind: 'open', pdf: describePdf(document, close) }
  close()
  return { kind: isLocked ? 'locked' : 'broken' }
}

function describePdf(document: PDFDocumentProxy, close: () => void): OpenedPdf {
  const { numPages } = document
  return {
    pageCount: numPages,
    shownCount: Math.min(numPages, pdfPagesMax),
    close,
    async page(number) {
      const page = await within(document.getPage(number), openTimeoutMs)
      return page === null ? null : describePage(page, number)
    },
  }
}

function describePage(page: PDFPageProxy, number: number): PdfPage {
  const { width, height } = page.getViewport({ scale: 1 })
  return {
    number,
    height: height / width,
    draw(canvas, widthPixels) {
      const viewport = page.getViewport({ scale: widthPixels / width })
      canvas.width = Math.max(1, Math.floor(viewport.width))
      canvas.height = Math.max(1, Math.floor(viewport.height))
      // What fields and notes look like is drawn; none of them can be pressed.
      const drawing = page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE })
      const done = within(
        drawing.promise.then(() => true),
        drawTimeoutMs,
      )
      return {
        done: done.then((isDone) => {
          if (isDone === null) drawing.cancel()
          page.cleanup()
          return isDone === true
        }),
        stop: () => drawing.cancel(),
      }
    },
    async text() {
      const content = await within(page.getTextContent(), drawTimeoutMs)
      const pieces = (content?.items ?? []).map((item) =>
        'str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '',
      )
      return pieces.join('').trim().slice(0, pageTextMax)
    },
  }
}
