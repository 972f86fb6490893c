/** How fast one member of a live class may send: a bucket that fills with time. */

export interface Pace {
  readonly perSecond: number
  /** How many at once after a quiet while. */
  readonly burst: number
}

/** A hand that draws sends eight pieces a second. */
export const actPace: Pace = { perSecond: 15, burst: 60 }
/** Where somebody points: more is not shown. */
export const pointPace: Pace = { perSecond: 10, burst: 12 }
/** A page sends three a second at most (`live-captions.ts`); some may come at once. */
export const captionPace: Pace = { perSecond: 4, burst: 10 }
/** Whatever it is: beyond, the line is cut. */
export const messagePace: Pace = { perSecond: 40, burst: 200 }

export interface Bucket {
  left: number
  atMs: number
}

export function fillBucket({ burst }: Pace, nowMs: number): Bucket {
  return { left: burst, atMs: nowMs }
}

/** True: one more is in time, and was taken. `nowMs` is on a clock that never goes back. */
export function takeOne(bucket: Bucket, { burst, perSecond }: Pace, nowMs: number): boolean {
  const since = ((nowMs - bucket.atMs) / 1_000) * perSecond
  bucket.left = Math.min(burst, bucket.left + since)
  bucket.atMs = nowMs
  if (bucket.left < 1) return false
  bucket.left -= 1
  return true
}
