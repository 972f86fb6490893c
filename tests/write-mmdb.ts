/**
 * Writes files of the MaxMind DB format 2.0, as its specification has it
 * (https://maxmind.github.io/MaxMind-DB/), for tests: a search tree of prefixes, a data section with
 * pointers, and metadata. Longer prefixes go over shorter ones.
 */

export type MmdbValue = string | number | MmdbMap
export interface MmdbMap {
  readonly [key: string]: MmdbValue
}

export interface MmdbWish {
  /** `192.0.2.0/24`, `2001:db8::/32`, and what is said of it. */
  readonly networks: Readonly<Record<string, MmdbMap>>
  readonly type: string
  readonly recordSize?: 24 | 28 | 32
  readonly ipVersion?: 4 | 6
  /** Seconds since 1970. */
  readonly builtAt?: number
}

type Branch = { left: Branch | Leaf | null; right: Branch | Leaf | null }
type Leaf = { readonly data: number }
type Child = Branch | Leaf | null

const types = { pointer: 1, text: 2, uint16: 5, uint32: 6, map: 7, uint64: 9 } as const

export function writeMmdb(wish: MmdbWish): Buffer {
  const { builtAt = 1_800_000_000, ipVersion = 6, recordSize = 28, type } = wish
  const data = new DataSection()
  const root: Branch = { left: null, right: null }
  const prefixes = Object.entries(wish.networks).map(([network, value]) => ({
    bits: bitsOf(network, ipVersion),
    value,
  }))
  for (const { bits, value } of prefixes.sort(
    (one, other) => one.bits.length - other.bits.length,
  )) {
    insert(root, bits, { data: data.add(value) })
  }
  const nodes: Branch[] = []
  const numbers = new Map<Branch, number>()
  const walk = (branch: Branch): void => {
    numbers.set(branch, nodes.push(branch) - 1)
    for (const child of [branch.left, branch.right]) {
      if (child !== null && !('data' in child)) walk(child)
    }
  }
  walk(root)
  const recordOf = (child: Child): number => {
    if (child === null) return nodes.length
    return 'data' in child ? nodes.length + 16 + child.data : (numbers.get(child) ?? 0)
  }
  const tree = nodes.map(({ left, right }) => node(recordSize, recordOf(left), recordOf(right)))
  const metadata = encodeMap([
    ['binary_format_major_version', integer(types.uint16, 2)],
    ['binary_format_minor_version', integer(types.uint16, 0)],
    ['build_epoch', integer(types.uint64, builtAt)],
    ['database_type', text(type)],
    ['description', encodeMap([['en', text('made for a test')]])],
    ['ip_version', integer(types.uint16, ipVersion)],
    ['node_count', integer(types.uint32, nodes.length)],
    ['record_size', integer(types.uint16, recordSize)],
  ])
  const mark = Buffer.concat([Buffer.from('abcdef', 'hex'), Buffer.from('MaxMind.com')])
  return Buffer.concat([...tree, Buffer.alloc(16), data.bytes(), mark, metadata])
}

/** Each value once; keys that come again are pointers to where they stood first. */
class DataSection {
  readonly #parts: Buffer[] = []
  readonly #keys = new Map<string, number>()
  #length = 0

  add(value: MmdbMap): number {
    const at = this.#length
    this.#put(value)
    return at
  }

  bytes(): Buffer {
    return Buffer.concat(this.#parts)
  }

  #push(bytes: Buffer): void {
    this.#parts.push(bytes)
    this.#length += bytes.length
  }

  #put(value: MmdbValue): void {
    if (typeof value !== 'object') {
      this.#push(plain(value))
      return
    }
    const entries = Object.entries(value)
    this.#push(control(types.map, entries.length))
    for (const [key, inner] of entries) {
      const known = this.#keys.get(key)
      if (known === undefined) this.#keys.set(key, this.#length)
      this.#push(known === undefined ? text(key) : pointer(known))
      this.#put(inner)
    }
  }
}

function plain(value: string | number): Buffer {
  return typeof value === 'string' ? text(value) : integer(types.uint32, value)
}

function insert(root: Branch, bits: string, leaf: Leaf): void {
  let branch = root
  for (const [at, bit] of [...bits].entries()) {
    const side = bit === '0' ? 'left' : 'right'
    if (at === bits.length - 1) {
      branch[side] = leaf
      return
    }
    const child = branch[side]
    // A shorter prefix that lies there goes on to the other side of what is split off.
    const next: Branch = child === null || 'data' in child ? { left: child, right: child } : child
    branch[side] = next
    branch = next
  }
}

function node(size: 24 | 28 | 32, left: number, right: number): Buffer {
  const bytes = Buffer.alloc(size / 4)
  if (size === 32) {
    bytes.writeUInt32BE(left, 0)
    bytes.writeUInt32BE(right, 4)
    return bytes
  }
  bytes.writeUIntBE(left % 2 ** 24, 0, 3)
  bytes.writeUIntBE(right % 2 ** 24, size === 24 ? 3 : 4, 3)
  if (size === 28) bytes.writeUInt8((left >>> 24) * 16 + (right >>> 24), 3)
  return bytes
}

function bitsOf(network: string, ipVersion: 4 | 6): string {
  const [address = '', length = ''] = network.split('/')
  const isShort = !address.includes(':')
  const parts = isShort ? address.split('.').map(Number) : longParts(address)
  const bits = parts.map((part) => part.toString(2).padStart(isShort ? 8 : 16, '0')).join('')
  const own = bits.slice(0, Number(length))
  // IPv4 lies in the first 32 bits' worth of addresses of an IPv6 tree: ::/96.
  return isShort && ipVersion === 6 ? `${'0'.repeat(96)}${own}` : own
}

function longParts(address: string): number[] {
  const [head = '', tail = ''] = address.split('::')
  const [front, back] = [head, tail].map((side) => (side === '' ? [] : side.split(':')))
  const gap = address.includes('::') ? 8 - (front?.length ?? 0) - (back?.length ?? 0) : 0
  const all = [...(front ?? []), ...Array.from({ length: gap }, () => '0'), ...(back ?? [])]
  return all.map((part) => Number.parseInt(part, 16))
}

function control(type: number, size: number): Buffer {
  const [first, rest] = sizeOf(size)
  const head = type < 8 ? [type * 32 + first] : [first, type - 7]
  return Buffer.from([...head, ...rest])
}

/** 29 to 31 say that the size follows in one to three bytes. */
function sizeOf(size: number): [number, number[]] {
  if (size < 29) return [size, []]
  if (size < 285) return [29, [size - 29]]
  return [30, [(size - 285) >> 8, (size - 285) & 255]]
}

function text(value: string): Buffer {
  const bytes = Buffer.from(value)
  return Buffer.concat([control(types.text, bytes.length), bytes])
}

function integer(type: number, value: number): Buffer {
  const hex = value === 0 ? '' : value.toString(16)
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  return Buffer.concat([control(type, bytes.length), bytes])
}

/** 11 bits beside the type, 19 with one more byte, 27 with two; each begins where the last one ends. */
function pointer(at: number): Buffer {
  if (at < 2048) return Buffer.from([32 + (at >> 8), at & 255])
  const rest = at - 2048
  return Buffer.from([32 + 8 + (rest >> 16), (rest >> 8) & 255, rest & 255])
}

function encodeMap(entries: readonly (readonly [string, Buffer])[]): Buffer {
  const parts = entries.flatMap(([key, value]) => [text(key), value])
  return Buffer.concat([control(types.map, entries.length), ...parts])
}
