/**
 * The bytes of a teacher's file as text: UTF-8 or UTF-16 where that is certain, otherwise
 * Windows-1252, in which French banks were written for thirty years (Latin-1 is a part of it).
 */

/** The text and what its bytes were read as, to be told in the report. */
export interface GiftText {
  text: string
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'
}

/** How much of the beginning is looked at to tell UTF-16 without a mark. */
const sampleBytes = 2_000

/** Never fails: any bytes are some text in Windows-1252. */
export function readGiftFile(bytes: Uint8Array): GiftText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be')
  const wide = wideWithoutMark(bytes)
  if (wide !== undefined) return decode(bytes, wide)
  try {
    // The decoder takes the byte-order mark away itself.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return decode(bytes, 'windows-1252')
  }
}

function decode(bytes: Uint8Array, encoding: GiftText['encoding']): GiftText {
  return { text: new TextDecoder(encoding).decode(bytes), encoding }
}

/** Western text in UTF-16 has a zero in every other byte; text in other encodings has none. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, sampleBytes)
  let even = 0
  let odd = 0
  for (const [index, byte] of sample.entries()) {
    if (byte !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  const mostly = sample.length * 0.3
  if (odd > mostly && even === 0) return 'utf-16le'
  if (even > mostly && odd === 0) return 'utf-16be'
  return undefined
}
