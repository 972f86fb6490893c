/** Where entries belong that stand at a wrong place: moved, or never signed at all. */
import type { AlteredEntry } from './bundle-check.ts'
import type { LogFault } from './log-fault.ts'
import type { LogSource } from './log-source.ts'
import { tileWidth } from './tile-path.ts'
import { createTileReader } from './tile-reader.ts'
import { hashBytes } from './tree-hash.ts'

/** Looks for the hash of each in the tiles of the leaves: what is found there was only moved. */
export async function findMovedEntries(
  source: LogSource,
  size: number,
  altered: readonly AlteredEntry[],
): Promise<LogFault[]> {
  if (altered.length === 0) return []
  const wanted = new Map<string, number | null>()
  for (const { hash } of altered) wanted.set(keyOf(hash), null)
  const reader = createTileReader(source, size)
  for (let index = 0; index * tileWidth < size; index += 1) {
    const bytes = (await reader.tile(0, index))?.bytes ?? new Uint8Array()
    for (let at = 0; at < bytes.length; at += hashBytes) {
      const key = keyOf(bytes.subarray(at, at + hashBytes))
      if (wanted.get(key) === null) wanted.set(key, index * tileWidth + at / hashBytes)
    }
  }
  return altered.map(({ leaf, hash, file }) => {
    const belongs = wanted.get(keyOf(hash)) ?? null
    return belongs === null
      ? { kind: 'altered_entry', leaf, file }
      : { kind: 'reordered', leaf, belongs, file }
  })
}

function keyOf(hash: Uint8Array): string {
  return Buffer.from(hash).toString('latin1')
}
