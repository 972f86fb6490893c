/**
 * The numbers of a text's records as stretches without a gap, so that a million lines come to a few
 * rows. A line of the usual kinds is read no further than its run and its number: that it is what was
 * recorded, its commitment has said.
 */
import type { JournalRecord } from './journal-record.ts'

/** Records of one run whose numbers follow one another. */
export interface Stretch {
  readonly process: string
  readonly seq: number
  /** The first number that is not in it. */
  until: number
  /** Its first record says that the run begins. */
  readonly isStart: boolean
  /** So many records the run told to be lost. */
  lost: number
}

/** In the order in which they came, of each run. */
export function stretchesOf(text: Buffer): Stretch[] {
  const stretches: Stretch[] = []
  const newest = new Map<string, Stretch>()
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf(newline, from)
    const until = end === -1 ? text.length : end
    const numbered = readUsual(text.toString('latin1', from, until)) ?? readAny(text, from, until)
    from = until + 1
    if (numbered === null) continue
    const { lost, process, seq } = numbered
    const last = newest.get(process)
    if (last?.until === seq) {
      last.until += 1
      last.lost += lost
      continue
    }
    const stretch = { ...numbered, until: seq + 1 }
    newest.set(process, stretch)
    stretches.push(stretch)
  }
  return stretches
}

type Numbered = Omit<Stretch, 'until'>

const newline = 10
const kindMark = '"kind":"'
const usualKinds = ['request"', 'connection"', 'heartbeat"']
const processMark = '"process":"'
const seqMark = '"seq":'
/** As runs are named; whatever else could be written in more ways than one is read by the book. */
const plain = /^[\w-]+$/

/** Fields stand in the order of their names, and no text can hold these marks: its quotes are escaped. */
function readUsual(line: string): Numbered | null {
  const kindAt = endOf(line, kindMark, 0)
  if (kindAt === -1 || !usualKinds.some((kind) => line.startsWith(kind, kindAt))) return null
  const processAt = endOf(line, processMark, kindAt)
  if (processAt === -1) return null
  const processEnd = line.indexOf('"', processAt)
  const seqAt = endOf(line, seqMark, processEnd)
  if (seqAt === -1) return null
  const process = line.slice(processAt, processEnd)
  const seq = Number(line.slice(seqAt, line.indexOf(',', seqAt)))
  if (!Number.isSafeInteger(seq) || !plain.test(process)) return null
  return { process, seq, isStart: false, lost: 0 }
}

/** Where a mark is over; -1: there is none from here on. */
function endOf(line: string, mark: string, from: number): number {
  const at = line.indexOf(mark, from)
  return at === -1 ? -1 : at + mark.length
}

/** Null: padding has no number. */
function readAny(text: Buffer, from: number, until: number): Numbered | null {
  const record = JSON.parse(text.toString('utf8', from, until)) as JournalRecord
  if (record.kind === 'padding') return null
  const { process, seq } = record
  const isStart = record.kind === 'run' && record.what === 'start'
  return { process, seq, isStart, lost: record.kind === 'gap' ? record.lost : 0 }
}
