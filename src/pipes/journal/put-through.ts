/** Bytes through a cipher in small pieces, into room that is there already. */
import type { Cipheriv, Decipheriv } from 'node:crypto'

/**
 * What the library gives for a larger piece is memory that the system hands out anew each time, which
 * costs more than sealing does.
 */
const pieceBytes = 16 * 1024

/** Gives where it ends in there: as far from where it begins as there are bytes. */
export function putThrough(
  cipher: Pick<Cipheriv | Decipheriv, 'update'>,
  bytes: Uint8Array,
  into: Buffer,
  at: number,
): number {
  for (let from = 0; from < bytes.length; from += pieceBytes) {
    into.set(cipher.update(bytes.subarray(from, from + pieceBytes)), at + from)
  }
  return at + bytes.length
}
