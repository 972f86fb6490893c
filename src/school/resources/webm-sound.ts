/**
 * Sound in a WebM file (RFC 8794, RFC 9559): whether there is nothing but sound in it, and how long
 * it is. A browser that records does not yet know at the beginning of the file how long it will be
 * and leaves it out; then no player could say it, nor go to the middle. Pure.
 */

const ids = {
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  cues: 0x1c53bb6b,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackType: 0x83,
  cluster: 0x1f43b675,
  clusterTime: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
} as const

const soundTrack = 2
/** Nanoseconds of one step of time where a file does not say it: a millisecond. */
const usualScale = 1_000_000
/** What follows the last block that begins, in milliseconds, where there is no block before it. */
const lastBlockMs = 20

/** Elements that are looked at: two hours in blocks of 20 ms have 360,000. */
const elementsMax = 500_000

/** Elements that are read on inside, whatever length they claim. */
const opened: ReadonlySet<number> = new Set([
  ids.segment,
  ids.info,
  ids.tracks,
  ids.track,
  ids.cluster,
  ids.blockGroup,
])

interface Element {
  readonly id: number
  readonly at: number
  /** Where its content begins. */
  readonly from: number
  /** Bytes of its content; null where the file does not say. */
  readonly size: number | null
}

/** Bytes of a number of variable length that begins with this byte; 0 where none does. */
function lengthOf(first: number): number {
  return first === 0 ? 0 : Math.clz32(first) - 23
}

function readUint(bytes: Buffer, from: number, size: number): number {
  let value = 0
  for (const byte of bytes.subarray(from, from + Math.min(size, 8))) value = value * 256 + byte
  return value
}

function readElement(bytes: Buffer, at: number): Element | null {
  const idBytes = lengthOf(bytes[at] ?? 0)
  if (idBytes === 0 || idBytes > 4) return null
  const sizeAt = at + idBytes
  const first = bytes[sizeAt] ?? 0
  const sizeBytes = lengthOf(first)
  const from = sizeAt + sizeBytes
  if (sizeBytes === 0 || from > bytes.length) return null
  const marked = 2 ** (7 * sizeBytes)
  const size = readUint(bytes, sizeAt, sizeBytes) - marked
  return { id: readUint(bytes, at, idBytes), at, from, size: size === marked - 1 ? null : size }
}

/** One after the other, with what stands inside the opened ones; ends where nothing can be read. */
function* elementsOf(bytes: Buffer): Generator<Element> {
  let at = 0
  while (at < bytes.length) {
    const element = readElement(bytes, at)
    if (element === null) return
    yield element
    if (opened.has(element.id)) at = element.from
    else if (element.size === null) return
    else at = element.from + element.size
  }
}

/** The moment of a block within its cluster stands behind the number of its track. */
function blockTime(bytes: Buffer, { from }: Element): number {
  const at = from + lengthOf(bytes[from] ?? 0)
  return at + 2 <= bytes.length ? bytes.readInt16BE(at) : 0
}

interface WebmSound {
  readonly isOnlySound: boolean
  readonly info: Element | null
  readonly hasDuration: boolean
  /** Something in the file names places in it, or not all of it was seen: then nothing may move. */
  readonly isFixed: boolean
  /** Steps of time from the beginning to the end of the last block. */
  readonly steps: number
}

function readWebm(bytes: Buffer): WebmSound {
  const trackTypes: number[] = []
  const seen = new Map<number, Element>()
  let scale = usualScale
  let clusterTime = 0
  let last = 0
  let before = 0
  let count = 0
  for (const element of elementsOf(bytes)) {
    const { id, from, size } = element
    count += 1
    if (count > elementsMax) break
    if (!seen.has(id)) seen.set(id, element)
    if (id === ids.trackType) trackTypes.push(readUint(bytes, from, size ?? 0))
    if (id === ids.timestampScale) scale = readUint(bytes, from, size ?? 0)
    if (id === ids.clusterTime) clusterTime = readUint(bytes, from, size ?? 0)
    if (id !== ids.simpleBlock && id !== ids.block) continue
    before = last
    last = clusterTime + blockTime(bytes, element)
  }
  const tail = last > before ? last - before : (lastBlockMs * usualScale) / Math.max(1, scale)
  const segmentSize = seen.get(ids.segment)?.size
  return {
    isOnlySound: trackTypes.length > 0 && trackTypes.every((type) => type === soundTrack),
    info: seen.get(ids.info) ?? null,
    hasDuration: seen.has(ids.duration),
    isFixed:
      segmentSize !== null || seen.has(ids.seekHead) || seen.has(ids.cues) || count > elementsMax,
    steps: last + tail,
  }
}

export function isOnlySoundInWebm(bytes: Buffer): boolean {
  return readWebm(bytes).isOnlySound
}

/** The same file with its length; as it is where it says one already, or where nothing may move. */
export function withLength(bytes: Buffer): Buffer {
  const { info, hasDuration, isFixed, steps } = readWebm(bytes)
  if (info === null || info.size === null || hasDuration || isFixed) return bytes
  const duration = Buffer.alloc(11)
  duration.writeUInt16BE(ids.duration, 0)
  duration.writeUInt8(0x88, 2)
  duration.writeDoubleBE(steps, 3)
  const head = Buffer.alloc(12)
  head.writeUInt32BE(ids.info, 0)
  head.writeBigUInt64BE(BigInt(info.size + duration.length) | (1n << 56n), 4)
  return Buffer.concat([
    bytes.subarray(0, info.at),
    head,
    bytes.subarray(info.from, info.from + info.size),
    duration,
    bytes.subarray(info.from + info.size),
  ])
}
