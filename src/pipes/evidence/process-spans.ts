/**
 * What the records tell of the processes that wrote them: numbers without a gap, signs of life, what was
 * lost. Units of load are none of it. Records of the week before an interval tell of that week, so all
 * of it is kept with its time; `spansOfInterval` says what holds of an interval.
 */
import type { JournalRecord } from '#pipes/journal/journal-record.ts'

/** Signs of life come every second; this long without one is told. */
export const silenceMs = 5_000
/** Wall clock and steady clock run together but for less than this, or somebody set the clock. */
const offsetMs = 1_000

/** Numbers in a row that were all seen, when they were written, and by what clock. */
export interface NumberRow {
  first: number
  last: number
  earliestAt: number
  latestAt: number
  /** Wall clock minus steady clock: moves when somebody sets the clock. */
  offsetMinMs: number
  offsetMaxMs: number
}

/** Signs of life without a silence between them, all with the same count of dropped connections. */
export interface LifeStretch {
  firstAt: number
  lastAt: number
  /** The kernel's count since it started; null: not told. */
  readonly overflows: number | null
}

/** Records that were lost, as is told twice: where there was room again, and with the signs of life. */
export interface ToldLoss {
  readonly at: number
  readonly lost: number
  readonly way: 'inGaps' | 'inBeats'
}

export interface ProcessSpan {
  rows: NumberRow[]
  /** So many rows are looked through for those that have become one. */
  rowsMax: number
  readonly life: LifeStretch[]
  readonly losses: ToldLoss[]
}

/** By the names of their runs. */
export type ProcessSpans = Map<string, ProcessSpan>

function spanOf(spans: ProcessSpans, name: string): ProcessSpan {
  const known = spans.get(name)
  if (known !== undefined) return known
  const span: ProcessSpan = { rows: [], rowsMax: 1_024, life: [], losses: [] }
  spans.set(name, span)
  return span
}

export function noteNumber(
  spans: ProcessSpans,
  record: Exclude<JournalRecord, { kind: 'padding' }>,
): void {
  const span = spanOf(spans, record.process)
  const { seq } = record
  // Numbers are given where something is over, and so is its record written.
  const writtenAt = record.at + ('tookMs' in record ? record.tookMs : 0)
  const offset = record.at - record.steadyMs
  const row: NumberRow = {
    ...{ first: seq, last: seq, earliestAt: writtenAt, latestAt: writtenAt },
    ...{ offsetMinMs: offset, offsetMaxMs: offset },
  }
  const newest = span.rows.at(-1)
  if (newest !== undefined && newest.last + 1 === seq && hasJoined(newest, row)) return
  span.rows.push(row)
  if (span.rows.length < span.rowsMax) return
  span.rows = joinRows(span.rows)
  span.rowsMax = Math.max(1_024, 2 * span.rows.length)
}

/** By their numbers. Records come nearly in the order of these; what came out of it is put in its place. */
export function joinRows(rows: readonly NumberRow[]): NumberRow[] {
  const sorted = [...rows].sort((one, other) => one.first - other.first)
  const joined: NumberRow[] = []
  for (const row of sorted) {
    const last = joined.at(-1)
    const isNext = last !== undefined && row.first <= last.last + 1
    if (!isNext || !hasJoined(last, row)) joined.push({ ...row })
  }
  return joined
}

/** False: their clocks differ, and nothing was done. */
function hasJoined(row: NumberRow, next: NumberRow): boolean {
  const offsetMinMs = Math.min(row.offsetMinMs, next.offsetMinMs)
  const offsetMaxMs = Math.max(row.offsetMaxMs, next.offsetMaxMs)
  if (offsetMaxMs - offsetMinMs > offsetMs) return false
  row.offsetMinMs = offsetMinMs
  row.offsetMaxMs = offsetMaxMs
  row.last = Math.max(row.last, next.last)
  row.earliestAt = Math.min(row.earliestAt, next.earliestAt)
  row.latestAt = Math.max(row.latestAt, next.latestAt)
  return true
}

export function noteLost(
  spans: ProcessSpans,
  told: { readonly process: string; readonly at: number; readonly lost: number },
  way: ToldLoss['way'],
): void {
  if (told.lost === 0) return
  spanOf(spans, told.process).losses.push({ at: told.at, lost: told.lost, way })
}

export function noteHeartbeat(
  spans: ProcessSpans,
  beat: Extract<JournalRecord, { kind: 'heartbeat' }>,
): void {
  noteLost(spans, beat, 'inBeats')
  const { at, listenOverflows } = beat
  const { life } = spanOf(spans, beat.process)
  const newest = life.at(-1)
  const isNear =
    newest !== undefined && at >= newest.firstAt - silenceMs && at <= newest.lastAt + silenceMs
  if (!isNear || newest.overflows !== listenOverflows) {
    life.push({ firstAt: at, lastAt: at, overflows: listenOverflows })
    return
  }
  newest.firstAt = Math.min(newest.firstAt, at)
  newest.lastAt = Math.max(newest.lastAt, at)
}
