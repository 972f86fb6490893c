/**
 * Fetches the stills of a shared screen beside the sound: one piece after another at the pace of the
 * slides, each still to its end, then the newest; those between were never asked for.
 */
import { createSlidePacer, type LineNow } from '#browser/live/slide-pacer.ts'
import {
  type FromPictures,
  type StillPiece,
  stillPieceBytesMax,
  type ToPictures,
} from '#contract/live-pictures.ts'

/** What of the page is needed; handed in, so that fetching can be tried out. */
export interface StillOutside {
  readonly nowMs: () => number
  /** Gives back how to call it off. */
  readonly after: (ms: number, act: () => void) => () => void
  readonly lineNow: () => LineNow
}

type Told = Extract<FromPictures, { kind: 'still' }>

export interface StillFetch {
  told(still: Told): void
  came(piece: StillPiece): void
  /** It is no longer there: the newest is fetched instead. */
  gone(number: number): void
  /** Nobody shows, or the line was lost: nothing is fetched. */
  forget(): void
  /** While paused nothing is asked for. */
  setPaused(isPaused: boolean): void
}

/** A piece that does not come for so long is asked for again. */
const pieceMsMax = 20_000

export function createStillFetch(
  outside: StillOutside,
  ask: (message: ToPictures) => boolean,
  onStill: (by: number, bytes: Uint8Array<ArrayBuffer>) => void,
): StillFetch {
  const pacer = createSlidePacer()
  let newest: Told | null = null
  let current: { still: Told; bytes: Uint8Array<ArrayBuffer>; length: number } | null = null
  let askedAtMs = 0
  let doneNumber = 0
  let isPaused = false
  /** The line has a pause before the next piece, of whatever still. */
  let isResting = false
  let callOff: () => void = () => undefined

  const later = (ms: number, act: () => void): void => {
    callOff()
    callOff = outside.after(ms, act)
  }
  const begin = (): void => {
    if (isPaused || newest === null || newest.number === doneNumber) return
    current = { still: newest, bytes: new Uint8Array(newest.bytes), length: 0 }
    askNext()
  }
  const restart = (): void => {
    current = null
    begin()
  }
  const askNext = (): void => {
    isResting = false
    if (current === null) {
      begin()
      return
    }
    askedAtMs = outside.nowMs()
    later(pieceMsMax, () => later(pacer.failed(), restart))
    const left = current.bytes.length - current.length
    const bytes = Math.min(left, stillPieceBytesMax, pacer.pieceBytes())
    ask({ kind: 'ask', number: current.still.number, from: current.length, bytes })
  }
  return {
    told(still) {
      newest = still
      if (current === null && !isResting) begin()
    },
    came({ bytes, from, number }) {
      const isNext = current?.still.number === number && current.length === from
      if (current === null || !isNext || from + bytes.length > current.bytes.length) return
      current.bytes.set(bytes, from)
      current.length += bytes.length
      const tookMs = outside.nowMs() - askedAtMs
      const restMs = pacer.came({ bytes: bytes.length, tookMs }, outside.lineNow())
      isResting = true
      later(restMs, askNext)
      if (current.length < current.bytes.length) return
      const { still } = current
      onStill(still.by, current.bytes)
      doneNumber = still.number
      current = null
    },
    gone(number) {
      if (current?.still.number === number) restart()
    },
    forget() {
      callOff()
      isResting = false
      newest = null
      current = null
      doneNumber = 0
    },
    setPaused(next) {
      if (next === isPaused) return
      isPaused = next
      callOff()
      isResting = false
      current = null
      begin()
    },
  }
}
