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
