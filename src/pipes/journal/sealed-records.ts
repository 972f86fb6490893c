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
import { nonceBytes } from '#pipes/public-log/commitment.ts'
import type { DaySecrets } from './day-secrets.ts'
import { entriesOfText, type TextCount } from './entries-of-text.ts'
import { putThrough } from './put-through.ts'

const format = 'preau-records-1'
const ivBytes = 12
const sealBytes = 16
/**
 * Records that are sealed into one file: what must lie in memory to open it. So few, since memory that the
 * system has to find first costs more than all that is done with it.
 */
export const recordsOfFileMax = 5_000
/** What is opened at once: smaller pieces are put together again, larger ones are new memory. */
const chunkBytes = 256 * 1024
/** What the lines of one file may grow to: there were files of 50,000. */
const linesBytesMax = 50_000 * 8_192
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
  /** Lines of the records, each with its newline. */
  readonly text: Buffer
  readonly count: TextCount
  readonly padding: number
}

/** How many leaves a file stands for. */
export function leavesOf({ padding, receipts, records }: RecordsHead): number {
  return records + receipts + padding
}

/** Where nonces and the file lie while one is sealed: room that is used again for the next one. */
export interface SealingDesk {
  nonces: Buffer
  file: Buffer
}

export function laySealingDesk(): SealingDesk {
  return { nonces: Buffer.alloc(0), file: Buffer.alloc(0) }
}

/** Nonces that are drawn at once: for more the system hands out new memory each time. */
const noncesDrawnMax = 512

/**
 * `chance` gives random bytes. Gives the file, which lies on the desk until the next one is sealed, and
 * the entries of the log in their order.
 */
export function sealRecords(
  { count, day, first, padding, text }: RecordsBatch,
  secrets: DaySecrets,
  chance: (count: number) => Uint8Array,
  desk: SealingDesk,
): { readonly file: Buffer; readonly entries: Buffer } {
  const nonces = drawNonces(count.lines + padding, chance, desk)
  const entries = entriesOfText(text, nonces, { ...count, padding })
  if (entries === null) throw new Error('a batch that was counted wrongly')
  const { keyId, sealKey } = secrets
  const { lines: records, receipts } = count
  const head = writeHead({ day, first, records, receipts, padding, keyId })
  const packed = zstdCompressSync(text, {
    params: { [constants.ZSTD_c_compressionLevel]: 1 },
  })
  const length = Buffer.alloc(4)
  length.writeUInt32BE(packed.length)
  const iv = chance(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', sealKey, iv)
  cipher.setAAD(head)
  const bytes = head.length + ivBytes + 4 + packed.length + nonces.length + sealBytes
  desk.file = roomFor(bytes, desk.file)
  const file = desk.file.subarray(0, bytes)
  file.set(head)
  file.set(iv, head.length)
  let at = head.length + ivBytes
  for (const part of [length, packed, nonces]) at = putThrough(cipher, part, file, at)
  cipher.final()
  file.set(cipher.getAuthTag(), at)
  return { file, entries }
}

function drawNonces(
  count: number,
  chance: (count: number) => Uint8Array,
  desk: SealingDesk,
): Buffer {
  desk.nonces = roomFor(count * nonceBytes, desk.nonces)
  for (let drawn = 0; drawn < count; drawn += noncesDrawnMax) {
    const some = chance(Math.min(noncesDrawnMax, count - drawn) * nonceBytes)
    desk.nonces.set(some, drawn * nonceBytes)
  }
  return desk.nonces.subarray(0, count * nonceBytes)
}

/** Larger than it must be, so that the next somewhat larger file finds room too. */
function roomFor(bytes: number, room: Buffer): Buffer {
  return bytes > room.length ? Buffer.allocUnsafeSlow(Math.ceil(bytes * 1.5)) : room
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
    return found === format && isLikely(head, file.length - end) ? { head, end } : null
  } catch {
    return null
  }
}

/**
 * Without its key a file is known by its head alone, which anybody can write: it may not stand for more
 * leaves than it has room for.
 */
function isLikely({ first, padding, receipts, records }: RecordsHead, bytes: number): boolean {
  const counts = [first, padding, receipts, records]
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0)) return false
  return receipts <= records && nonceBytes * (records + padding) < bytes
}

export interface OpenRecords {
  /** Lines of the records, each with its newline. */
  readonly text: Buffer
  /** As the log must have them from `head.first` on, 32 bytes each. */
  readonly entries: Buffer
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
  const text = zstdDecompressSync(plain.subarray(4, until), {
    maxOutputLength: linesBytesMax,
    chunkSize: chunkBytes,
  })
  const { padding, receipts, records: lines } = head
  const entries = entriesOfText(text, plain.subarray(until), { lines, receipts, padding })
  return entries === null ? null : { text, entries }
}

function writeHead(head: RecordsHead): Buffer {
  const text = Buffer.from(canonicalJson({ ...head, format }))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  return Buffer.concat([length, text])
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
