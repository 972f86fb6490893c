/**
 * What somebody typed, made fit to keep: one way to write each accent (NFC), no control character
 * (PostgreSQL refuses NUL, screens misread the others), no spaces at the ends.
 */

/** One line: every run of spaces and line ends becomes a single space. */
export function plainLine(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\s]/gu, '')
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

/** Several lines: line ends and indents stay. */
export function plainText(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .normalize('NFC')
    .replaceAll(/[ \t]+$/gmu, '')
    .trim()
}

/**
 * The same value with every text in it made fit to send and to keep: no NUL, no half of a
 * surrogate pair (a keyboard that cuts an emoji leaves one). Nothing else is touched: what a pupil
 * wrote stays as it was written.
 */
export function keepableTexts<T>(value: T): T {
  return keepable(value) as T
}

function keepable(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replaceAll('\u0000', '').replace(/\p{Surrogate}/gu, '\ufffd')
  }
  if (Array.isArray(value)) return value.map(keepable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, keepable(part)]))
}
