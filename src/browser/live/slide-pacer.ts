/**
 * How fast slides are fetched beside the sound: more a little while the line bears it, half as much
 * when it does not (AIMD). A poor line shows it by its round trip, which grows by what waits in it, and
 * by sound that comes late. Pure: times are told, none is asked.
 */

/** How the line does, as the room's line and the sound know it. */
export interface LineNow {
  /** 0: not known yet. */
  readonly roundTripMs: number
  /** Of the sound of the last seconds, percent that came too late. */
  readonly latePercent: number
}

export interface SlidePacer {
  /** Bytes to ask for next. */
  pieceBytes(): number
  /** A piece came in so long, from asking to its last byte: how long to pause before the next, in ms. */
  came(piece: { readonly bytes: number; readonly tookMs: number }, line: LineNow): number
  /** Nothing came: how long to wait before asking again, in ms. */
  failed(): number
}

/** Bytes a second. The least is a third of a line of 64 kbit/s, whose other third is the sound's. */
export const paceMin = 2_500
export const paceMax = 1_000_000
const paceFirst = 4_000
const paceStep = 1_000
/** A piece is what comes in so long at the pace; so long, sound may wait behind it. */
const pieceMs = 350
/** What a packet carries; and enough for a fast line. */
export const pieceBytesMin = 1_400
export const pieceBytesMax = 64 * 1024
/** What takes so much longer than the quickest of its kind queues, and the sound behind it. */
const queueMsMax = 150
/** A phone changes its line on the way: what was quick once is forgotten little by little. */
const quickestGrowth = 1.002
const latePercentMax = 2
/** While sound comes late, it has the line for itself for a while. */
const lateRestMs = 1_000
/** Of the time that a piece took, after it, while the pace still doubles. */
const restShare = 0.25
const failedMsMin = 1_000
const failedMsMax = 15_000

export function createSlidePacer(): SlidePacer {
  let pace = paceFirst
  /** Until the line has said no for the first time, the pace doubles. */
  let isSounding = true
  const piece = createQuickest()
  const trip = createQuickest()
  let countedTripMs = 0
  let isFirst = true
  let failures = 0

  /** Round trips are measured now and then: each counts once. */
  const tripGrew = (roundTripMs: number): boolean => {
    if (roundTripMs === 0 || roundTripMs === countedTripMs) return false
    countedTripMs = roundTripMs
    return trip.growsBy(roundTripMs) > queueMsMax
  }
  const slower = (): void => {
    pace = Math.max(paceMin, pace / 2)
    isSounding = false
  }
  const faster = (): void => {
    pace = Math.min(paceMax, isSounding ? pace * 2 : pace + Math.max(paceStep, pace / 16))
  }

  return {
    pieceBytes: () =>
      Math.round(Math.min(pieceBytesMax, Math.max(pieceBytesMin, (pace * pieceMs) / 1_000))),
    came({ bytes, tookMs }, { latePercent, roundTripMs }) {
      failures = 0
      const isLate = latePercent > latePercentMax
      // Each beside its own like: a server may take longer over a piece than over a word.
      const isQueued = piece.growsBy(tookMs) > queueMsMax || tripGrew(roundTripMs)
      if (isLate || isQueued) slower()
      else if (!isFirst) faster()
      // It may have made its connection first, and tells little of the line.
      isFirst = false
      const rest = isLate ? lateRestMs : 0
      if (isSounding) return tookMs * restShare
      return rest + Math.max(tookMs * restShare, (bytes / pace) * 1_000 - tookMs)
    },
    failed() {
      failures += 1
      slower()
      return Math.min(failedMsMax, failedMsMin * 2 ** (failures - 1))
    },
  }
}

/** The quickest of a kind so far, and by how much another takes longer. */
function createQuickest() {
  let quickestMs = Number.POSITIVE_INFINITY
  return {
    growsBy(ms: number): number {
      quickestMs = Math.min(quickestMs * quickestGrowth, ms)
      return ms - quickestMs
    },
  }
}
