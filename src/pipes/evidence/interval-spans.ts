/**
 * What holds of the processes in an interval: whether they were alive, what they lost, what the kernel
 * dropped. What was days before is no excuse for anything in it.
 */
import {
  joinRows,
  type LifeStretch,
  type NumberRow,
  type ProcessSpan,
  type ProcessSpans,
  silenceMs,
  type ToldLoss,
} from './process-spans.ts'

interface Interval {
  readonly from: number
  readonly to: number
}

export interface IntervalSpans {
  /** Some sign of life is in the records, be it of another time. */
  readonly isLifeTold: boolean
  /** Stretches in which no process at all gave a sign of life. */
  readonly lifeless: readonly Interval[]
  /** By run: the longest time without a sign of life between two of it, in ms, where it is told. */
  readonly silencesMs: readonly number[]
  /** Connections that the kernel dropped; all processes of a machine read the same count. */
  readonly overflows: number
  readonly areOverflowsTold: boolean
  /** Records that processes lost; what is told both ways is counted once. */
  readonly lost: number
  /** Numbers that no record bears. */
  readonly missing: number
  /** Processes whose clock was set. */
  readonly stepped: number
}

/** Wall clock against steady clock. */
const clockStepMs = 2_000

export function spansOfInterval(spans: ProcessSpans, interval: Interval): IntervalSpans {
  const all = [...spans.values()]
  const lives = all.map(({ life }) =>
    [...life].sort((one, other) => one.firstAt - other.firstAt || one.lastAt - other.lastAt),
  )
  const rows = all.map((span) => joinRows(span.rows))
  return {
    isLifeTold: lives.some((life) => life.length > 0),
    lifeless: lifelessOf(lives.flat(), interval),
    silencesMs: lives.map((life) => silenceOf(life, interval)).filter((ms) => ms > silenceMs),
    overflows: lives.reduce((most, life) => Math.max(most, overflowsOf(life, interval)), 0),
    areOverflowsTold: lives.flat().some((stretch) => isOverflowTold(stretch, interval)),
    lost: all.reduce((sum, span) => sum + lostOf(span, interval), 0),
    missing: rows.reduce((sum, own) => sum + missingOf(own, interval), 0),
    stepped: rows.filter((own) => isStepped(own, interval)).length,
  }
}

function lifelessOf(life: readonly LifeStretch[], { from, to }: Interval): Interval[] {
  const found: Interval[] = []
  let aliveUntil = from
  const look = (until: number) => {
    if (until - aliveUntil > silenceMs) found.push({ from: aliveUntil, to: until })
  }
  for (const { firstAt, lastAt } of [...life].sort((one, other) => one.firstAt - other.firstAt)) {
    look(Math.min(firstAt, to))
    aliveUntil = Math.max(aliveUntil, lastAt)
  }
  look(to)
  return found
}

/** Of one run, between its signs of life: before its first and after its last it may not have been there. */
function silenceOf(life: readonly LifeStretch[], { from, to }: Interval): number {
  let [longest, aliveUntil] = [0, life[0]?.lastAt ?? 0]
  for (const { firstAt, lastAt } of life.slice(1)) {
    longest = Math.max(longest, Math.min(firstAt, to) - Math.max(aliveUntil, from))
    aliveUntil = Math.max(aliveUntil, lastAt)
  }
  return longest
}

function isOverflowTold(stretch: LifeStretch, { from, to }: Interval): boolean {
  return stretch.overflows !== null && stretch.lastAt >= from && stretch.firstAt < to
}

/** From the last sign of life before the interval, or the first in it, until its last. */
function overflowsOf(life: readonly LifeStretch[], { from, to }: Interval): number {
  const counts = life.filter(({ firstAt, overflows }) => overflows !== null && firstAt < to)
  const before = counts.findLast(({ firstAt }) => firstAt <= from) ?? counts[0]
  return Math.max(0, (counts.at(-1)?.overflows ?? 0) - (before?.overflows ?? 0))
}

function lostOf({ losses }: ProcessSpan, { from, to }: Interval): number {
  const told = losses.filter(({ at }) => at >= from && at < to)
  const sumOf = (asked: ToldLoss['way']) =>
    told.reduce((sum, { lost, way }) => sum + (way === asked ? lost : 0), 0)
  return Math.max(sumOf('inGaps'), sumOf('inBeats'))
}

/** A hole is of the time of what was written right after it. */
function missingOf(rows: readonly NumberRow[], { from, to }: Interval): number {
  let [missing, seen] = [0, rows[0]?.last ?? 0]
  for (const { earliestAt, first, last } of rows.slice(1)) {
    const hole = first - seen - 1
    if (hole > 0 && earliestAt >= from && earliestAt < to) missing += hole
    seen = Math.max(seen, last)
  }
  return missing
}

function isStepped(rows: readonly NumberRow[], { from, to }: Interval): boolean {
  const own = rows.filter(({ earliestAt, latestAt }) => latestAt >= from && earliestAt < to)
  const [one, ...others] = own
  if (one === undefined) return false
  const lowest = others.reduce((least, row) => Math.min(least, row.offsetMinMs), one.offsetMinMs)
  const highest = others.reduce((most, row) => Math.max(most, row.offsetMaxMs), one.offsetMaxMs)
  return highest - lowest > clockStepMs
}
