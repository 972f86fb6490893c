/**
 * How long a password must be, for the server that decides and for the page that advises while
 * somebody types: twelve characters, or four words, as a sentence has them.
 */
export const passwordLengthMin = 12
export const passwordWordsMin = 4
/** Longer ones cost time and protect nobody better. */
export const passwordLengthMax = 200

/** Different words of at least two letters. */
export function countPasswordWords(password: string): number {
  return new Set(password.toLowerCase().match(/\p{L}{2,}/gu)).size
}

/** Whether the password, normalised by NFKC, is long enough; it may still be one that all know. */
export function isPasswordLongEnough(password: string): boolean {
  return (
    [...password].length >= passwordLengthMin || countPasswordWords(password) >= passwordWordsMin
  )
}
