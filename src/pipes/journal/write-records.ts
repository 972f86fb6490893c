/**
 * Makes records of what was told, seals them into frames under the key of their day, and writes those behind one
 * another. Runs in a thread of its own where somebody is served meanwhile.
 */
import type { Clock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'
import { DayNames } from './day-names.ts'
import type { DaySecrets } from './day-secrets.ts'
import type { LineWriter } from './queue-lines.ts'
import { ReceiptEntries } from './receipt-entries.ts'
import { sealFrame } from './segment-frame.ts'
import { openSegmentWriter } from './segment-writer-store.ts'
import { type RecordMaker, recordOfToldLine } from './told-line.ts'

const ivBytes = 12

export interface RecordWriter extends LineWriter {
  close(): Promise<void>
}

export function writeRecords(parts: {
  readonly dataDir: string
  /** The name of this run: a new one at every start. */
  readonly run: string
  readonly secretsOf: (day: string) => DaySecrets
  readonly random: Pick<Random, 'bytes'>
  readonly clock: Pick<Clock, 'monotonicMs'>
}): RecordWriter {
  const { clock, dataDir, random, run, secretsOf } = parts
  const writer = openSegmentWriter(dataDir, run, clock)
  const entries = new ReceiptEntries()
  let names: DayNames | null = null

  return {
    async append({ day, text: told }) {
      const secrets = secretsOf(day)
      if (names?.day !== day) names = new DayNames(day, secrets)
      const { lost, text } = recordsOf(told, { run, names, entries })
      const sealing = { sealKey: secrets.sealKey, iv: random.bytes(ivBytes), day, run }
      if (text !== '') await writer.append(sealFrame(Buffer.from(text), sealing))
      return { lost }
    },
    close: () => writer.close(),
  }
}

/** A line of which no record can be made stops none of the others: it is lost, and told. */
function recordsOf(told: Uint8Array, maker: RecordMaker) {
  let lost = 0
  let text = ''
  for (const line of Buffer.from(told.buffer, told.byteOffset, told.length)
    .toString()
    .split('\n')) {
    if (line === '') continue
    try {
      text += `${recordOfToldLine(line, maker)}\n`
    } catch {
      lost += 1
    }
  }
  return { lost, text }
}
