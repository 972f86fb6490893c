/**
 * In which bytes a text was written: Windows programs still save UTF-16, and spreadsheets the code page
 * of their country. A mark at the beginning says it; where there is none, the bytes do.
 */

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

/** Looked at; longer texts say no more. */
const headBytes = 4_096
/** Of the bytes of one half, how many noughts make two-byte letters of it. */
const noughtShare = 0.4

/** For a text that is too long to hold: nothing is 1252 here, since UTF-8 bears strange bytes. */
export function encodingOfHead(head: Uint8Array): Exclude<TextEncodingName, 'windows-1252'> {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  let [even, odd] = [0, 0]
  const length = Math.min(head.length, headBytes)
  for (let at = 0; at < length; at += 1) {
    if (head[at] !== 0) continue
    if (at % 2 === 0) even += 1
    else odd += 1
  }
  const half = length / 2
  if (odd >= noughtShare * half && even < odd / 4) return 'utf-16le'
  if (even >= noughtShare * half && odd < even / 4) return 'utf-16be'
  return 'utf-8'
}

/** A whole text, without its mark. */
export function decodeText(bytes: Uint8Array): string {
  const encoding = encodingOfHead(bytes)
  if (encoding !== 'utf-8') return new TextDecoder(encoding).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
