/**
 * The entries of the log that stand for a text of records: a commitment for each line, the receipts
 * by the order of their bytes, then padding. They are laid side by side, 32 bytes each.
 */
import {
  commitInto,
  commitmentBytes,
  commitmentOf,
  nonceBytes,
} from '#pipes/public-log/commitment.ts'
import { paddingLine, receiptLength, receiptMark } from './record-line.ts'

const newline = 10

/** How many lines, and in how many of them a receipt is told. */
export interface TextCount {
  readonly lines: number
  readonly receipts: number
}

export function countText(text: Buffer): TextCount {
  let lines = 0
  let receipts = 0
  eachLine(text, (_from, _until, receiptAt) => {
    lines += 1
    if (receiptAt !== -1) receipts += 1
  })
  return { lines, receipts }
}

/**
 * `nonces`: one for each line, then one for each padding. Null where the text is not of that count, or
 * there are not so many nonces.
 */
export function entriesOfText(
  text: Buffer,
  nonces: Buffer,
  { lines, padding, receipts }: TextCount & { readonly padding: number },
): Buffer | null {
  if (nonces.length !== (lines + padding) * nonceBytes) return null
  const entries = Buffer.allocUnsafe((lines + receipts + padding) * commitmentBytes)
  const found = Buffer.alloc(receipts * commitmentBytes)
  let line = 0
  let receipt = 0
  eachLine(text, (from, until, receiptAt) => {
    if (line < lines) commitInto(entries, line, { text, from, until }, nonces)
    line += 1
    if (receiptAt === -1) return
    if (receipt < receipts) {
      const value = text.toString('latin1', receiptAt, Math.min(until, receiptAt + receiptLength))
      found.write(value, receipt * commitmentBytes, commitmentBytes, 'base64url')
    }
    receipt += 1
  })
  if (line !== lines || receipt !== receipts) return null
  copySorted(found, entries, lines)
  for (let place = 0; place < padding; place += 1) {
    const nonce = nonces.subarray((lines + place) * nonceBytes, (lines + place + 1) * nonceBytes)
    const entry = commitmentOf(paddingLine, nonce)
    entries.set(entry, (lines + receipts + place) * commitmentBytes)
  }
  return entries
}

/** Tells of each line where its receipt's value begins; -1: it has none. */
function eachLine(
  text: Buffer,
  see: (from: number, until: number, receiptAt: number) => void,
): void {
  // No text of a record can hold these characters: its quotes would be escaped.
  let mark = text.indexOf(receiptMark)
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf(newline, from)
    const until = end === -1 ? text.length : end
    const has = mark !== -1 && mark < until
    see(from, until, has ? mark + receiptMark.length : -1)
    if (has) mark = text.indexOf(receiptMark, until)
    from = until + 1
  }
}

/** Bits of an entry that are compared as a number, beside the place that it had. */
const keyBytes = 4
const placesMax = 2 ** 20

/** Entries by the order of their bytes: by their first four as numbers, and where those agree by all. */
function copySorted(from: Buffer, into: Buffer, place: number): void {
  const count = from.length / commitmentBytes
  if (count > placesMax) throw new Error('more receipts than a file has records')
  const keys = new Float64Array(count)
  for (let at = 0; at < count; at += 1) {
    keys[at] = from.readUIntBE(at * commitmentBytes, keyBytes) * placesMax + at
  }
  const entryAt = (key: number): Buffer => {
    const at = (key % placesMax) * commitmentBytes
    return from.subarray(at, at + commitmentBytes)
  }
  const sorted = keys.sort()
  for (let at = 1; at < count; at += 1) {
    const key = sorted[at] ?? 0
    let gap = at
    for (; gap > 0; gap -= 1) {
      const before = sorted[gap - 1] ?? 0
      const isApart = Math.floor(before / placesMax) !== Math.floor(key / placesMax)
      if (isApart || Buffer.compare(entryAt(before), entryAt(key)) <= 0) break
      sorted[gap] = before
    }
    sorted[gap] = key
  }
  for (let at = 0; at < count; at += 1) {
    into.set(entryAt(sorted[at] ?? 0), (place + at) * commitmentBytes)
  }
}
