/**
 * Reads what is whole of the segments that nobody has taken yet, opens it, and gives it on in batches
 * that are to become one file each: what lies in memory is one of them, however much there is.
 */
import type { Log } from '#engine/log/log.ts'
import { keepDamagedSegment } from './damaged-segments-store.ts'
import type { DayKeys } from './day-key-store.ts'
import { countText, type TextCount } from './entries-of-text.ts'
import { laySealingDesk, recordsOfFileMax, type SealingDesk } from './sealed-records.ts'
import {
  findFrame,
  frameBytesMax,
  linesBytes,
  openFrame,
  readFrames,
  type SegmentEnd,
} from './segment-frame.ts'
import { listSegments, readSegment, type SegmentFile } from './segment-reader.ts'
import type { Taken } from './sequencer-state-store.ts'

/** Records of one step: what enters the log at one checkpoint. */
const recordsOfStepMax = 100_000
/** A frame with its length and its checksum. */
const wholeFrameMax = frameBytesMax + 8
/** Read at once: more than one frame. */
const readBytesMax = 2 * wholeFrameMax
/** Of the lines of a usual file; where it is not enough, more is made. */
const linesBytesUsual = 2 * 1024 * 1024

/** Room that is used again and again: memory that the system has to find first costs more than the work. */
export interface Desk {
  /** Segments are read into it: frames are opened before the next ones are read. */
  readonly read: Buffer
  /** Lines of opened frames: a batch is given on before the next one begins. */
  lines: Buffer
  readonly sealing: SealingDesk
}

export function layDesk(): Desk {
  return {
    read: Buffer.allocUnsafeSlow(readBytesMax),
    lines: Buffer.allocUnsafeSlow(linesBytesUsual),
    sealing: laySealingDesk(),
  }
}

/** Lines of one day, each with its newline, from one or more frames. They lie on the desk. */
export interface Gathered {
  readonly day: string
  readonly text: Buffer
  readonly count: TextCount
}

export interface GatheredStep {
  readonly records: number
  /** What no other batch has followed; null: there was nothing at all. */
  readonly last: Gathered | null
  readonly taken: Taken
  /** There is more than a step takes. */
  readonly isBehind: boolean
  /** Segments that were read to the end of what is whole, and what follows there. */
  readonly ends: readonly ReadToEnd[]
}

export interface ReadToEnd {
  readonly file: SegmentFile
  /** So many of its bytes. */
  readonly readTo: number
  readonly state: SegmentEnd
}

interface Parts {
  readonly dataDir: string
  readonly keys: DayKeys
  readonly log: Pick<Log, 'warn' | 'error'>
  readonly desk: Desk
  /** A batch that another one follows; in the order in which they enter the log. */
  readonly onBatch: (batch: Gathered) => Promise<void>
}

export async function gatherFrames(parts: Parts, before: Taken): Promise<GatheredStep> {
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
    if (read.state !== null) ends.push({ file, readTo: read.bytes, state: read.state })
  }
  const { isFull, records } = basket
  return { records, last: basket.batch(), taken, isBehind: isFull, ends }
}

const nothing: TextCount = { lines: 0, receipts: 0 }

/** Opened frames, until they are as many as one file is to hold, or until the next is of another day. */
class Basket {
  records = 0
  readonly #parts: Parts
  #day = ''
  #count = nothing
  /** Bytes of the desk that are taken. */
  #filled = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get isFull(): boolean {
    return this.records >= recordsOfStepMax
  }

  batch(): Gathered | null {
    const text = this.#parts.desk.lines.subarray(0, this.#filled)
    return this.#filled === 0 ? null : { day: this.#day, text, count: this.#count }
  }

  /**
   * False: it does not open. A frame is never cut: one that holds more than a file is to hold is a file
   * of its own.
   */
  async put(body: Buffer, day: string, run: string): Promise<boolean> {
    const secrets = this.#parts.keys.find(day)
    const text = this.#roomFor(linesBytes(body))
    if (secrets === null || !openFrame(body, secrets.sealKey, run, text)) return false
    const count = countText(text)
    const lines = this.#count.lines + count.lines
    const batch = this.batch()
    if (batch !== null && (day !== this.#day || lines > recordsOfFileMax)) {
      await this.#parts.onBatch(batch)
      text.copy(this.#parts.desk.lines)
      this.#count = nothing
      this.#filled = 0
    }
    this.#day = day
    this.#filled += text.length
    this.#count = {
      lines: this.#count.lines + count.lines,
      receipts: this.#count.receipts + count.receipts,
    }
    this.records += count.lines
    return true
  }

  /** Behind what lies there. */
  #roomFor(bytes: number): Buffer {
    const { desk } = this.#parts
    const end = this.#filled + bytes
    if (end > desk.lines.length) {
      const larger = Buffer.allocUnsafeSlow(2 * end)
      desk.lines.copy(larger, 0, 0, this.#filled)
      desk.lines = larger
    }
    return desk.lines.subarray(this.#filled, end)
  }
}

/** Gives how many bytes of the file are taken, and what follows them; null: more frames. */
async function takeFile(
  parts: Parts,
  basket: Basket,
  given: { readonly file: SegmentFile; readonly from: number; readonly isLast: boolean },
): Promise<{ readonly bytes: number; readonly state: SegmentEnd | null }> {
  const { desk, keys, log } = parts
  const { file, isLast } = given
  const { number, run } = file
  const tell = tellDamage(parts, file)
  let { from } = given
  while (!basket.isFull) {
    const bytes = await readSegment(parts.dataDir, file, { from, into: desk.read })
    const { end, frames, state } = readFrames(bytes, 0)
    for (const { body, day } of frames) {
      if (!(await basket.put(body, day, run))) await tell('a frame does not open', { from, day })
    }
    from += end
    const mayBeCut = bytes.length === desk.read.length
    // A frame may only seem torn or damaged, where as much was read as is read at once.
    if (mayBeCut && (state === 'whole' || frames.length > 0)) continue
    const next = state === 'whole' ? null : findFrame(bytes, end + 1, new Set(keys.days()))
    if (state === 'damaged' || next !== null) {
      await tell('a segment was damaged or altered', { from })
    }
    // Whatever begins before that place would have been all there.
    const further = next ?? (mayBeCut ? bytes.length - wholeFrameMax : null)
    if (further !== null) {
      from += further - end
      continue
    }
    // A run goes on in its next segment: this rest was torn when its process died, or the disk was full.
    if (state === 'torn' && !isLast) log.warn({ run, number, from }, 'a torn frame')
    return { bytes: from, state }
  }
  return { bytes: from, state: null }
}

/** Tells what is wrong with a segment, and keeps it as it is: once, however often it is read. */
function tellDamage({ dataDir, log }: Parts, file: SegmentFile) {
  const { number, run } = file
  let found: Awaited<ReturnType<typeof keepDamagedSegment>> | null = null
  return async (what: string, facts: object): Promise<void> => {
    found ??= await keepDamagedSegment(dataDir, file)
    if (found !== 'known') log.error({ run, number, ...facts, isKept: found === 'kept' }, what)
  }
}
