/** How often one person may come: a bucket for each, forgotten once it would be full again. */
import type { Clock } from '#kernel/clock.ts'

export interface ArrivalPaces {
  /** False: too soon. */
  takes(who: string): boolean
  /** People whose pace is remembered. */
  size(): number
}

interface Bucket {
  left: number
  atMs: number
}

/** `burst`: at once after a quiet while. */
export function createArrivalPaces(
  clock: Pick<Clock, 'monotonicMs'>,
  { burst, perSecond }: { readonly burst: number; readonly perSecond: number },
): ArrivalPaces {
  /** Whoever came last stands last. */
  const buckets = new Map<string, Bucket>()
  const fullAfterMs = (burst / perSecond) * 1_000

  function forgetFull(nowMs: number): void {
    for (const [who, { atMs }] of buckets) {
      if (nowMs - atMs < fullAfterMs) break
      buckets.delete(who)
    }
  }

  return {
    takes(who) {
      const nowMs = clock.monotonicMs()
      forgetFull(nowMs)
      const { atMs, left } = buckets.get(who) ?? { left: burst, atMs: nowMs }
      const filled = Math.min(burst, left + ((nowMs - atMs) / 1_000) * perSecond)
      const isInTime = filled >= 1
      buckets.delete(who)
      buckets.set(who, { left: isInTime ? filled - 1 : filled, atMs: nowMs })
      return isInTime
    },
    size: () => buckets.size,
  }
}
