/**
 * How fast slides are fetched beside the sound: more a little while the line bears it, half as much
 * when it does not (AIMD). A poor line shows it by its round trip, which grows by what waits in it, and
 * by sound that comes late. A piece that takes long on the line by itself is too large for it, however seldom
 * it comes: a bundle of the sound that was lost is repeated behind it. Pure: times are told, none is asked.
 */

/** How the line does, as the room's line and the sound know it. */
export interface LineNow {
  /** 0: not known yet. */
  readonly roundTripMs: number
  /** Of the sound of the last seconds, percent that came too late. */
  readonly latePercent: number
}

export interface SlidePacer {
  /** Bytes to ask for next; by HTTP, whose heads weigh more than a small piece, at least `httpPieceBytesMin`. */
  pieceBytes(leastBytes?: number): number
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
/** A piece is what comes in so long at the pace. */
const pieceMs = 350
/**
 * With the heads of its packet the least is 90 ms of a line of 64 kbit/s. On a round trip of 200 ms that
 * leaves a lost bundle time to be missed, asked for and repeated within 400 ms.
 */
export const pieceBytesMin = 640
/** What a packet carries. */
export const httpPieceBytesMin = 1_400
export const pieceBytesMax = 64 * 1024
/**
 * A larger piece may take so much longer than the quickest, the best of some tries: half of what twice the least
 * takes longer on a line of 64 kbit/s. What was quick is forgotten slowly, or a line that sways lets it pass by chance.
 */
const sizeMsMax = 45
const sizeTries = 3
/** Pieces after which a size that was too large is tried again, first and at most. */
const sizeRestPieces = 32
const sizeRestPiecesMax = 256
/** Of the smallest it is forgotten sooner: they are few beside larger ones. */
const smallGrowth = 1.004
/** What takes so much longer than the quickest of its kind queues, and the sound behind it. */
const queueMsMax = 150
/** A phone changes its line on the way: what was quick once is forgotten little by little. */
const quickestGrowth = 1.002
const latePercentMax = 2
/** While sound comes late, it has the line for itself for a while after each packet. */
const lateRestMs = 1_000
const packetBytes = 1_400
/** Of the time that a piece took, after it, while the pace still doubles. */
const restShare = 0.1
const failedMsMin = 1_000
const failedMsMax = 15_000

export function createSlidePacer(): SlidePacer {
  let pace = paceFirst
  /** Until the line has said no for the first time, the pace doubles. */
  let isSounding = true
  const piece = createQuickest()
  const size = createSizeMax()
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
    pieceBytes: (leastBytes = pieceBytesMin) =>
      Math.round(Math.max(leastBytes, Math.min(size.bytes(leastBytes), (pace * pieceMs) / 1_000))),
    came({ bytes, tookMs }, { latePercent, roundTripMs }) {
      failures = 0
      const isLate = latePercent > latePercentMax
      // Each beside its own like: a server may take longer over a piece than over a word.
      const isQueued = piece.growsBy(tookMs) > queueMsMax || tripGrew(roundTripMs)
      size.came(bytes, tookMs)
      if (isLate || isQueued) slower()
      else if (!isFirst) faster()
      // It may have made its connection first, and tells little of the line.
      isFirst = false
      const rest = isLate ? lateRestMs * Math.min(1, bytes / packetBytes) : 0
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

/**
 * How large a piece may be: twice as much as long as that takes hardly longer than the smallest takes. Now
 * and then a smallest one goes between larger ones, so that there is something to hold them against.
 */
function createSizeMax() {
  const small = createQuickest(smallGrowth)
  let bytesMax = pieceBytesMin
  let leastBytes = pieceBytesMin
  let tries = 0
  let sinceSmall = 0
  let untilLarger = 0
  let restPieces = sizeRestPieces
  const shrink = (bytes: number): void => {
    tries = 0
    bytesMax = Math.max(pieceBytesMin, bytes / 2)
    untilLarger = restPieces
    restPieces = Math.min(sizeRestPiecesMax, restPieces * 2)
  }
  return {
    bytes(least: number): number {
      leastBytes = least
      return sinceSmall >= sizeRestPieces ? least : Math.max(least, bytesMax)
    },
    came(bytes: number, tookMs: number): void {
      untilLarger -= 1
      sinceSmall += 1
      const isSmall = bytes <= leastBytes
      if (isSmall) sinceSmall = 0
      const slowerMs = isSmall ? small.growsBy(tookMs) : small.behind(tookMs)
      if (slowerMs > sizeMsMax) {
        // The least is not made smaller.
        if (!isSmall) tries += 1
        if (tries >= sizeTries) shrink(bytes)
        return
      }
      // Smaller ones tell nothing of it.
      if (bytes < bytesMax) return
      tries = 0
      if (!isSmall) restPieces = sizeRestPieces
      if (untilLarger <= 0) bytesMax = Math.min(pieceBytesMax, bytesMax * 2)
    },
  }
}

/** The quickest of a kind so far, and by how much another takes longer. */
function createQuickest(growth = quickestGrowth) {
  let quickestMs = Number.POSITIVE_INFINITY
  return {
    growsBy(ms: number): number {
      quickestMs = Math.min(quickestMs * growth, ms)
      return ms - quickestMs
    },
    /** Of another kind. */
    behind: (ms: number): number => ms - quickestMs,
  }
}
