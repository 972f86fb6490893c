/**
 * A slide that a page's own shelf fetches at its own pace, from a server that is made up: it has
 * nothing to do but answer, so that what is late, the line made late.
 */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { SlidePicture } from '#browser/live/paint-mark.ts'
import type { LineNow } from '#browser/live/slide-pacer.ts'
import { createSlideShelf } from '#browser/live/slide-shelf.ts'

/** A page of text. */
const slideBytes = 68_000
export const slideMsMax = 60_000
/** What a browser says of itself, about. */
const headBytes = 300

export function answerSlidePiece({ headers }: IncomingMessage, reply: ServerResponse): void {
  const [, start, end] = /bytes=(\d+)-(\d+)/.exec(headers.range ?? '') ?? []
  reply
    .writeHead(206, { 'content-type': 'image/webp', 'x-head': 'x'.repeat(headBytes) })
    .end(Buffer.alloc(Number(end) + 1 - Number(start)))
}

/** How long the slide took, in ms; `slideMsMax` or more where it did not come. */
export async function fetchPacedSlide(address: string, line: () => LineNow): Promise<number> {
  const begunAt = performance.now()
  const shelf = createSlideShelf({
    readPacked: async () => null,
    askSlide: async (id) => ({
      ...{ id, name: 'page', words: '', contentType: 'image/webp' },
      ...{ byteCount: slideBytes, width: 1_600, height: 1_000 },
    }),
    async askPiece(_slideId, start, end) {
      const headers = { range: `bytes=${start}-${end}`, cookie: 'x'.repeat(headBytes) }
      return (await fetch(address, { headers })).arrayBuffer()
    },
    open: async () => ({ close: () => undefined }) as SlidePicture,
    wait: (ms) => wait(ms),
    now: () => performance.now(),
    line,
  })
  shelf.want(['slide'])
  while (shelf.view().get('slide')?.state !== 'here' && performance.now() < begunAt + slideMsMax) {
    await wait(20)
  }
  shelf.close()
  return performance.now() - begunAt
}
