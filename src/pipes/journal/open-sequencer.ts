/**
 * Takes what the processes of a cell wrote into its log, in this order: sealed records on the disk,
 * how far segments were taken on the disk, entries and checkpoint signed, segments removed. Whatever
 * moment a process dies at, each record is in the log once.
 */
import type { Log } from '#engine/log/log.ts'
import type { Clock } from '#kernel/clock.ts'
import { entryCount } from '#pipes/public-log/entry-row.ts'
import type { TileLog } from '#pipes/public-log/open-tile-log.ts'
import type { DayKeys } from './day-key-store.ts'
import {
  type Desk,
  type Gathered,
  type GatheredStep,
  gatherFrames,
  layDesk,
  type ReadToEnd,
} from './gather-frames.ts'
import { paddedCount } from './padding-rule.ts'
import { RunSilence } from './run-silence.ts'
import { sealRecords } from './sealed-records.ts'
import { removeUnsigned, writeRecordsFile } from './sealed-records-store.ts'
import { listSegments, removeSegment } from './segment-reader.ts'
import { readTaken, type Taken, writeTaken } from './sequencer-state-store.ts'

export interface SequencerParts {
  readonly dataDir: string
  readonly log: Pick<Log, 'warn' | 'error'>
  readonly tiles: TileLog
  readonly keys: DayKeys
  readonly clock: Pick<Clock, 'monotonicMs'>
  readonly chance: (count: number) => Uint8Array
}

export interface StepDone {
  readonly records: number
  readonly entries: number
  /** There was more than one step takes: the next one need not wait. */
  readonly isBehind: boolean
}

export interface Sequencer {
  /**
   * One after another: a step that failed is tried again by the next. After an `OtherWriterError` both
   * this and the log must be opened anew.
   */
  step(): Promise<StepDone>
}

export async function openSequencer(parts: SequencerParts): Promise<Sequencer> {
  const { dataDir, tiles } = parts
  const desk = layDesk()
  const silence = new RunSilence()
  const removing = { ...parts, silence }
  /** Sealed files that belong to no step: of a process that died before it noted them, or of a disk that was full. */
  let mayBeLeft = true
  let signed = { size: tiles.size, taken: await readTaken(dataDir, tiles.size) }
  /** Appended in memory, and not signed: the disk was full. */
  let unsigned: (typeof signed & { readonly ends: readonly ReadToEnd[] }) | null = null

  async function sign(): Promise<void> {
    if (unsigned === null) return
    await tiles.checkpoint()
    const { ends, size, taken } = unsigned
    signed = { size, taken }
    unsigned = null
    await removeTaken(removing, taken, ends)
  }
  /** Leaves no sealed file behind that is not noted: the next step may cut its files elsewhere. */
  async function gatherNoted() {
    await tiles.checkSole()
    if (mayBeLeft) await removeUnsigned(dataDir, signed.size)
    mayBeLeft = true
    try {
      const { gathered, rows } = await gatherSealed({ ...parts, desk }, signed.taken)
      const { records, taken } = gathered
      const entries = rows.reduce((sum, row) => sum + entryCount(row), 0)
      const after = { size: signed.size + entries, taken }
      await tiles.checkSole()
      if (records > 0) await writeTaken(dataDir, { before: signed, after })
      mayBeLeft = false
      return { gathered, rows, entries, after }
    } catch (error) {
      // The disk is full: what is half there would fill it further. Another writer's files are its own.
      const removed = tiles.checkSole().then(() => removeUnsigned(dataDir, signed.size))
      await removed.catch(() => undefined)
      throw error
    }
  }
  return {
    async step() {
      await sign()
      const { after, entries, gathered, rows } = await gatherNoted()
      const { ends, isBehind, records } = gathered
      if (records === 0) {
        await removeTaken(removing, signed.taken, ends)
        return { records: 0, entries: 0, isBehind: false }
      }
      for (const row of rows) tiles.appendRow(row)
      unsigned = { ...after, ends }
      await sign()
      return { records, entries, isBehind }
    },
  }
}

/** Seals what nobody has taken yet into files, and gives the entries that stand for it, row after row. */
async function gatherSealed(
  parts: SequencerParts & { readonly desk: Desk },
  before: Taken,
): Promise<{ readonly gathered: GatheredStep; readonly rows: readonly Buffer[] }> {
  const { chance, dataDir, desk, keys, log, tiles } = parts
  const rows: Buffer[] = []
  let entries = 0
  const onBatch = async (batch: Gathered, padding = 0): Promise<void> => {
    const { day } = batch
    const first = tiles.size + entries
    const secrets = keys.secretsOf(day)
    const sealed = sealRecords({ ...batch, first, padding }, secrets, chance, desk.sealing)
    await writeRecordsFile(dataDir, { day, first, file: sealed.file })
    rows.push(sealed.entries)
    entries += entryCount(sealed.entries)
  }
  const gathered = await gatherFrames({ dataDir, keys, log, desk, onBatch }, before)
  if (gathered.last !== null) {
    const { lines, receipts } = gathered.last.count
    const all = entries + lines + receipts
    await onBatch(gathered.last, paddedCount(all) - all)
  }
  return { gathered, rows }
}

/** Segments of which all is in the log, where nothing more comes. */
async function removeTaken(
  { clock, dataDir, log, silence }: SequencerParts & { readonly silence: RunSilence },
  taken: Taken,
  ends: readonly ReadToEnd[],
): Promise<void> {
  const files = await listSegments(dataDir)
  silence.keepOnly(files)
  for (const file of files.filter(({ number, run }) => number < (taken[run]?.number ?? 0))) {
    await removeSegment(dataDir, file)
  }
  for (const { file, readTo, state } of ends) {
    const { bytes, number, run } = file
    const ofRun = files.filter((other) => other.run === run)
    const isLast = ofRun.every((other) => other.number <= number)
    const isOver = silence.isOver(file, clock.monotonicMs())
    // What was written since it was read is not in the log.
    const isAllRead = readTo <= bytes && ofRun.at(-1)?.bytes === bytes
    if (!isLast || !isOver || !isAllRead) continue
    if (state === 'torn')
      log.warn({ run, number }, 'a frame was torn: its process died as it wrote')
    await removeSegment(dataDir, file)
  }
}
