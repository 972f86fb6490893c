/**
 * Sound in an MP4 file (ISO/IEC 14496-12): whether there is nothing but sound in it, and the same
 * file without what phones write beside it: places, names, pictures. Pure.
 */

interface Box {
  /** Four letters. */
  readonly type: string
  /** Where the box begins, where its content does, and where both end, in bytes. */
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Boxes of what is told about a recording; none is needed to play it. */
const tellingBoxes: ReadonlySet<string> = new Set(['udta', 'meta', 'uuid'])
/** Boxes in which these may stand, and how deep one in another. */
const openBoxes: ReadonlySet<string> = new Set(['moov', 'trak', 'moof', 'traf'])
const openDepth = 2

/** Boxes of one level that are looked at: an hour in pieces of a second has 7,200. */
const boxesMax = 50_000

/** Ends where a size makes no sense: what follows is no box. */
function* boxesIn(bytes: Buffer, from: number, to: number): Generator<Box> {
  let at = from
  for (let count = 0; count < boxesMax && at + 8 <= to; count += 1) {
    const shortSize = bytes.readUInt32BE(at)
    const headBytes = shortSize === 1 ? 16 : 8
    if (at + headBytes > to) return
    const longSize = shortSize === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : shortSize
    const size = longSize === 0 ? to - at : longSize
    if (size < headBytes) return
    const type = bytes.toString('latin1', at + 4, at + 8)
    yield { type, at, from: at + headBytes, to: Math.min(at + size, to) }
    at += size
  }
}

function* findBoxes(bytes: Buffer, path: readonly string[], within: Box): Generator<Box> {
  const [type, ...rest] = path
  for (const box of boxesIn(bytes, within.from, within.to)) {
    if (box.type !== type) continue
    if (rest.length === 0) yield box
    else yield* findBoxes(bytes, rest, box)
  }
}

function wholeOf(bytes: Buffer): Box {
  return { type: 'file', at: 0, from: 0, to: bytes.length }
}

/** True where at least one track is sound and none is anything that could be seen. */
export function isOnlySoundInMp4(bytes: Buffer): boolean {
  const handlers = [...findBoxes(bytes, ['moov', 'trak', 'mdia', 'hdlr'], wholeOf(bytes))]
  // Behind version and flags come four bytes of zeros, then the kind.
  const kinds = handlers.map(({ from }) => bytes.toString('latin1', from + 8, from + 12))
  return kinds.includes('soun') && !kinds.includes('vide') && !kinds.includes('auxv')
}

/** Changes the bytes where they are: places in the file must stay true, so the boxes become empty ones. */
export function blankTellingBoxes(bytes: Buffer): void {
  blankWithin(bytes, wholeOf(bytes), openDepth)
}

function blankWithin(bytes: Buffer, within: Box, depth: number): void {
  for (const box of boxesIn(bytes, within.from, within.to)) {
    if (depth > 0 && openBoxes.has(box.type)) blankWithin(bytes, box, depth - 1)
    if (!tellingBoxes.has(box.type)) continue
    bytes.write('free', box.at + 4, 'latin1')
    bytes.fill(0, box.from, box.to)
  }
}
