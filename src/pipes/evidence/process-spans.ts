/**
 * What the records tell of the processes that wrote them: numbers without a gap, signs of life, what was
 * lost. Units of load are none of it.
 */
import type { JournalRecord } from '#pipes/journal/journal-record.ts'

export interface ProcessSpan {
  readonly name: string
  seqMin: number
  seqMax: number
  records: number
  /** Records that it lost, as it tells twice: where it could write again, and with its signs of life. */
  readonly lost: { inGaps: number; inBeats: number }
  overflowsFirst: number | null
  overflowsLast: number | null
  beats: number
  beatLastAt: number
  /** Longest time between two signs of life, in ms. */
  silenceMs: number
  /** Wall clock minus steady clock: moves when somebody sets the clock. */
  offsetMinMs: number
  offsetMaxMs: number
}

/** What is no unit of load, and is told all the same. */
export interface AsideCounts {
  /** Connections that did send requests. */
  servedConnections: number
  heartbeats: number
  lost: number
  measures: number
  overflowsKnown: boolean
  loopDelayMsMax: number
  admitPerSecondMin: number | null
}

export interface ProcessSpans {
  readonly processes: Map<string, ProcessSpan>
  readonly aside: AsideCounts
}

export function noAsideCounts(): AsideCounts {
  return {
    servedConnections: 0,
    heartbeats: 0,
    lost: 0,
    measures: 0,
    overflowsKnown: false,
    loopDelayMsMax: 0,
    admitPerSecondMin: null,
  }
}

function spanOf(table: ProcessSpans, name: string): ProcessSpan {
  const known = table.processes.get(name)
  if (known !== undefined) return known
  const span: ProcessSpan = {
    name,
    seqMin: Number.POSITIVE_INFINITY,
    seqMax: -1,
    records: 0,
    lost: { inGaps: 0, inBeats: 0 },
    overflowsFirst: null,
    overflowsLast: null,
    beats: 0,
    beatLastAt: 0,
    silenceMs: 0,
    offsetMinMs: Number.POSITIVE_INFINITY,
    offsetMaxMs: Number.NEGATIVE_INFINITY,
  }
  table.processes.set(name, span)
  return span
}

export function noteSeq(
  table: ProcessSpans,
  record: Exclude<JournalRecord, { kind: 'padding' }>,
): void {
  const span = spanOf(table, record.process)
  span.seqMin = Math.min(span.seqMin, record.seq)
  span.seqMax = Math.max(span.seqMax, record.seq)
  span.records += 1
  const offsetMs = record.at - record.steadyMs
  span.offsetMinMs = Math.min(span.offsetMinMs, offsetMs)
  span.offsetMaxMs = Math.max(span.offsetMaxMs, offsetMs)
}

/** What is told both ways is counted once. */
export function noteLost(
  table: ProcessSpans,
  told: { readonly process: string; readonly lost: number },
  way: keyof ProcessSpan['lost'],
): void {
  const { lost } = spanOf(table, told.process)
  const before = Math.max(lost.inGaps, lost.inBeats)
  lost[way] += told.lost
  table.aside.lost += Math.max(lost.inGaps, lost.inBeats) - before
}

export function noteHeartbeat(
  table: ProcessSpans,
  beat: Extract<JournalRecord, { kind: 'heartbeat' }>,
): void {
  const { aside } = table
  const span = spanOf(table, beat.process)
  aside.heartbeats += 1
  noteLost(table, beat, 'inBeats')
  aside.loopDelayMsMax = Math.max(aside.loopDelayMsMax, beat.loopDelayMs)
  if (beat.admitPerSecond !== null) {
    aside.admitPerSecondMin = Math.min(
      aside.admitPerSecondMin ?? Number.POSITIVE_INFINITY,
      beat.admitPerSecond,
    )
  }
  if (beat.listenOverflows !== null) {
    aside.overflowsKnown = true
    span.overflowsFirst ??= beat.listenOverflows
    span.overflowsLast = beat.listenOverflows
  }
  if (span.beats > 0) span.silenceMs = Math.max(span.silenceMs, beat.at - span.beatLastAt)
  span.beatLastAt = beat.at
  span.beats += 1
}
