/**
 * Frames of one camera as they come: which are of use to the decoder, how many a second, how many late
 * or missing. Pure.
 */
import type { CameraFrame } from '#contract/live-camera.ts'

/** Counted over so long. */
const spanMs = 3_000
/** So much later than the quickest did, a frame is late. */
const lateMs = 400
/** Clocks run apart: what was quick once is forgotten little by little. */
const quickestGrowthMs = 0.5
/** A long gap counts as no more than what a span holds. */
const missedMax = 60

export interface FrameWatch {
  /** True: the decoder can use it, having had all before it. */
  came(frame: Pick<CameraFrame, 'isKey' | 'number' | 'takenMs'>, nowMs: number): boolean
  /** Null: nothing has come for long enough to tell. */
  framesPerSecond(nowMs: number): number | null
  latePercent(nowMs: number): number
  /** The decoder lost its way: it begins anew with a key frame. */
  restart(): void
}

interface Arrival {
  readonly atMs: number
  readonly isLate: boolean
  readonly missed: number
}

export function createFrameWatch(): FrameWatch {
  let arrivals: Arrival[] = []
  let beganAtMs: number | null = null
  let last: number | null = null
  let isWhole = false
  let quickestMs = Number.POSITIVE_INFINITY

  const recent = (nowMs: number): Arrival[] => {
    arrivals = arrivals.filter(({ atMs }) => nowMs - atMs < spanMs)
    return arrivals
  }
  return {
    came({ isKey, number, takenMs }, nowMs) {
      const gap = last === null || number <= last ? 0 : number - last - 1
      isWhole = isKey || (isWhole && last !== null && number === last + 1)
      const delayMs = nowMs - takenMs
      quickestMs = Math.min(quickestMs + quickestGrowthMs, delayMs)
      // The first that a newcomer gets was taken long ago, and so is what lies between.
      const isFirst = beganAtMs === null
      beganAtMs ??= nowMs
      const missed = isFirst || arrivals.length < 2 ? 0 : Math.min(gap, missedMax)
      arrivals.push({ atMs: nowMs, isLate: delayMs - quickestMs > lateMs, missed })
      recent(nowMs)
      last = number
      return isWhole
    },
    framesPerSecond(nowMs) {
      if (beganAtMs === null || nowMs - beganAtMs < spanMs) return null
      return (recent(nowMs).length * 1_000) / spanMs
    },
    latePercent(nowMs) {
      const seen = recent(nowMs)
      const missed = seen.reduce((sum, one) => sum + one.missed, 0)
      const late = seen.filter(({ isLate }) => isLate).length
      const all = seen.length + missed
      return all === 0 ? 0 : (100 * (late + missed)) / all
    },
    restart() {
      isWhole = false
    },
  }
}
