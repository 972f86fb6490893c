/**
 * A sound file as it is kept: nothing but sound, under a type that browsers play, without what its
 * maker's device wrote beside the sound, and saying how long it is. Pure; the sound itself stays as
 * it came.
 */
import { blankTellingBoxes, isOnlySoundInMp4 } from './mp4-sound.ts'
import { isOnlySoundInWebm, withLength } from './webm-sound.ts'

export interface CleanSound {
  readonly bytes: Buffer
  readonly contentType: string
}

/**
 * Null where it holds something to be seen, or no sound. `detected` is the content type by the
 * file's first bytes: by them nobody can tell a recording from a film.
 */
export function cleanSound(bytes: Buffer, detected: string): CleanSound | null {
  switch (detected) {
    case 'video/webm':
      if (!isOnlySoundInWebm(bytes)) return null
      return { bytes: withLength(bytes), contentType: 'audio/webm' }
    case 'video/mp4':
    case 'audio/mp4':
    case 'audio/x-m4a': {
      if (!isOnlySoundInMp4(bytes)) return null
      const clean = Buffer.from(bytes)
      blankTellingBoxes(clean)
      return { bytes: clean, contentType: 'audio/mp4' }
    }
    case 'audio/mpeg':
      return { bytes: withoutTags(bytes), contentType: detected }
    default:
      return { bytes, contentType: detected }
  }
}

const tagHeadBytes = 10
const oldTagBytes = 128

/** An MP3 file without its ID3 tags: https://id3.org/id3v2.4.0-structure, and version 1 at its end. */
function withoutTags(bytes: Buffer): Buffer {
  let from = 0
  while (
    bytes.toString('latin1', from, from + 3) === 'ID3' &&
    from + tagHeadBytes <= bytes.length
  ) {
    const hasFooter = ((bytes[from + 5] ?? 0) & 0x10) !== 0
    from += tagHeadBytes + tagSize(bytes, from + 6) + (hasFooter ? tagHeadBytes : 0)
  }
  const isTaggedAtEnd =
    bytes.toString('latin1', bytes.length - oldTagBytes, bytes.length - oldTagBytes + 3) === 'TAG'
  const to = isTaggedAtEnd ? bytes.length - oldTagBytes : bytes.length
  // A file that would be nothing but tags stays for the player to refuse.
  return from < to ? bytes.subarray(from, to) : bytes
}

/** Four bytes of seven bits each. */
function tagSize(bytes: Buffer, at: number): number {
  return bytes.subarray(at, at + 4).reduce((size, byte) => size * 128 + (byte & 0x7f), 0)
}
