/**
 * What a file is, by its bytes alone. Signatures tell most of it, and of packed documents the content
 * types inside; here stands what they leave open: text, which has none, and containers that may hold
 * pictures or sound only, as phones record it.
 */
import { fileTypeFromBuffer } from 'file-type'

/** Text that a browser or another program would run, whatever it is called: never accepted. */
const markup = /^\uFEFF?\s*<(?:[!?]|[a-z])/iu
/** No text holds these; C0 without tab, line feed, form feed and carriage return, and DEL. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
const control = /[\u0000-\u0008\u000B\u000E-\u001F\u007F]/u
/** Where WebM names its tracks: before the first of their data. */
const webmHeadBytes = 64 * 1024
/** Codecs of moving pictures by their name in Matroska (RFC 9559, section 5.1.4.1.21). */
const webmPicture = /V_(?:VP8|VP9|AV1|MPEG|THEORA|UNCOMPRESSED)/u

/** The media type, or null where it cannot be told or is markup. */
export async function detectedType(bytes: Buffer): Promise<string | null> {
  const detected = await fileTypeFromBuffer(bytes)
  if (detected === undefined) return textType(bytes)
  switch (detected.mime) {
    case 'video/webm': {
      const head = bytes.subarray(0, webmHeadBytes).toString('latin1')
      return webmPicture.test(head) ? detected.mime : 'audio/webm'
    }
    case 'video/mp4': {
      const handlers = mp4Handlers(bytes)
      return handlers.has('soun') && !handlers.has('vide') ? 'audio/mp4' : detected.mime
    }
    default:
      return detected.mime
  }
}

/** The kinds of an MP4's tracks: each has a box `hdlr` that says so (ISO/IEC 14496-12, 8.4.3). */
function mp4Handlers(bytes: Buffer): Set<string> {
  const handlers = new Set<string>()
  for (let at = bytes.indexOf('hdlr'); at >= 0; at = bytes.indexOf('hdlr', at + 4)) {
    handlers.add(bytes.toString('latin1', at + 12, at + 16))
  }
  return handlers
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
