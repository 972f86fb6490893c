/**
 * What a file is, by its bytes alone. Signatures tell most of it, and of packed documents the content
 * types inside; here stands what they leave open: text, which has none. Whether a film is only sound,
 * as phones record it, `clean-sound.ts` looks.
 */
import { fileTypeFromBuffer } from 'file-type'

/** Text that a browser or another program would run, whatever it is called: never accepted. */
const markup = /^\uFEFF?\s*<(?:[!?]|[a-z])/iu
/** No text holds these; C0 without tab, line feed, form feed and carriage return, and DEL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const control = /[\u0000-\u0008\u000B\u000E-\u001F\u007F]/u
/** The media type, or null where it cannot be told or is markup. */
export async function detectedType(bytes: Buffer): Promise<string | null> {
  const detected = await fileTypeFromBuffer(bytes)
  return detected?.mime ?? textType(bytes)
}

/** Text as editors of today write it, and as those of Windows wrote it before. */
function textType(bytes: Buffer): string | null {
  if (bytes.length === 0) return null
  const utf8 = decode(bytes, 'utf-8')
  const text = utf8 ?? decode(bytes, 'windows-1252')
  if (text === null || control.test(text) || markup.test(text)) return null
  return `text/plain; charset=${utf8 === null ? 'windows-1252' : 'utf-8'}`
}

function decode(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    // Another encoding, or no text at all.
    return null
  }
}
