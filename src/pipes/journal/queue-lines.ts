/**
 * Lines on their way to the disk: gathered, and given to whoever writes them one batch after another, never
 * waited for by whoever brings them. What is waiting has a limit; beyond it lines are counted, not kept.
 */
import { createFaultTeller, type FaultTeller } from '#engine/log/fault-teller.ts'
import type { Log } from '#engine/log/log.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'

/** How long a line waits for others before they are written together. */
const batchEveryMs = 40
/** Of the lines of one batch, in bytes. */
const deskBytes = 256 * 1024
/** Of lines that wait for the disk: half a minute of eight o'clock. */
export const queueBytesMax = 64 * 1024 * 1024
/** After the disk failed: when it is tried again, give or take a fifth. */
const retryMs = 1_000
const comma = 44
/** Of one unit of a string, at most. */
const utf8BytesMax = 3

export type LostWhy = 'disk' | 'queue'

/** Lines of one day (UTC), under whose names they are written. */
export interface LineBatch {
  readonly day: string
  /** JSON in UTF-8, a comma behind each. */
  readonly text: Uint8Array
  /** How many. */
  readonly count: number
}

export interface LineWriter {
  /**
   * Durable when it resolves, but for so many lines that were lost; the queue brings one batch at a time. Where it
   * fails, none of it counts, and it is given again.
   */
  append(batch: LineBatch): Promise<{ readonly lost: number }>
}

export interface LineQueue {
  /** False: there is no room, and the line is not kept. */
  offer(line: string, day: string): boolean
  /** Why there is no room. */
  why(): LostWhy
  /** Lines that were taken and then lost all the same, since the last call. */
  takeLost(): number
  /** True: all that was offered is durable. False: the time is over, or the disk fails. */
  drain(deadlineMs: number): Promise<boolean>
}

export interface LineQueueParts {
  readonly random: Pick<Random, 'fraction'>
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly writer: LineWriter
  readonly log: Pick<Log, 'warn' | 'info'>
  /** For tests. */
  readonly bytesMax?: number
}

export function queueLines(parts: LineQueueParts): LineQueue {
  return new Queue(parts)
}

class Queue implements LineQueue {
  readonly #parts: LineQueueParts
  readonly #bytesMax: number
  readonly #teller: FaultTeller
  /** Where lines gather, one behind the other: laid down while they are at hand, they cost least. */
  readonly #desk = Buffer.allocUnsafe(deskBytes)
  #deskAt = 0
  #deskCount = 0
  #deskDay = ''
  /** Full ones, and those that could not be written. */
  #batches: LineBatch[] = []
  /** Of those, and of the one being written. */
  #bytes = 0
  #lost = 0
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> | null = null
  #isFailing = false

  constructor(parts: LineQueueParts) {
    this.#parts = parts
    this.#bytesMax = parts.bytesMax ?? queueBytesMax
    const { clock, log } = parts
    this.#teller = createFaultTeller({
      ...{ clock, log, level: 'warn' },
      fails: 'the journal cannot be written',
      worksAgain: 'the journal can be written again',
    })
  }

  offer(line: string, day: string): boolean {
    if (this.#bytes + this.#deskAt + line.length > this.#bytesMax) return false
    const room = line.length * utf8BytesMax + 1
    if (day !== this.#deskDay || this.#deskAt + room > deskBytes) this.#clearDesk()
    this.#deskDay = day
    if (room > deskBytes) this.#lay({ day, text: Buffer.from(`${line},`), count: 1 })
    else {
      this.#deskAt += this.#desk.write(line, this.#deskAt)
      this.#desk[this.#deskAt] = comma
      this.#deskAt += 1
      this.#deskCount += 1
    }
    if (this.#timer === null && this.#writing === null) this.#writeIn(batchEveryMs)
    return true
  }

  why(): LostWhy {
    return this.#isFailing ? 'disk' : 'queue'
  }

  takeLost(): number {
    const lost = this.#lost
    this.#lost = 0
    return lost
  }

  async drain(deadlineMs: number): Promise<boolean> {
    const untilMs = performance.now() + deadlineMs
    while (this.#isWaiting() || this.#writing !== null) {
      if (performance.now() >= untilMs) return false
      if (this.#timer !== null) clearTimeout(this.#timer)
      this.#timer = null
      await (this.#writing ?? this.#write())
      if (this.#isFailing) return false
    }
    return true
  }

  #isWaiting(): boolean {
    return this.#deskCount > 0 || this.#batches.length > 0
  }

  #clearDesk(): void {
    if (this.#deskCount === 0) return
    const text = Buffer.from(this.#desk.subarray(0, this.#deskAt))
    this.#lay({ day: this.#deskDay, text, count: this.#deskCount })
    // Names and addresses are plain in it.
    this.#desk.fill(0, 0, this.#deskAt)
    this.#deskAt = 0
    this.#deskCount = 0
  }

  #lay(batch: LineBatch): void {
    this.#batches.push(batch)
    this.#bytes += batch.text.length
  }

  #writeIn(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.#write()
    }, ms)
    this.#timer.unref()
  }

  #write(): Promise<void> {
    this.#writing = this.#writeNext().finally(() => {
      this.#writing = null
      if (!this.#isWaiting()) return
      if (this.#isFailing) {
        this.#writeIn(retryMs * (0.8 + 0.4 * this.#parts.random.fraction()))
      } else this.#writeIn(this.#batches.length > 0 ? 0 : batchEveryMs)
    })
    return this.#writing
  }

  async #writeNext(): Promise<void> {
    if (this.#batches.length === 0) this.#clearDesk()
    const batch = this.#batches.shift()
    if (batch === undefined) return
    try {
      const { lost } = await this.#parts.writer.append(batch)
      this.#lost += lost
      this.#bytes -= batch.text.length
      this.#teller.worked()
      this.#isFailing = false
    } catch (err) {
      this.#batches.unshift(batch)
      this.#teller.failed(err)
      this.#isFailing = true
    }
  }
}
