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
/** Of the lines of one batch, in characters. */
const batchLengthMax = 256 * 1024
/** Of lines that wait for the disk, in characters: half a minute of eight o'clock. */
export const queueLengthMax = 64 * 1024 * 1024
/** After the disk failed: when it is tried again, give or take a fifth. */
const retryMs = 1_000

export type LostWhy = 'disk' | 'queue'

/** Lines of one day (UTC), under whose names they are written. */
export interface LineBatch {
  readonly day: string
  readonly lines: readonly string[]
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
  readonly lengthMax?: number
}

interface Gathered {
  readonly day: string
  readonly lines: string[]
  length: number
}

export function queueLines(parts: LineQueueParts): LineQueue {
  return new Queue(parts)
}

class Queue implements LineQueue {
  readonly #parts: LineQueueParts
  readonly #lengthMax: number
  readonly #teller: FaultTeller
  /** The last one is still gathering; of the others each is written as it is. */
  #batches: Gathered[] = []
  #last: Gathered | null = null
  /** Of all batches, and of the one being written. */
  #length = 0
  #lost = 0
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> | null = null
  #isFailing = false

  constructor(parts: LineQueueParts) {
    this.#parts = parts
    this.#lengthMax = parts.lengthMax ?? queueLengthMax
    const { clock, log } = parts
    this.#teller = createFaultTeller({
      ...{ clock, log, level: 'warn' },
      fails: 'the journal cannot be written',
      worksAgain: 'the journal can be written again',
    })
  }

  offer(line: string, day: string): boolean {
    if (this.#length + line.length > this.#lengthMax) return false
    let last = this.#last
    if (last === null || last.day !== day || last.length >= batchLengthMax) {
      last = { day, lines: [], length: 0 }
      this.#batches.push(last)
      this.#last = last
    }
    last.lines.push(line)
    last.length += line.length
    this.#length += line.length
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
    while (this.#batches.length > 0 || this.#writing !== null) {
      if (performance.now() >= untilMs) return false
      if (this.#timer !== null) clearTimeout(this.#timer)
      this.#timer = null
      await (this.#writing ?? this.#write())
      if (this.#isFailing) return false
    }
    return true
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
      if (this.#batches.length === 0) return
      if (this.#isFailing) {
        this.#writeIn(retryMs * (0.8 + 0.4 * this.#parts.random.fraction()))
      } else this.#writeIn(this.#batches.length > 1 ? 0 : batchEveryMs)
    })
    return this.#writing
  }

  async #writeNext(): Promise<void> {
    const batch = this.#batches.shift()
    if (batch === undefined) return
    if (batch === this.#last) this.#last = null
    try {
      const { lost } = await this.#parts.writer.append(batch)
      this.#lost += lost
      this.#length -= batch.length
      this.#teller.worked()
      this.#isFailing = false
    } catch (err) {
      this.#batches.unshift(batch)
      this.#teller.failed(err)
      this.#isFailing = true
    }
  }
}
