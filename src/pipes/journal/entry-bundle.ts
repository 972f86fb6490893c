/** Entries of a log as its bundles hold them: each after its length, two bytes, the larger first. */

/** Two bytes tell no more. */
const entryBytesMax = 65_535
const lengthBytes = 2

export function writeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = entries.reduce((sum, entry) => sum + lengthBytes + entry.length, 0)
  const bundle = new Uint8Array(bytes)
  const view = new DataView(bundle.buffer)
  let at = 0
  for (const entry of entries) {
    if (entry.length > entryBytesMax) throw new Error('an entry longer than 65,535 bytes')
    view.setUint16(at, entry.length)
    bundle.set(entry, at + lengthBytes)
    at += lengthBytes + entry.length
  }
  return bundle
}

/** The entries of a bundle; null if it ends in the middle of one. */
export function readBundle(bundle: Uint8Array): Uint8Array[] | null {
  const { entries, isCut } = readWholeEntries(bundle)
  return isCut ? null : entries
}

/** The entries that are whole, up to where a bundle ends in the middle of one. */
export function readWholeEntries(bundle: Uint8Array): {
  readonly entries: Uint8Array[]
  readonly isCut: boolean
} {
  const view = new DataView(bundle.buffer, bundle.byteOffset, bundle.byteLength)
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bundle.length) {
    const from = at + lengthBytes
    const until = from > bundle.length ? from : from + view.getUint16(at)
    if (until > bundle.length) return { entries, isCut: true }
    entries.push(bundle.subarray(from, until))
    at = until
  }
  return { entries, isCut: false }
}
