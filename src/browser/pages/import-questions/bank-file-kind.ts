/**
 * What a chosen file is, by its first bytes: people choose the Word document, the PDF or the other
 * export beside the one they mean, and then the words should name what they chose.
 */

/** `text` may be GIFT or Moodle XML; all others cannot. */
export type BankFileKind = 'text' | 'empty' | 'document' | 'pdf' | 'web_page' | 'not_text'

/** A little under `questionBankBytesMax` of the contract: a round figure as people count bytes. */
export const bankBytesMax = 2_000_000

/** How much of the beginning is looked at. */
const sampleBytes = 4_096

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, place) => bytes[place] === byte)

/** ZIP (Word, LibreOffice, a course's backup), gzip (the same), and Word before 2007. */
const documentStarts: readonly (readonly number[])[] = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x1f, 0x8b],
  [0xd0, 0xcf, 0x11, 0xe0],
]
const pdfStart = [0x25, 0x50, 0x44, 0x46]
/** Text in two bytes a sign announces itself; without this its zeros would look like no text. */
const wideStarts: readonly (readonly number[])[] = [
  [0xff, 0xfe],
  [0xfe, 0xff],
]
/** RTF is text to a computer, and a word processor's document to its author. */
const richTextStart = '{\\rtf'

export function bankFileKind(bytes: Uint8Array): BankFileKind {
  if (documentStarts.some((start) => startsWith(bytes, start))) return 'document'
  if (startsWith(bytes, pdfStart)) return 'pdf'
  const sample = bytes.subarray(0, sampleBytes)
  const isWide = wideStarts.some((start) => startsWith(bytes, start))
  // Few control signs stand in a text of one byte a sign (DOS ended its texts with 26)…
  const strange = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 26))
  // …and in UTF-16 without a mark every other byte is a zero; anything denser is no text.
  const zeros = strange.filter((byte) => byte === 0).length
  if (!isWide && strange.length > zeros) return 'not_text'
  if (!isWide && zeros > 0 && zeros < sample.length * 0.3) return 'not_text'
  const beginning = new TextDecoder('utf-8').decode(sample).trimStart().toLowerCase()
  if (beginning === '' && bytes.length <= sampleBytes) return 'empty'
  if (beginning.startsWith(richTextStart)) return 'document'
  if (/^(<!doctype html|<html\b)/.test(beginning)) return 'web_page'
  return 'text'
}

/** The exercise's title to begin with: the file's name without what only computers need. */
export function titleOfFile(name: string): string {
  return name
    .replace(/\.(gift|txt|md|xml)$/i, '')
    .replaceAll('_', ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, exerciseTitleMax)
}

/** Signs of an exercise's title that come through an import. */
export const exerciseTitleMax = 180
