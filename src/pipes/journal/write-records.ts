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
import { type RecordMaker, readToldLines, recordOfTold } from './told-line.ts'

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
  const desk = layDesk()
  const entries = new ReceiptEntries()
  let names: DayNames | null = null

  return {
    async append({ day, text }) {
      const secrets = secretsOf(day)
      if (names?.day !== day) names = new DayNames(day, secrets)
      const { lost, lines } = desk.lay(text, { run, names, entries })
      const sealing = { sealKey: secrets.sealKey, iv: random.bytes(ivBytes), day, run }
      if (lines.length > 0) await writer.append(sealFrame(lines, sealing))
      return { lost }
    },
    close: () => writer.close(),
  }
}

/** More than a batch needs as a rule; it grows. */
const deskBytes = 512 * 1024
const newline = 10
/** Of one unit of a string, at most. */
const utf8BytesMax = 3

/** Where records are laid one behind the other, good until the next batch. */
function layDesk() {
  let desk = Buffer.allocUnsafe(deskBytes)
  const put = (line: string, at: number): number => {
    const room = at + line.length * utf8BytesMax + 1
    if (room > desk.length) desk = Buffer.concat([desk.subarray(0, at)], room * 2)
    const end = at + desk.write(line, at)
    desk[end] = newline
    return end + 1
  }
  return {
    /** A line of which no record can be made stops none of the others: it is lost, and told. */
    lay(text: Uint8Array, maker: RecordMaker) {
      let lost = 0
      let at = 0
      for (const told of readToldLines(textOf(text))) {
        try {
          at = put(recordOfTold(told, maker), at)
        } catch {
          lost += 1
        }
      }
      return { lost, lines: desk.subarray(0, at) }
    },
  }
}

function textOf({ buffer, byteLength, byteOffset }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString()
}
