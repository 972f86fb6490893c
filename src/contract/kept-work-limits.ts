/**
 * What a device needs of the satchel's contract to send work: names and limits without schemas, so
 * that no phone loads the library that makes those.
 */

/**
 * Names the account whose work a request carries. The school takes it only from that account's own
 * session: a device that serves several people cannot hand in one's work as another's.
 */
export const workOwnerHeader = 'x-preau-account'

/** One part of a photo, in bytes: some seconds on a poor line, so that little is sent twice. */
export const photoPartBytesMax = 128 * 1024
/** Photos and other files of one answer, together. */
export const filesOfAnswerMax = 5
/** Largest photo or other file that is handed in, in bytes; the same as any picture. */
export const photoBytesMax = 20 * 1024 * 1024
