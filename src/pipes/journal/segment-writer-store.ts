/**
 * Frames of one run, laid on the disk: `segments/<run>/<n>.segment`. A segment is appended to for
 * some seconds, then a new one begins. After any failure a new one begins too, so that nothing is
 * ever written behind a frame of which it is not known how much is there; and where the segment was
 * removed meanwhile, as that of a process that seemed to be gone.
 */
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { syncNames } from '#engine/config/durable-file.ts'
import { isCode } from '#engine/config/private-file.ts'
import type { Clock } from '#kernel/clock.ts'
import { journalFolder } from '#pipes/public-log/journal-folder.ts'

const segmentBytesMax = 32 * 1024 * 1024
const segmentMsMax = 10_000

export function segmentsFolder(dataDir: string): string {
  return join(journalFolder(dataDir), 'segments')
}

export function segmentName(number: number): string {
  return `${String(number).padStart(8, '0')}.segment`
}

export interface SegmentWriter {
  /** Durable when it resolves. Where it fails, none of it counts, and it may be given again. */
  append(frames: Uint8Array): Promise<void>
  close(): Promise<void>
}

interface OpenSegment {
  readonly file: FileHandle
  readonly openedAtMs: number
  bytes: number
}

export function openSegmentWriter(
  dataDir: string,
  run: string,
  clock: Pick<Clock, 'monotonicMs'>,
): SegmentWriter {
  const folder = join(segmentsFolder(dataDir), run)
  let number = 0
  let segment: OpenSegment | null = null

  async function begin(): Promise<OpenSegment> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = await openNext()
    const opened = { file, openedAtMs: clock.monotonicMs(), bytes: 0 }
    segment = opened
    await syncNames(folder)
    return opened
  }
  /** Behind those of a thread that wrote for this run before, and died. */
  async function openNext(): Promise<FileHandle> {
    for (;;) {
      const path = join(folder, segmentName(number))
      number += 1
      try {
        return await open(path, 'ax', 0o600)
      } catch (error) {
        if (isCode(error, 'EEXIST')) continue
        number -= 1
        throw error
      }
    }
  }
  async function end(): Promise<void> {
    const ended = segment
    segment = null
    await ended?.file.close().catch(() => undefined)
  }
  /** False: the file has no name any more, and nobody will read what was written. */
  async function write(frames: Uint8Array): Promise<boolean> {
    const opened = segment ?? (await begin())
    await writeAll(opened.file, frames, opened.bytes)
    opened.bytes += frames.length
    return (await opened.file.stat()).nlink > 0
  }
  const isOver = ({ bytes, openedAtMs }: OpenSegment): boolean =>
    bytes >= segmentBytesMax || clock.monotonicMs() - openedAtMs >= segmentMsMax

  return {
    async append(frames) {
      if (segment !== null && isOver(segment)) await end()
      try {
        if (await write(frames)) return
        await end()
        if (!(await write(frames))) throw new Error('segments are removed as they are written')
      } catch (error) {
        await end()
        throw error
      }
    },
    close: end,
  }
}

/** All of it, or as if nothing had been begun. */
async function writeAll(file: FileHandle, bytes: Uint8Array, before: number): Promise<void> {
  try {
    for (let at = 0; at < bytes.length; ) {
      at += (await file.write(bytes, at, bytes.length - at)).bytesWritten
    }
    await file.datasync()
  } catch (error) {
    // Half a frame is known for what it is; whoever reads goes on in the next segment.
    await file.truncate(before).catch(() => undefined)
    throw error
  }
}
