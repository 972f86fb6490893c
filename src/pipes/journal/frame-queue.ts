/**
 * Lines on their way to the disk: gathered into frames, sealed, and written one after another, never
 * by whoever brings them. What is waiting has a limit; beyond it lines are counted, not kept.
 */
import type { Random } from '#kernel/random.ts'
import type { DaySecrets } from './day-secrets.ts'
import { frameBytes, sealFrame } from './segment-frame.ts'

/** How long a line waits for others before they are written together. */
const frameEveryMs = 40
/** Lines of one frame, in bytes: it is sealed when it is full. */
const deskBytes = 256 * 1024
/** Sealed frames that wait for the disk: half a minute of eight o'clock. */
export const queueBytesMax = 64 * 1024 * 1024
/** After the disk failed: when it is tried again, give or take a fifth. */
const retryMs = 1_000
/** Room for whole frames that is used again and again: one is written while the next is sealed. */
const roomsKept = 2
const newline = 10
/** Of one unit of a string, at most. */
const utf8BytesMax = 3

export type LostWhy = 'disk' | 'queue'

export interface FrameQueue {
  /** False: there is no room, and the line is not kept. */
  offer(line: string, day: string): boolean
  /** Why there is no room. */
  why(): LostWhy
  /** True: all that was offered is durable. False: the time is over, or the disk fails. */
  drain(deadlineMs: number): Promise<boolean>
}

export interface FrameQueueParts {
  readonly run: string
  readonly secretsOf: (day: string) => DaySecrets
  readonly random: Random
  readonly writer: { append(frames: Uint8Array): Promise<void> }
  /** For tests. */
  readonly bytesMax?: number
}

interface Sealed {
  readonly frame: Buffer
  /** What the frame lies in, if that is to be used again. */
  readonly room: Buffer | null
}

export function createFrameQueue(parts: FrameQueueParts): FrameQueue {
  return new Queue(parts)
}

class Queue implements FrameQueue {
  readonly #parts: FrameQueueParts
  readonly #desk = Buffer.allocUnsafe(deskBytes)
  #deskAt = 0
  #deskDay = ''
  #sealed: Sealed[] = []
  /** Made at the first frames; while the disk fails, frames wait in room of their own size. */
  readonly #rooms: Buffer[] = []
  #roomsMade = 0
  #sealedBytes = 0
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> | null = null
  #isFailing = false

  constructor(parts: FrameQueueParts) {
    this.#parts = parts
  }

  offer(line: string, day: string): boolean {
    const { bytesMax = queueBytesMax } = this.#parts
    if (this.#sealedBytes + this.#deskAt + line.length > bytesMax) return false
    const room = line.length * utf8BytesMax + 1
    if (day !== this.#deskDay || this.#deskAt + room > deskBytes) this.#seal()
    this.#deskDay = day
    if (room > deskBytes) this.#sealLines(Buffer.from(`${line}\n`))
    else {
      this.#deskAt += this.#desk.write(line, this.#deskAt)
      this.#desk[this.#deskAt] = newline
      this.#deskAt += 1
    }
    if (this.#timer === null && this.#writing === null) this.#writeIn(frameEveryMs)
    return true
  }

  why(): LostWhy {
    return this.#isFailing ? 'disk' : 'queue'
  }

  async drain(deadlineMs: number): Promise<boolean> {
    const untilMs = performance.now() + deadlineMs
    while (this.#deskAt > 0 || this.#sealed.length > 0) {
      if (performance.now() >= untilMs) return false
      if (this.#timer !== null) clearTimeout(this.#timer)
      this.#timer = null
      await (this.#writing ?? this.#write())
      if (this.#isFailing) return false
    }
    return true
  }

  #seal(): void {
    if (this.#deskAt === 0) return
    this.#sealLines(this.#desk.subarray(0, this.#deskAt))
    this.#deskAt = 0
  }

  #sealLines(lines: Uint8Array): void {
    const { random, run, secretsOf } = this.#parts
    const day = this.#deskDay
    const sealing = { sealKey: secretsOf(day).sealKey, iv: random.bytes(12), day, run }
    const length = frameBytes(lines.length)
    const room = length > frameBytes(deskBytes) ? null : this.#takeRoom()
    const frame = sealFrame(lines, sealing, room?.subarray(0, length) ?? Buffer.allocUnsafe(length))
    this.#sealed.push({ frame, room })
    this.#sealedBytes += length
  }

  #takeRoom(): Buffer | null {
    const free = this.#rooms.pop()
    if (free !== undefined || this.#roomsMade === roomsKept) return free ?? null
    this.#roomsMade += 1
    return Buffer.allocUnsafeSlow(frameBytes(deskBytes))
  }

  #writeIn(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.#write()
    }, ms)
    this.#timer.unref()
  }

  #write(): Promise<void> {
    this.#writing = this.#writeAll().finally(() => {
      this.#writing = null
      if (this.#deskAt === 0 && this.#sealed.length === 0) return
      this.#writeIn(
        this.#isFailing ? retryMs * (0.8 + 0.4 * this.#parts.random.fraction()) : frameEveryMs,
      )
    })
    return this.#writing
  }

  async #writeAll(): Promise<void> {
    this.#seal()
    const { length } = this.#sealed
    const [only] = this.#sealed
    const frames =
      length === 1 && only !== undefined
        ? only.frame
        : Buffer.concat(this.#sealed.map(({ frame }) => frame))
    try {
      await this.#parts.writer.append(frames)
      for (const { room } of this.#sealed.splice(0, length)) {
        if (room !== null) this.#rooms.push(room)
      }
      this.#sealedBytes -= frames.length
      this.#isFailing = false
    } catch {
      // Whoever writes says so.
      this.#isFailing = true
    }
  }
}
