/** Reads what is whole of the segments that nobody has taken yet, and opens it. */
import type { Log } from '#engine/log/log.ts'
import type { DayKeys } from './day-key-store.ts'
import { countText, type TextCount } from './entries-of-text.ts'
import { frameBytesMax, openFrame, readFrames, type SegmentEnd } from './segment-frame.ts'
import { listSegments, readSegment, type SegmentFile } from './segment-reader.ts'
import type { Taken } from './sequencer-state-store.ts'

/** Records of one step: what lies in memory at once, and enters the log at one checkpoint. */
const recordsOfStepMax = 100_000
/** Read at once: more than one frame. */
const readBytesMax = 2 * frameBytesMax

/** What segments are read into, again and again: frames are opened before the next ones are read. */
export function layDesk(): Buffer {
  return Buffer.allocUnsafeSlow(readBytesMax)
}

/** What one frame holds: lines of one day, each with its newline. */
export interface GatheredText {
  readonly day: string
  readonly text: Buffer
  readonly count: TextCount
}

export interface Gathered {
  /** In the order in which they enter the log. */
  readonly texts: readonly GatheredText[]
  readonly records: number
  readonly taken: Taken
  /** There is more than a step takes. */
  readonly isBehind: boolean
  /** Segments that were read to the end of what is whole, and what follows there. */
  readonly ends: readonly ReadToEnd[]
}

export interface ReadToEnd {
  readonly file: SegmentFile
  readonly state: SegmentEnd
}

interface Parts {
  readonly dataDir: string
  readonly keys: DayKeys
  readonly log: Pick<Log, 'warn' | 'error'>
  readonly desk: Buffer
}

export async function gatherFrames(parts: Parts, before: Taken): Promise<Gathered> {
  const files = await listSegments(parts.dataDir)
  const basket = new Basket(parts)
  const ends: ReadToEnd[] = []
  const taken: Record<string, { number: number; bytes: number }> = {}
  for (const [place, file] of files.entries()) {
    const known = taken[file.run] ?? before[file.run] ?? { number: 0, bytes: 0 }
    if (basket.isFull || file.number < known.number) {
      taken[file.run] = known
      continue
    }
    const from = file.number === known.number ? known.bytes : 0
    const isLast = files[place + 1]?.run !== file.run
    const read = await takeFile(parts, basket, { file, from, isLast })
    taken[file.run] = { number: file.number, bytes: read.bytes }
    if (read.state !== null) ends.push({ file, state: read.state })
  }
  const { isFull, records, texts } = basket
  return { texts, records, taken, isBehind: isFull, ends }
}

/** Opened frames. */
class Basket {
  readonly texts: GatheredText[] = []
  records = 0
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get isFull(): boolean {
    return this.records >= recordsOfStepMax
  }

  /** False: it does not open. */
  put(body: Buffer, day: string, run: string): boolean {
    const secrets = this.#parts.keys.find(day)
    const text = secrets === null ? null : openFrame(body, secrets.sealKey, run)
    if (text === null) return false
    const count = countText(text)
    this.texts.push({ day, text, count })
    this.records += count.lines
    return true
  }
}

/** Gives how many bytes of the file are taken, and what follows them; null: more frames. */
async function takeFile(
  { dataDir, desk, log }: Parts,
  basket: Basket,
  given: { readonly file: SegmentFile; readonly from: number; readonly isLast: boolean },
): Promise<{ readonly bytes: number; readonly state: SegmentEnd | null }> {
  const { file, isLast } = given
  const { number, run } = file
  let { from } = given
  while (!basket.isFull) {
    const bytes = await readSegment(dataDir, file, { from, into: desk })
    const { end, frames, state } = readFrames(bytes, 0)
    for (const { body, day } of frames) {
      if (!basket.put(body, day, run)) log.error({ run, number, day }, 'a frame does not open')
    }
    from += end
    // A frame may only seem torn, where as much was read as is read at once.
    const mayGoOn = state === 'whole' || (state === 'torn' && frames.length > 0)
    if (bytes.length === desk.length && mayGoOn) continue
    if (state === 'damaged') log.error({ run, number, from }, 'a segment was damaged or altered')
    // A run goes on in its next segment: this rest was torn when its process died, or the disk was full.
    else if (state === 'torn' && !isLast) log.warn({ run, number, from }, 'a torn frame')
    return { bytes: from, state }
  }
  return { bytes: from, state: null }
}
