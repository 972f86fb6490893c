/**
 * The slides of a live class on this page: that which is shown first, then the next, one at a time and
 * in pieces, as the pacer says. What the device holds in a day's pack is taken from there.
 */
import { createWatched, type Watched } from '#browser/parts/watched.ts'
import type { Slide } from '#contract/live-slides.ts'
import type { SlidePicture } from './paint-mark.ts'
import { createSlidePacer, type LineNow } from './slide-pacer.ts'

export interface SlideHere {
  /** `gone`: it was taken away, or cannot be read. */
  readonly state: 'coming' | 'here' | 'gone'
  /** What stands on it comes before its picture does. */
  readonly words: string | null
  /** Of its picture, in [0, 1]. */
  readonly share: number
  readonly picture: SlidePicture | null
}

/** A part of a slide's picture, or why it did not come: `gone` for good, or `failed` for now. */
export type Piece = ArrayBuffer | 'gone' | 'failed'

/** What of the browser and the server is needed; handed in, so that lines can be tried out. */
export interface SlideOutside {
  /** From this device's packs; null: it does not lie there. */
  readPacked(slideId: string): Promise<{ readonly slide: Slide; readonly bytes: Blob } | null>
  askSlide(slideId: string): Promise<Slide | 'gone' | 'failed'>
  /** Both ends included. Fewer bytes may come, from the start on. */
  askPiece(slideId: string, start: number, end: number): Promise<Piece>
  /** A smaller piece is not worth its heads on the way that pieces come now. */
  leastPieceBytes(): number
  /** Null where it is no picture. */
  open(bytes: Blob): Promise<SlidePicture | null>
  wait(ms: number): Promise<void>
  now(): number
  line(): LineNow
}

export interface SlideShelf extends Watched<ReadonlyMap<string, SlideHere>> {
  /** The most urgent first; others that were begun wait. */
  want(slideIds: readonly string[]): void
  close(): void
}

interface Kept {
  readonly slide: Slide
  parts: ArrayBuffer[]
  heldBytes: number
  /** Whole. */
  bytes: Blob | null
}

/** Open pictures take some MB of memory each: the page's, the next, and those just seen. */
const picturesMax = 4

const coming: SlideHere = { state: 'coming', words: null, share: 0, picture: null }

export function createSlideShelf(outside: SlideOutside): SlideShelf {
  const watched = createWatched<ReadonlyMap<string, SlideHere>>(new Map())
  const kept = new Map<string, Kept>()
  const pacer = createSlidePacer()
  let wanted: readonly string[] = []
  let isRunning = false
  let isClosed = false

  const tell = (slideId: string, change: Partial<SlideHere>): void => {
    if (isClosed) return
    const before = watched.view().get(slideId) ?? coming
    const after = new Map(watched.view())
    after.delete(slideId)
    watched.set(after.set(slideId, { ...before, ...change }))
  }
  const next = (): string | undefined =>
    wanted.find((slideId) => {
      const here = watched.view().get(slideId)
      return here === undefined || (here.state !== 'gone' && here.picture === null)
    })
  const show = async (slideId: string, bytes: Blob): Promise<void> => {
    const picture = await outside.open(bytes)
    tell(slideId, picture === null ? { state: 'gone' } : { state: 'here', share: 1, picture })
    if (isClosed) picture?.close()
    const open = [...watched.view()].filter(([, { picture: one }]) => one !== null)
    const spare = open.filter(([id]) => !wanted.includes(id))
    // What was shown longest ago stands first.
    for (const [id, one] of spare.slice(0, Math.max(0, open.length - picturesMax))) {
      one.picture?.close()
      tell(id, { picture: null })
    }
  }
  /** What is known of it before a byte of its picture comes. Null: not yet. */
  const begin = async (slideId: string): Promise<Kept | null> => {
    const known = kept.get(slideId)
    if (known !== undefined) return known
    tell(slideId, {})
    const packed = await outside.readPacked(slideId)
    const slide = packed?.slide ?? (await outside.askSlide(slideId))
    if (slide === 'gone') tell(slideId, { state: 'gone' })
    if (slide === 'failed') await outside.wait(pacer.failed())
    if (typeof slide === 'string') return null
    const begun = { slide, parts: [], heldBytes: 0, bytes: packed?.bytes ?? null }
    kept.set(slideId, begun)
    tell(slideId, { words: slide.words })
    return begun
  }
  const fetchPiece = async (slideId: string, one: Kept): Promise<void> => {
    const { slide } = one
    const start = one.heldBytes
    const end = Math.min(slide.byteCount, start + pacer.pieceBytes(outside.leastPieceBytes())) - 1
    const askedAtMs = outside.now()
    const piece = await outside.askPiece(slideId, start, end)
    if (piece === 'gone') tell(slideId, { state: 'gone' })
    if (piece === 'failed') await outside.wait(pacer.failed())
    if (typeof piece === 'string') return
    one.parts.push(piece)
    one.heldBytes += piece.byteLength
    tell(slideId, { share: one.heldBytes / slide.byteCount })
    const came = { bytes: piece.byteLength, tookMs: outside.now() - askedAtMs }
    const pauseMs = pacer.came(came, outside.line())
    if (one.heldBytes >= slide.byteCount) {
      one.bytes = new Blob(one.parts, { type: slide.contentType })
      one.parts = []
    }
    await outside.wait(pauseMs)
  }
  const run = async (): Promise<void> => {
    if (isRunning) return
    isRunning = true
    try {
      for (let slideId = next(); slideId !== undefined && !isClosed; slideId = next()) {
        const one = await begin(slideId)
        if (one === null) continue
        if (one.bytes === null) await fetchPiece(slideId, one)
        else await show(slideId, one.bytes)
      }
    } finally {
      isRunning = false
    }
  }

  return {
    view: watched.view,
    subscribe: watched.subscribe,
    want(slideIds) {
      for (const slideId of slideIds) {
        // What was taken away may be back by now.
        const isBack = !wanted.includes(slideId) && watched.view().get(slideId)?.state === 'gone'
        if (isBack) tell(slideId, coming)
      }
      wanted = slideIds
      void run()
    },
    close() {
      isClosed = true
      for (const { picture } of watched.view().values()) picture?.close()
    },
  }
}
