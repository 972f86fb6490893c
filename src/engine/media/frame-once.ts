/**
 * A message as the bytes of its WebSocket frame (RFC 6455, section 5.2), made once for all who hear
 * it: a server's frames are not masked, and without compression they are the same for everybody.
 */

const finalText = 0x81
const finalBinary = 0x82
/** Up to here the length stands in the second byte; up to 65,535 in two more, and beyond in eight. */
const shortLengthMax = 125
const longLengthMax = 65_535

/** The frame of a word in text: one piece, where the library would write its head apart. */
export function frameWord(word: object): Buffer {
  return frameOnce(Buffer.from(JSON.stringify(word)), finalText).frame
}

/** The frame of a binary message, and the message inside it, which may still be written to. */
export function frameOnce(
  message: Uint8Array,
  first = finalBinary,
): { frame: Buffer; inside: Buffer } {
  const { length } = message
  const headBytes = length <= shortLengthMax ? 2 : length <= longLengthMax ? 4 : 10
  const frame = Buffer.allocUnsafe(headBytes + length)
  frame[0] = first
  if (headBytes === 2) frame[1] = length
  else if (headBytes === 4) {
    frame[1] = shortLengthMax + 1
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = shortLengthMax + 2
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(message, headBytes)
  return { frame, inside: frame.subarray(headBytes) }
}
