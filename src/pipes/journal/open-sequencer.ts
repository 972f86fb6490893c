/**
 * Takes what the processes of a cell wrote into its log, in this order: sealed records on the disk,
 * how far segments were taken on the disk, entries and checkpoint signed, segments removed. Whatever
 * moment a process dies at, each record is in the log once.
 */
import { join } from 'node:path'
import type { Log } from '#engine/log/log.ts'
import type { Clock } from '#kernel/clock.ts'
import type { DayKeys } from './day-key-store.ts'
import type { TextCount } from './entries-of-text.ts'
import { entryAt, entryCount } from './entry-row.ts'
import {
  type Gathered,
  type GatheredText,
  gatherFrames,
  layDesk,
  type ReadToEnd,
} from './gather-frames.ts'
import { paddedCount } from './padding-rule.ts'
import { recordsOfFileMax, sealRecords } from './sealed-records.ts'
import { journalFolder, removeRecordsFile, writeRecordsFile } from './sealed-records-store.ts'
import { listSegments, removeSegment } from './segment-reader.ts'
import { readTaken, type Taken, writeTaken } from './sequencer-state-store.ts'
import type { TileLog } from './tile-log-store.ts'

/** Whoever runs writes a sign of life every second: a run that is silent for this long is over. */
const runSilentMs = 60_000

export interface SequencerParts {
  readonly dataDir: string
  readonly log: Pick<Log, 'warn' | 'error'>
  readonly tiles: TileLog
  readonly keys: DayKeys
  readonly clock: Pick<Clock, 'now'>
  readonly chance: (count: number) => Uint8Array
}

export interface StepDone {
  readonly records: number
  readonly entries: number
  /** There was more than one step takes: the next one need not wait. */
  readonly isBehind: boolean
}

export interface Sequencer {
  /** One after another: a step that failed is tried again by the next. */
  step(): Promise<StepDone>
}

export function logFolder(dataDir: string): string {
  return join(journalFolder(dataDir), 'log')
}

export async function openSequencer(parts: SequencerParts): Promise<Sequencer> {
  const { dataDir, keys, log, tiles } = parts
  const desk = layDesk()
  let signed = { size: tiles.size, taken: await readTaken(dataDir, tiles.size) }
  /** Appended in memory, and not signed: the disk was full. */
  let unsigned: (typeof signed & { readonly ends: readonly ReadToEnd[] }) | null = null

  async function sign(): Promise<void> {
    if (unsigned === null) return
    await tiles.checkpoint()
    const { ends, size, taken } = unsigned
    signed = { size, taken }
    unsigned = null
    await removeTaken(parts, taken, ends)
  }
  return {
    async step() {
      await sign()
      const gathered = await gatherFrames({ dataDir, keys, log, desk }, signed.taken)
      if (gathered.records === 0) {
        await removeTaken(parts, signed.taken, gathered.ends)
        return { records: 0, entries: 0, isBehind: false }
      }
      const entries = await writeFiles({ ...parts, desk }, gathered)
      const after = { size: tiles.size + entries.length, taken: gathered.taken }
      await writeTaken(dataDir, { before: signed, after })
      tiles.append(entries)
      unsigned = { ...after, ends: gathered.ends }
      await sign()
      return { records: gathered.records, entries: entries.length, isBehind: gathered.isBehind }
    },
  }
}

/** Seals what was gathered into files, and gives the entries that stand for it. */
async function writeFiles(
  parts: SequencerParts & { readonly desk: Buffer },
  { texts }: Gathered,
): Promise<Uint8Array[]> {
  const { chance, dataDir, desk, keys, tiles } = parts
  const entries: Uint8Array[] = []
  const written: { readonly day: string; readonly first: number }[] = []
  const pieces = inPieces(texts)
  const padding = paddingOf(pieces)
  try {
    for (const [place, { count, day, some }] of pieces.entries()) {
      const first = tiles.size + entries.length
      const isLast = place === pieces.length - 1
      const text = joinOn(desk, some)
      const batch = { day, first, text, count, padding: isLast ? padding : 0 }
      const sealed = sealRecords(batch, keys.secretsOf(day), chance)
      written.push({ day, first })
      await writeRecordsFile(dataDir, { day, first, file: sealed.file })
      const more = entryCount(sealed.entries)
      for (let at = 0; at < more; at += 1) entries.push(entryAt(sealed.entries, at))
    }
  } catch (error) {
    // The disk is full: what is half there would fill it further.
    for (const { day, first } of written) {
      await removeRecordsFile(dataDir, day, first).catch(() => undefined)
    }
    throw error
  }
  return entries
}

/** One after another, where frames were read before: room that is there already. */
function joinOn(desk: Buffer, some: readonly Buffer[]): Buffer {
  if (some.reduce((sum, { length }) => sum + length, 0) > desk.length) return Buffer.concat(some)
  let at = 0
  for (const text of some) at += text.copy(desk, at)
  return desk.subarray(0, at)
}

/** What becomes one file. */
interface Piece {
  readonly day: string
  readonly some: Buffer[]
  count: TextCount
}

/** A frame is never cut: with the last one, a file may hold some more than it is to hold. */
function inPieces(texts: readonly GatheredText[]): Piece[] {
  const pieces: Piece[] = []
  for (const { count, day, text } of texts) {
    const last = pieces.at(-1)
    if (last?.day !== day || last.count.lines + count.lines > recordsOfFileMax) {
      pieces.push({ day, some: [text], count })
      continue
    }
    last.some.push(text)
    last.count = {
      lines: last.count.lines + count.lines,
      receipts: last.count.receipts + count.receipts,
    }
  }
  return pieces
}

function paddingOf(pieces: readonly Piece[]): number {
  const entries = pieces.reduce((sum, { count }) => sum + count.lines + count.receipts, 0)
  return paddedCount(entries) - entries
}

/** Segments of which all is in the log, where nothing more comes. */
async function removeTaken(
  { clock, dataDir, log }: SequencerParts,
  taken: Taken,
  ends: readonly ReadToEnd[],
): Promise<void> {
  const files = await listSegments(dataDir)
  for (const file of files.filter(({ number, run }) => number < (taken[run]?.number ?? 0))) {
    await removeSegment(dataDir, file)
  }
  for (const { file, state } of ends) {
    const { number, run, writtenAtMs } = file
    const isLast = files.every((other) => other.run !== run || other.number <= number)
    if (!isLast || clock.now() - writtenAtMs <= runSilentMs) continue
    if (state === 'torn')
      log.warn({ run, number }, 'a frame was torn: its process died as it wrote')
    // What is damaged is kept: somebody will want to look at it.
    if (state !== 'damaged') await removeSegment(dataDir, file)
  }
}
