/**
 * Some addresses that an MMDB file says something of: the first leaves of its search tree (MaxMind DB
 * file format 2.0, "Binary Search Tree Section"). So a file that is empty, damaged or of another kind
 * is told when it is opened, and not by the first pupil.
 */

interface TreeShape {
  readonly nodeCount: number
  /** Bits of one of the two records of a node. */
  readonly recordSize: number
  readonly nodeByteSize: number
  readonly ipVersion: number
}

/** Nodes that are looked at; a tree that leads nowhere for so long is damaged. */
const nodesMax = 20_000

/** At most `count` addresses, as texts; none: the tree leads nowhere. Throws where the file is cut. */
export function sampleAddresses(bytes: Buffer, shape: TreeShape, count: number): string[] {
  const found: string[] = []
  const depthMax = shape.ipVersion === 4 ? 32 : 128
  const paths: { readonly node: number; readonly bits: string }[] = [{ node: 0, bits: '' }]
  for (let seen = 0; seen < nodesMax && found.length < count; seen += 1) {
    const path = paths.pop()
    if (path === undefined) break
    if (path.node === shape.nodeCount || path.bits.length > depthMax) continue
    if (path.node > shape.nodeCount) {
      found.push(addressOf(path.bits.padEnd(depthMax, '0')))
      continue
    }
    const [left, right] = readNode(bytes, shape, path.node)
    paths.push({ node: right, bits: `${path.bits}1` }, { node: left, bits: `${path.bits}0` })
  }
  return found
}

function readNode(
  bytes: Buffer,
  { nodeByteSize, recordSize }: TreeShape,
  node: number,
): readonly [number, number] {
  const at = node * nodeByteSize
  if (recordSize === 32) return [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
  if (recordSize === 24) return [bytes.readUIntBE(at, 3), bytes.readUIntBE(at + 3, 3)]
  // 28 bits: the byte in the middle has the upper four of both.
  const middle = bytes.readUInt8(at + 3)
  const left = (middle >> 4) * 2 ** 24 + bytes.readUIntBE(at, 3)
  return [left, (middle & 15) * 2 ** 24 + bytes.readUIntBE(at + 4, 3)]
}

function addressOf(bits: string): string {
  const width = bits.length === 32 ? 8 : 16
  const parts = Array.from({ length: bits.length / width }, (_, at) =>
    Number.parseInt(bits.slice(at * width, (at + 1) * width), 2),
  )
  return width === 8 ? parts.join('.') : parts.map((part) => part.toString(16)).join(':')
}
