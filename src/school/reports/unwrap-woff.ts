/**
 * A font as it was before it was packed for the web: WOFF 1.0 back to sfnt (W3C, WOFF File Format 1.0,
 * §3 to §5). PDFKit reads WOFF too, and unpacks each table again for every letter. Pure.
 */
import { inflateSync } from 'node:zlib'

const signature = 0x77_4f_46_46
const headerBytes = { woff: 44, sfnt: 12 }
const entryBytes = { woff: 20, sfnt: 16 }

/** Throws where the bytes are no WOFF 1.0: the file is one of ours. */
export function unwrapWoff(bytes: Uint8Array): Buffer {
  const woff = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (woff.readUInt32BE(0) !== signature) throw new Error('not a WOFF 1.0 font')
  const count = woff.readUInt16BE(12)
  const head = Buffer.alloc(headerBytes.sfnt + count * entryBytes.sfnt)
  const largest = 2 ** Math.floor(Math.log2(count))
  head.writeUInt32BE(woff.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(largest * 16, 6)
  head.writeUInt16BE(Math.log2(largest), 8)
  head.writeUInt16BE((count - largest) * 16, 10)
  const tables: Buffer[] = []
  let offset = head.length
  for (let index = 0; index < count; index += 1) {
    const from = headerBytes.woff + index * entryBytes.woff
    const [at, packed, length] = [4, 8, 12].map((place) => woff.readUInt32BE(from + place)) as [
      number,
      number,
      number,
    ]
    const stored = woff.subarray(at, at + packed)
    const table = packed < length ? inflateSync(stored) : stored
    const to = headerBytes.sfnt + index * entryBytes.sfnt
    woff.copy(head, to, from, from + 4)
    woff.copy(head, to + 4, from + 16, from + 20)
    head.writeUInt32BE(offset, to + 8)
    head.writeUInt32BE(length, to + 12)
    // Each table begins on a multiple of four.
    tables.push(table, Buffer.alloc(-length & 3))
    offset += length + (-length & 3)
  }
  return Buffer.concat([head, ...tables])
}
