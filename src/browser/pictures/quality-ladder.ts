/**
 * What a line can carry, as measured: sound and board with stills of the shared screen, or without. It
 * steps down at once and up only after a calm while, which grows with every relapse. Pure.
 */
import type { LineNow } from '#browser/live/slide-pacer.ts'

export type QualityLevel = 'sound' | 'stills'

/** One of these is enough to step down. */
const latePercentPoor = 12
const roundTripMsPoor = 2_000
/** All of these have to hold while it is calm. */
const latePercentCalm = 3
const roundTripMsCalm = 900
const calmMsMin = 15_000
const calmMsMax = 120_000
/** Poor again so soon after a step up: it was too early. */
const relapseMs = 60_000

export interface QualityLadder {
  /** Looked at every few seconds; `nowMs` never goes back. */
  look(line: LineNow, nowMs: number): QualityLevel
}

export function createQualityLadder(): QualityLadder {
  let level: QualityLevel = 'stills'
  let calmMs = calmMsMin
  let calmSinceMs: number | null = null
  let climbedAtMs = Number.NEGATIVE_INFINITY
  return {
    look({ latePercent, roundTripMs }, nowMs) {
      const isPoor = latePercent > latePercentPoor || roundTripMs > roundTripMsPoor
      const isCalm = latePercent <= latePercentCalm && roundTripMs <= roundTripMsCalm
      if (level === 'stills') {
        if (!isPoor) return level
        const isRelapse = nowMs - climbedAtMs < relapseMs
        calmMs = isRelapse ? Math.min(calmMsMax, calmMs * 2) : calmMsMin
        calmSinceMs = null
        level = 'sound'
        return level
      }
      if (!isCalm) {
        calmSinceMs = null
        return level
      }
      calmSinceMs ??= nowMs
      if (nowMs - calmSinceMs < calmMs) return level
      climbedAtMs = nowMs
      level = 'stills'
      return level
    },
  }
}
