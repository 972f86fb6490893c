/**
 * What a file may be, decided by its content and never by its name or the type it claims.
 * HTML and SVG are never accepted: a browser would run them.
 */

/** Largest upload of each kind, in bytes. */
export const imageBytesMax = 20 * 1024 * 1024
export const audioBytesMax = 30 * 1024 * 1024
export const documentBytesMax = 30 * 1024 * 1024
/** Largest side of a kept picture, in pixels. */
export const imageSideMax = 2_000
/** A picture of more pixels is refused before it is unpacked in memory. */
export const imagePixelsMax = 80_000_000

export type FileKind = 'image' | 'audio' | 'document' | 'text'

const kindOfType: Readonly<Record<string, FileKind>> = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/webp': 'image',
  'image/gif': 'image',
  'image/avif': 'image',
  'audio/mpeg': 'audio',
  // Recordings of browsers begin as films do; `clean-sound.ts` looks whether there is only sound.
  'video/mp4': 'audio',
  'video/webm': 'audio',
  'audio/mp4': 'audio',
  'audio/x-m4a': 'audio',
  'audio/ogg': 'audio',
  'audio/opus': 'audio',
  'audio/wav': 'audio',
  'audio/flac': 'audio',
  'application/pdf': 'document',
  'application/vnd.oasis.opendocument.text': 'document',
  'application/vnd.oasis.opendocument.spreadsheet': 'document',
  'application/vnd.oasis.opendocument.presentation': 'document',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'document',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'document',
  'text/plain': 'text',
}

const bytesMaxOfKind: Readonly<Record<FileKind, number>> = {
  image: imageBytesMax,
  audio: audioBytesMax,
  document: documentBytesMax,
  text: documentBytesMax,
}

/** The largest body that an upload route reads. */
export const uploadBytesMax = Math.max(imageBytesMax, audioBytesMax, documentBytesMax)

/** The kind of a detected content type, or null where it is not accepted. */
export function kindOfContentType(contentType: string): FileKind | null {
  return kindOfType[contentType.split(';')[0]?.trim() ?? ''] ?? null
}

export function isTooLarge(kind: FileKind, byteCount: number): boolean {
  return byteCount > bytesMaxOfKind[kind]
}

/** A name that can be shown and saved: no path, no control characters, no surprise at its end. */
export function safeFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const printable = Array.from(last.normalize('NFC'))
    .filter(
      (letter) =>
        (letter.codePointAt(0) ?? 0) > 31 &&
        !/[\u202a-\u202e\u2066-\u2069\u007f"<>|:*?]/u.test(letter),
    )
    .join('')
    .trim()
    .slice(0, 120)
    .toWellFormed()
  return printable === '' || printable === '.' || printable === '..' ? 'fichier' : printable
}
