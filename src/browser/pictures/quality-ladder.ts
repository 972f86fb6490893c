/**
 * What a line can carry, as measured: moving pictures, stills of the shared screen, or sound and board
 * alone. It steps down soon and up only after a calm while, which grows with every relapse. Pure.
 */
import type { LineNow } from '#browser/live/slide-pacer.ts'

/** From the lowest step up. */
const levels = ['sound', 'stills', 'video'] as const
export type QualityLevel = (typeof levels)[number]

export interface QualityLook extends LineNow {
  /** Moving pictures come over this line now; else there is none to leave out. */
  readonly hasVideo: boolean
  /** Of their frames of the last seconds, percent that came late or not at all. */
  readonly lateFramesPercent: number
}

/** One of these is enough to step down. */
const latePercentPoor = 12
const roundTripMsPoor = 2_000
/** With moving pictures on the line, which go before anything else suffers. */
const latePercentPoorWithVideo = 5
const roundTripMsPoorWithVideo = 1_000
const lateFramesPercentPoor = 30
/** All of these have to hold while it is calm. */
const latePercentCalm = 3
const roundTripMsCalm = 900
const calmMsMin = 15_000
const calmMsMax = 120_000
/** Poor again so soon after a step up: it was too early. */
const relapseMs = 60_000
/** What is measured is of the seconds before: a step down shows only then whether it was enough. */
const settleMs = 6_000

export interface QualityLadder {
  /** Looked at every few seconds; `nowMs` never goes back. */
  look(line: QualityLook, nowMs: number): QualityLevel
}

export function createQualityLadder(): QualityLadder {
  let step = levels.length - 1
  let calmMs = calmMsMin
  let calmSinceMs: number | null = null
  let climbedAtMs = Number.NEGATIVE_INFINITY
  let fellAtMs = Number.NEGATIVE_INFINITY
  const levelNow = (): QualityLevel => levels[step] ?? 'sound'

  const fall = (to: number, nowMs: number): void => {
    const isRelapse = nowMs - climbedAtMs < relapseMs
    calmMs = isRelapse ? Math.min(calmMsMax, calmMs * 2) : calmMsMin
    fellAtMs = nowMs
    step = to
  }
  return {
    look(line, nowMs) {
      const isMoving = levelNow() === 'video' && line.hasVideo
      if (isPoor(line, isMoving)) {
        calmSinceMs = null
        const below = isMoving ? step - 1 : 0
        if (step > 0 && nowMs - fellAtMs >= settleMs) fall(below, nowMs)
        return levelNow()
      }
      const isCalm = line.latePercent <= latePercentCalm && line.roundTripMs <= roundTripMsCalm
      if (!isCalm || step === levels.length - 1) {
        calmSinceMs = null
        return levelNow()
      }
      calmSinceMs ??= nowMs
      if (nowMs - calmSinceMs < calmMs) return levelNow()
      climbedAtMs = nowMs
      calmSinceMs = nowMs
      step += 1
      return levelNow()
    },
  }
}

function isPoor(line: QualityLook, isMoving: boolean): boolean {
  const { lateFramesPercent, latePercent, roundTripMs } = line
  if (latePercent > (isMoving ? latePercentPoorWithVideo : latePercentPoor)) return true
  if (roundTripMs > (isMoving ? roundTripMsPoorWithVideo : roundTripMsPoor)) return true
  return isMoving && lateFramesPercent > lateFramesPercentPoor
}
