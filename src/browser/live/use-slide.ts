/** The slide on the page of the board that is looked at, and the next one on its way behind it. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { fetchAsPage } from '#browser/api/fetch-as-page.ts'
import { useWatched } from '#browser/parts/watched.ts'
import type { Slide } from '#contract/live-slides.ts'
import { readPackedSlide } from './packed-slide.ts'
import type { RoomInHand } from './room-in-hand.ts'
import { slidePath, slidePicture } from './slide-addresses.ts'
import { httpPieceBytesMin, pieceBytesMin } from './slide-pacer.ts'
import { createSlideShelf, type Piece, type SlideHere, type SlideShelf } from './slide-shelf.ts'

/** A piece is small: one that takes longer does not come any more. */
const pieceTimeoutMs = 30_000

async function askSlide(lessonId: string, slideId: string): Promise<Slide | 'gone' | 'failed'> {
  const answer = await callApi<Slide>(slidePath(lessonId, slideId))
  if (answer.ok) return answer.value
  return answer.refusal.status === 404 ? 'gone' : 'failed'
}

async function askPiece(address: string, start: number, end: number): Promise<Piece> {
  try {
    const answer = await fetchAsPage(address, {
      headers: { range: `bytes=${start}-${end}` },
      signal: AbortSignal.timeout(pieceTimeoutMs),
    })
    if (answer.status === 404) return 'gone'
    if (!answer.ok) return 'failed'
    const bytes = await answer.arrayBuffer()
    // A proxy may know no parts, and give the whole.
    return answer.status === 206 ? bytes : bytes.slice(start)
  } catch {
    // Without a line nothing comes; it is asked for again.
    return 'failed'
  }
}

/** Null until the page stands. */
function useShelf(room: RoomInHand): SlideShelf | null {
  const { lessonId } = room
  const [shelf, setShelf] = useState<SlideShelf | null>(null)
  const newest = useRef(room)
  newest.current = room
  useEffect(() => {
    const opened = createSlideShelf({
      readPacked: (slideId) => readPackedSlide(lessonId, slideId),
      askSlide: (slideId) => askSlide(lessonId, slideId),
      async askPiece(slideId, start, end) {
        const { slides } = newest.current
        const piece = await slides?.askSlidePiece(slideId, start, end + 1 - start)
        // Its own bytes alone, and not the message that they came in.
        if (piece) return new Uint8Array(piece).buffer
        return askPiece(slidePicture(lessonId, slideId), start, end)
      },
      leastPieceBytes() {
        const isBeside = newest.current.slides?.current().line === 'open'
        return isBeside ? pieceBytesMin : httpPieceBytesMin
      },
      open: (bytes) => createImageBitmap(bytes).catch(() => null),
      wait: (ms) => new Promise((done) => setTimeout(done, ms)),
      now: () => performance.now(),
      line: () => newest.current.lineNow(),
    })
    setShelf(opened)
    return () => opened.close()
  }, [lessonId])
  return shelf
}

const nothing: ReadonlyMap<string, SlideHere> = new Map()
const nowhere = { view: () => nothing, subscribe: () => () => undefined }

/** Null: no slide lies on this page. */
export function useSlide(room: RoomInHand, page: number): SlideHere | null {
  const shelf = useShelf(room)
  const here = useWatched(shelf ?? nowhere)
  const { slides } = room.view.board
  const own = slides.get(page)
  const next = slides.get(page + 1)
  useEffect(() => {
    shelf?.want([own, next].filter((slideId) => slideId !== undefined))
  }, [shelf, own, next])
  if (own === undefined) return null
  return here.get(own) ?? { state: 'coming', words: null, share: 0, picture: null }
}
