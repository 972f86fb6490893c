/** The last captions of a live class as a page shows them, message after message: pure. */
import type { Caption } from '#contract/live-captions.ts'

/** More than a reader sees at once; what is older was read or missed. */
const linesKept = 8

export interface CaptionLine extends Omit<Caption, 'kind'> {
  readonly by: number
}

/** Words that come again take the place of those before; what is final stays as it is. */
export function hearCaption(
  lines: readonly CaptionLine[],
  { by, isFinal, line, words }: CaptionLine,
): readonly CaptionLine[] {
  const next: CaptionLine = { by, line, words, isFinal }
  const isSame = (one: CaptionLine): boolean => one.by === by && one.line === line
  const before = lines.find(isSame)
  if (before?.isFinal === true) return lines
  if (words === '') return lines.filter((one) => one !== before)
  if (before === undefined) return [...lines, next].slice(-linesKept)
  return lines.map((one) => (one === before ? next : one))
}
