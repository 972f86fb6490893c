/**
 * How much of uploads a process holds at once. They lie in memory while they come, and a poor line
 * takes its time: a few callers who send slowly must not fill it, nor keep the others out.
 */
import { type Result, refuse } from '#kernel/result.ts'
import { httpLimits } from './http-limits.ts'

/** What those are told who are sent away. */
const retryAfterMs = 3_000

export interface UploadRoom {
  /** Does the work while the upload's room is held; a refusal where there is none. */
  hold<T>(who: string, byteCount: number, work: () => Promise<Result<T>>): Promise<Result<T>>
  /** The same for what an upload that is held already brings into memory besides: earlier parts of it. */
  holdMore<T>(byteCount: number, work: () => Promise<Result<T>>): Promise<Result<T>>
}

export function createUploadRoom(
  limits: { readonly uploadsBytesMax: number; readonly uploadsOfCallerMax: number } = httpLimits,
): UploadRoom {
  const underWay = new Map<string, number>()
  let heldBytes = 0
  const count = (who: string, step: 1 | -1): void => {
    const own = (underWay.get(who) ?? 0) + step
    if (own === 0) underWay.delete(who)
    else underWay.set(who, own)
  }
  // One alone is always let in, however large its route allows it to be.
  const isFull = (byteCount: number): boolean =>
    heldBytes > 0 && heldBytes + byteCount > limits.uploadsBytesMax
  async function holding<T>(byteCount: number, work: () => Promise<T>): Promise<T> {
    heldBytes += byteCount
    try {
      return await work()
    } finally {
      heldBytes -= byteCount
    }
  }
  return {
    async hold(who, byteCount, work) {
      if ((underWay.get(who) ?? 0) >= limits.uploadsOfCallerMax) {
        return refuse('too_many_requests', { retryAfterMs })
      }
      if (isFull(byteCount)) return refuse('overloaded', { retryAfterMs })
      count(who, 1)
      try {
        return await holding(byteCount, work)
      } finally {
        count(who, -1)
      }
    },
    async holdMore(byteCount, work) {
      if (isFull(byteCount)) return refuse('overloaded', { retryAfterMs })
      return holding(byteCount, work)
    },
  }
}

/** Bytes to keep room for: what the request says, or all that the route takes. */
export function announcedBytes(contentLength: string | undefined, bodyBytesMax: number): number {
  const said = Number(contentLength ?? Number.NaN)
  return Number.isSafeInteger(said) && said >= 0 ? Math.min(said, bodyBytesMax) : bodyBytesMax
}
