/**
 * Strokes that others draw come in pieces; each is drawn over as long a time as the hand took, so
 * that it looks like a hand and not like a series of jumps.
 */
import type { StrokeMark, StrokePiece } from './board-view.ts'

/** How long the first piece of a stroke takes, and the least and the most of the others. */
const pieceMsUsual = 120
const pieceMsMin = 40
const pieceMsMax = 300
/** Further behind than this, a stroke hurries. */
const behindMsMax = 500

interface Step {
  /** Points of the stroke before this piece, and with it. */
  readonly from: number
  readonly to: number
  readonly startMs: number
  readonly endMs: number
}

export interface StrokeReveal {
  /** Points to be seen, with a fraction on the way to the next; infinite: all. */
  shownPoints(stroke: StrokeMark, nowMs: number): number
  isMoving(nowMs: number): boolean
  /** Everything that is there is seen at once. */
  finish(): void
}

function handMs(piece: StrokePiece, before: StrokePiece | undefined): number {
  if (before === undefined) return pieceMsUsual
  return Math.min(pieceMsMax, Math.max(pieceMsMin, piece.at - before.at))
}

export function createStrokeReveal(isStill: (stroke: StrokeMark, piece: StrokePiece) => boolean) {
  const stepsOf = new Map<string, readonly Step[]>()
  let movingUntilMs = 0

  const follow = (stroke: StrokeMark, nowMs: number): readonly Step[] => {
    const known = stepsOf.get(stroke.id) ?? []
    if (known.length === stroke.pieces.length) return known
    const steps = [...known]
    for (const piece of stroke.pieces.slice(known.length)) {
      const last = steps.at(-1)
      const from = last?.to ?? 0
      const to = from + (piece.path.length >> 1)
      const startMs = Math.max(nowMs, last?.endMs ?? 0)
      const usual = handMs(piece, stroke.pieces[steps.length - 1])
      const length = isStill(stroke, piece) || startMs - nowMs > behindMsMax ? 0 : usual
      steps.push({ from, to, startMs, endMs: startMs + length })
      movingUntilMs = Math.max(movingUntilMs, startMs + length)
    }
    stepsOf.set(stroke.id, steps)
    return steps
  }

  const reveal: StrokeReveal = {
    shownPoints(stroke, nowMs) {
      const under = follow(stroke, nowMs).find(({ endMs }) => endMs > nowMs)
      if (under === undefined) return Number.POSITIVE_INFINITY
      const share = Math.max(0, (nowMs - under.startMs) / (under.endMs - under.startMs))
      return under.from + (under.to - under.from) * share
    },
    isMoving: (nowMs) => movingUntilMs > nowMs,
    finish() {
      stepsOf.clear()
      movingUntilMs = 0
    },
  }
  return reveal
}
