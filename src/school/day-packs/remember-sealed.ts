/**
 * Sealed bytes from memory: the same few packs are asked for by whole classes at once. They never
 * change under their address; a withdrawn one is forgotten when it is told.
 */
import { createBulkhead } from '#kernel/bulkhead.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readSealedBytes } from './known-pack-store.ts'
import { type PackNews, withdrawnTopic } from './pack-news.ts'

/** Sealed bytes that one process keeps; what was asked for longest ago goes first. */
const keptBytesMax = 64 * 1024 * 1024
/** Whoever tries out addresses keeps a few connections busy, never all of them. */
const readings = { atOnceMax: 4, waitingMax: 1_000, retryAfterMs: 2_000 }

export interface SealedMemory {
  /** `not_found` where there is no such pack or it was withdrawn; `overloaded` where too many wait. */
  get(address: string): Promise<Result<Buffer>>
}

export function createSealedMemory({
  db,
  news,
}: {
  readonly db: SchoolDatabase
  readonly news: PackNews
}): SealedMemory {
  const kept = new Map<string, Buffer>()
  const reading = new Map<string, Promise<Result<Buffer>>>()
  const bulkhead = createBulkhead(readings)
  let keptBytes = 0

  function forget(address: string): void {
    keptBytes -= kept.get(address)?.length ?? 0
    kept.delete(address)
  }
  function keep(address: string, bytes: Buffer): void {
    forget(address)
    kept.set(address, bytes)
    keptBytes += bytes.length
    for (const oldest of kept.keys()) {
      if (keptBytes <= keptBytesMax) break
      forget(oldest)
    }
  }
  function read(address: string): Promise<Result<Buffer>> {
    const answer: Promise<Result<Buffer>> = bulkhead
      .run(async () => {
        const bytes = await readSealedBytes(db, address)
        return bytes === null ? refuse('not_found') : accept(bytes)
      })
      .then((result) => {
        // A read that began before the news may hold what was withdrawn: it is not kept.
        if (result.ok && reading.get(address) === answer) keep(address, result.value)
        return result
      })
    reading.set(address, answer)
    const done = (): void => {
      if (reading.get(address) === answer) reading.delete(address)
    }
    answer.then(done, done)
    return answer
  }

  news.subscribe(withdrawnTopic, (address) => {
    forget(address)
    reading.delete(address)
  })

  return {
    get(address) {
      const bytes = kept.get(address)
      if (bytes === undefined) return reading.get(address) ?? read(address)
      kept.delete(address)
      kept.set(address, bytes)
      return Promise.resolve(accept(bytes))
    },
  }
}
