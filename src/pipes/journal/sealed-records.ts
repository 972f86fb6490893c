/**
 * The records behind a run of leaves, with the nonces that open them, sealed under the key of their
 * day. In the log their leaves stand in this order: the records, the receipts by the order of their
 * bytes, so that none stands where its request would be looked for, then padding.
 *
 * A file is: the length of its head (four bytes), the head (canonical JSON, in clear), 12 bytes of
 * chance, then under AES-256-GCM, bound to the head: the length of the lines (four bytes), the lines
 * of the records compressed (Zstandard, RFC 8878), 32 bytes for each record, 32 for each padding;
 * at the end the 16 bytes of the seal.
 */
import { createCipheriv, createDecipheriv } from 'node:crypto'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { commitmentOf, nonceBytes } from './commitment.ts'
import type { DaySecrets } from './day-secrets.ts'
import { paddingLine, receiptEntryIn } from './record-line.ts'

const format = 'preau-records-1'
const ivBytes = 12
const sealBytes = 16
/** Records of one file: what must lie in memory to open it. */
export const recordsOfFileMax = 50_000
/** What the lines of one file may grow to. */
const linesBytesMax = recordsOfFileMax * 8_192
const newline = 10

export interface RecordsHead {
  readonly day: string
  /** Index of the first leaf. */
  readonly first: number
  readonly records: number
  readonly receipts: number
  readonly padding: number
  /** Of the day's key: tells one that is gone from a file that was changed. */
  readonly keyId: string
}

export interface RecordsBatch {
  readonly day: string
  readonly first: number
  /** Lines of the records, each without its newline. */
  readonly lines: readonly Buffer[]
  readonly padding: number
}

/** How many leaves a file stands for. */
export function leavesOf({ padding, receipts, records }: RecordsHead): number {
  return records + receipts + padding
}

/** `chance` gives random bytes. Gives the file, and the entries of the log in their order. */
export function sealRecords(
  { day, first, lines, padding }: RecordsBatch,
  secrets: DaySecrets,
  chance: (count: number) => Uint8Array,
): { readonly file: Buffer; readonly entries: Uint8Array[] } {
  const nonces = Buffer.from(chance((lines.length + padding) * nonceBytes))
  const entries = entriesOf(lines, nonces, padding)
  const head = writeHead({
    day,
    first,
    records: lines.length,
    receipts: entries.length - lines.length - padding,
    padding,
    keyId: secrets.keyId,
  })
  const text = zstdCompressSync(joinLines(lines), {
    params: { [constants.ZSTD_c_compressionLevel]: 1 },
  })
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const iv = chance(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', secrets.sealKey, iv)
  cipher.setAAD(head)
  const sealed = [length, text, nonces].map((part) => cipher.update(part))
  cipher.final()
  return { file: Buffer.concat([head, iv, ...sealed, cipher.getAuthTag()]), entries }
}

/** The head of a file, and where it ends; null: it is none of ours. */
export function readRecordsHead(
  file: Buffer,
): { readonly head: RecordsHead; readonly end: number } | null {
  if (file.length < 4) return null
  const end = 4 + file.readUInt32BE(0)
  if (end > file.length) return null
  try {
    const { format: found, ...head } = JSON.parse(file.toString('utf8', 4, end)) as RecordsHead & {
      format: string
    }
    return found === format ? { head, end } : null
  } catch {
    return null
  }
}

export interface OpenRecords {
  readonly lines: readonly Buffer[]
  /** As the log must have them from `head.first` on. */
  readonly entries: readonly Uint8Array[]
}

/** Null: the file was changed, or its key is another. */
export function openRecords(file: Buffer, secrets: DaySecrets): OpenRecords | null {
  const found = readRecordsHead(file)
  if (found === null) return null
  const { end, head } = found
  const from = end + ivBytes
  const cipher = createDecipheriv('aes-256-gcm', secrets.sealKey, file.subarray(end, from))
  cipher.setAAD(file.subarray(0, end))
  cipher.setAuthTag(file.subarray(file.length - sealBytes))
  const plain = cipher.update(file.subarray(from, file.length - sealBytes))
  try {
    cipher.final()
  } catch {
    return null
  }
  const until = 4 + plain.readUInt32BE(0)
  const text = zstdDecompressSync(plain.subarray(4, until), { maxOutputLength: linesBytesMax })
  const lines = splitLines(text)
  return { lines, entries: entriesOf(lines, plain.subarray(until), head.padding) }
}

function entriesOf(lines: readonly Buffer[], nonces: Buffer, padding: number): Uint8Array[] {
  const nonceAt = (place: number) => nonces.subarray(place * nonceBytes, (place + 1) * nonceBytes)
  const entries: Uint8Array[] = []
  const receipts: Buffer[] = []
  for (const [place, line] of lines.entries()) {
    entries.push(commitmentOf(line, nonceAt(place)))
    const receipt = receiptEntryIn(line)
    if (receipt !== null) receipts.push(receipt)
  }
  for (const receipt of receipts.sort(Buffer.compare)) entries.push(receipt)
  for (let place = 0; place < padding; place += 1) {
    entries.push(commitmentOf(paddingLine, nonceAt(lines.length + place)))
  }
  return entries
}

function writeHead(head: RecordsHead): Buffer {
  const text = Buffer.from(canonicalJson({ ...head, format }))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, text])
}

function joinLines(lines: readonly Buffer[]): Buffer {
  const joined = Buffer.allocUnsafe(lines.reduce((sum, line) => sum + line.length + 1, 0))
  let at = 0
  for (const line of lines) {
    joined.set(line, at)
    at += line.length
    joined[at] = newline
    at += 1
  }
  return joined
}

/** Lines that each end with a newline. */
export function splitLines(text: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf(newline, at)
    lines.push(text.subarray(at, end === -1 ? text.length : end))
    at = end === -1 ? text.length : end + 1
  }
  return lines
}
