/** Ids as the sixteen bytes that they are, for compact tokens and QR codes. */
import { type Id, idPattern } from './ids.ts'

export const idBytesLength = 16
const idShape = new RegExp(idPattern)

/** Where the two digits of each byte stand in the text of an id, behind its hyphens. */
const digitsAt = [0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34]
const hyphen = 0x2d
const digitCodes = Buffer.from('0123456789abcdef', 'latin1')
const valueOfCode = new Uint8Array(128)
for (const [value, code] of digitCodes.entries()) valueOfCode[code] = value

export function idToBytes(id: Id): Uint8Array {
  if (!idShape.test(id)) throw new Error('not an id')
  const bytes = new Uint8Array(idBytesLength)
  for (let index = 0; index < idBytesLength; index += 1) {
    const at = digitsAt[index] ?? 0
    const high = valueOfCode[id.charCodeAt(at)] ?? 0
    bytes[index] = (high << 4) | (valueOfCode[id.charCodeAt(at + 1)] ?? 0)
  }
  return bytes
}

/** Its hyphens stand, and its digits are written in: one text is made of it in one step. */
const desk = Buffer.alloc(36, hyphen)

/** The id that the bytes from `from` on spell; it may be one that nobody ever minted. */
export function idFromBytes(bytes: Uint8Array, from = 0): Id {
  for (let index = 0; index < idBytesLength; index += 1) {
    const at = digitsAt[index] ?? 0
    const byte = bytes[from + index] ?? 0
    desk[at] = digitCodes[byte >> 4] ?? 0
    desk[at + 1] = digitCodes[byte & 15] ?? 0
  }
  return desk.toString('latin1')
}
