/** How evenly frames came: of the moments at which they were drawn, as a browser's trace tells them. */
import { quantile } from '../bench/load/latency-record.ts'

export interface FramePace {
  readonly frames: number
  /** Frames after the first, over the time that they took. */
  readonly perSecond: number
  readonly medianGapMs: number
  /** One gap in a hundred is as long as this or longer. */
  readonly worstGapMs: number
  /** Of the frames that a screen would have shown, those that did not come. */
  readonly droppedShare: number
}

const screenPerSecond = 60
const frameMs = 1_000 / screenPerSecond

/** Of moments in ascending order. NaN where there are fewer than two. */
export function paceOf(drawnAtMs: readonly number[]): FramePace {
  const gaps = drawnAtMs.slice(1).map((at, place) => at - (drawnAtMs[place] ?? at))
  const tookMs = gaps.reduce((all, gap) => all + gap, 0)
  const sorted = Float64Array.from(gaps).sort()
  const dropped = gaps.reduce((all, gap) => all + Math.max(0, Math.round(gap / frameMs) - 1), 0)
  return {
    frames: drawnAtMs.length,
    perSecond: (gaps.length / tookMs) * 1_000,
    medianGapMs: quantile(sorted, 0, 0.5),
    worstGapMs: quantile(sorted, 0, 0.99),
    droppedShare: dropped / (dropped + gaps.length),
  }
}

/** What a trace in Chromium's JSON says of one event; `ts` in microseconds. */
export interface TraceEvent {
  readonly name: string
  readonly ts: number
}

/** When frames were drawn between two marks that the page itself has set, in milliseconds, ascending. */
export function drawnBetween(
  events: readonly TraceEvent[],
  marks: { readonly from: string; readonly to: string },
): number[] {
  const fromUs = markAt(events, marks.from)
  const toUs = markAt(events, marks.to)
  return events
    .filter(({ name, ts }) => name === 'DrawFrame' && ts >= fromUs && ts <= toUs)
    .map(({ ts }) => ts / 1_000)
    .sort((left, right) => left - right)
}

function markAt(events: readonly TraceEvent[], mark: string): number {
  const found = events.find(({ name }) => name === mark)
  if (found === undefined) throw new Error(`the trace has no mark ${mark}`)
  return found.ts
}
