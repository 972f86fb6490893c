/** Entries of a log as its bundles hold them: each after its length, two bytes, the larger first. */

/** Two bytes tell no more. */
const entryBytesMax = 65_535
const lengthBytes = 2

export function writeBundle(entries: readonly Uint8Array[]): Uint8Array {
  const grown = growingBundle()
  for (const entry of entries) grown.add(entry, 0, entry.length)
  return grown.copy()
}

/** A bundle that grows, in room that is used again for the one after it. */
export interface GrowingBundle {
  readonly count: number
  /** One more entry: what stands between two places of these bytes. */
  add(bytes: Uint8Array, from: number, until: number): void
  /** The bundle as it is now. */
  copy(): Uint8Array
  clear(): void
}

export function growingBundle(): GrowingBundle {
  let room = Buffer.allocUnsafeSlow(16 * 1024)
  let at = 0
  let count = 0
  return {
    get count() {
      return count
    },
    add(bytes, from, until) {
      const length = until - from
      if (length > entryBytesMax) throw new Error('an entry longer than 65,535 bytes')
      const end = at + lengthBytes + length
      if (end > room.length) room = Buffer.concat([room.subarray(0, at)], end * 2)
      room.writeUInt16BE(length, at)
      for (let place = 0; place < length; place += 1) {
        room[at + lengthBytes + place] = bytes[from + place] ?? 0
      }
      at = end
      count += 1
    },
    copy: () => new Uint8Array(room.subarray(0, at)),
    clear() {
      at = 0
      count = 0
    },
  }
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
