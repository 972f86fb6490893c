/** Entries of the log as the journal makes them, 32 bytes each, side by side in one row. */
import { commitmentBytes } from './commitment.ts'

export function entryCount(row: Buffer): number {
  return row.length / commitmentBytes
}

export function isEntryAt(row: Buffer, place: number, entry: Uint8Array): boolean {
  const from = place * commitmentBytes
  return row.compare(entry, 0, entry.length, from, from + commitmentBytes) === 0
}
