/**
 * In which container this browser records: one that plays on the devices of all readers, if it can.
 * MP4 with AAC plays everywhere, WebM with Opus everywhere but on iPhones before iOS 17.4.
 */

/** The best first. */
const wanted = ['audio/mp4;codecs=mp4a.40.2', 'audio/webm;codecs=opus', 'audio/mp4'] as const

/** As `MediaRecorder` is asked for it; undefined where only the browser's own choice is left. */
export function chooseContainer(isSupported: (mimeType: string) => boolean): string | undefined {
  return wanted.find(isSupported)
}

/** The ending of a file's name, by what a recorder says that it recorded. */
export function endingOf(mimeType: string): string {
  if (mimeType.startsWith('audio/mp4')) return 'm4a'
  return mimeType.startsWith('audio/ogg') ? 'ogg' : 'webm'
}
