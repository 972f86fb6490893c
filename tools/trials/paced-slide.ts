/**
 * A slide that a page's own shelf fetches at its own pace over the relay of pictures that the product
 * runs, from a store that is made up: it has nothing to do but answer, so that what is late, the line made late.
 */
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { SlidePicture } from '#browser/live/paint-mark.ts'
import { type LineNow, pieceBytesMin } from '#browser/live/slide-pacer.ts'
import { createSlideShelf } from '#browser/live/slide-shelf.ts'
import { createSlideQuestions } from '#browser/pictures/slide-questions.ts'
import { picturePath, unpackSlidePiece } from '#contract/live-pictures.ts'
import { openPictureRelay, type PictureRelay } from '#engine/media/picture-relay.ts'
import type { KnownDoors } from '#engine/socket/known-doors.ts'
import { systemRandom } from '#kernel/random.ts'

/** A page of text. */
const slideBytes = 68_000
export const slideMsMax = 60_000
const slideId = '0199f0e0-0000-7000-8000-000000000000'
const openMsMax = 20_000

export function openSlideRelay(doors: KnownDoors): PictureRelay {
  const slide = Buffer.alloc(slideBytes)
  return openPictureRelay(doors, { random: systemRandom, readSlide: async () => slide })
}

/** Of one page: its socket of pictures, over which it asks for pieces. */
export interface SlideWay {
  ask(from: number, bytes: number): Promise<Uint8Array | null>
  close(): void
}

/** `address`: the server's, by `ws:`. */
export async function openSlideWay(address: string, ticket: string): Promise<SlideWay> {
  const socket = new WebSocket(`${address}${picturePath}`, { perMessageDeflate: false })
  const questions = createSlideQuestions(
    (message) => {
      socket.send(JSON.stringify(message))
      return true
    },
    (ms, act) => {
      const timer = setTimeout(act, ms)
      return () => clearTimeout(timer)
    },
  )
  socket.on('message', (data, isBinary) => {
    const piece = isBinary && data instanceof Buffer ? unpackSlidePiece(data) : null
    if (piece !== null) questions.came(piece)
  })
  await once(socket, 'open', { signal: AbortSignal.timeout(openMsMax) })
  socket.send(JSON.stringify({ ticket }))
  return {
    ask: (from, bytes) => questions.ask(slideId, from, bytes),
    close: () => socket.terminate(),
  }
}

/** Slides of one page, fetched one after another as in a class: what was learnt of the line at one holds for the next. */
export interface PacedSlides {
  /** How long the next one took, in ms; `slideMsMax` or more where it did not come. */
  fetchNext(): Promise<number>
  close(): void
}

export function openPacedSlides(way: SlideWay, line: () => LineNow): PacedSlides {
  const shelf = createSlideShelf({
    readPacked: async () => null,
    askSlide: async (id) => ({
      ...{ id, name: 'page', words: '', contentType: 'image/webp' },
      ...{ byteCount: slideBytes, width: 1_600, height: 1_000 },
    }),
    async askPiece(_slideId, start, end) {
      const piece = await way.ask(start, end + 1 - start)
      return piece === null ? 'failed' : new Uint8Array(piece).buffer
    },
    leastPieceBytes: () => pieceBytesMin,
    open: async () => ({ close: () => undefined }) as SlidePicture,
    wait: (ms) => wait(ms),
    now: () => performance.now(),
    line,
  })
  let fetched = 0
  return {
    async fetchNext() {
      const begunAt = performance.now()
      fetched += 1
      const name = `slide ${fetched}`
      shelf.want([name])
      while (shelf.view().get(name)?.state !== 'here' && performance.now() < begunAt + slideMsMax) {
        await wait(20)
      }
      return performance.now() - begunAt
    },
    close: () => shelf.close(),
  }
}
