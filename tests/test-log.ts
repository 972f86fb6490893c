/**
 * Logs for tests: folders that go away, made-up entries, and the tree of RFC 6962 as its section
 * 2.1 defines it, word for word and slow, to compare with.
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { createNoteSigner } from '#pipes/public-log/note-key.ts'
import { openTileLog, type TileLog } from '#pipes/public-log/open-tile-log.ts'

export const testOrigin = 'ecole.example/journal'
export const testSeed: Uint8Array = new Uint8Array(32).fill(7)
export const testSigner = createNoteSigner(testOrigin, testSeed)

export function openTestLog(folder: string): Promise<TileLog> {
  return openTileLog(folder, { origin: testOrigin, signer: testSigner })
}

/** An empty folder, removed after the test. */
export function testFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'preau-log-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Entries as the journal has them: 32 bytes each, the same for the same number. */
export function testEntries(from: number, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, at) => sha256(Buffer.from(`entry ${from + at}`)))
}

/** MTH of RFC 6962. */
export function slowRoot(entries: readonly Uint8Array[]): Buffer {
  const [only] = entries
  if (only === undefined) return sha256(Buffer.alloc(0))
  if (entries.length === 1) return sha256(Buffer.concat([Buffer.from([0]), only]))
  const split = largestPowerBelow(entries.length)
  const left = slowRoot(entries.slice(0, split))
  const right = slowRoot(entries.slice(split))
  return sha256(Buffer.concat([Buffer.from([1]), left, right]))
}

/** PATH of RFC 6962, section 2.1.1. */
export function slowInclusion(index: number, entries: readonly Uint8Array[]): Buffer[] {
  if (entries.length === 1) return []
  const split = largestPowerBelow(entries.length)
  const [left, right] = [entries.slice(0, split), entries.slice(split)]
  return index < split
    ? [...slowInclusion(index, left), slowRoot(right)]
    : [...slowInclusion(index - split, right), slowRoot(left)]
}

/** PROOF of RFC 6962, section 2.1.2. */
export function slowConsistency(oldSize: number, entries: readonly Uint8Array[]): Buffer[] {
  const subproof = (size: number, these: readonly Uint8Array[], isKnown: boolean): Buffer[] => {
    if (size === these.length) return isKnown ? [] : [slowRoot(these)]
    const split = largestPowerBelow(these.length)
    const [left, right] = [these.slice(0, split), these.slice(split)]
    return size <= split
      ? [...subproof(size, left, isKnown), slowRoot(right)]
      : [...subproof(size - split, right, false), slowRoot(left)]
  }
  return subproof(oldSize, entries, true)
}

function largestPowerBelow(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
