/** What is adjusted for a pupil, in sentences: for the pupil, a guardian, whoever sets it. */
import type { Words } from '#browser/catalogue/catalogue.ts'
import type { Adjustments } from '#contract/adjustments.ts'

export function adjustmentLines(
  adjustments: Adjustments,
  { lines }: Words['adjustment'],
  tu: boolean,
): string[] {
  const { extraTime, textSize, wideSpacing, dyslexicFont, readAloud } = adjustments
  return [
    ...(extraTime === null ? [] : [lines[extraTime]({ tu })]),
    ...(textSize === null ? [] : [lines.textSize]),
    ...(wideSpacing ? [lines.wideSpacing] : []),
    ...(dyslexicFont ? [lines.dyslexicFont] : []),
    ...(readAloud ? [lines.readAloud] : []),
  ]
}
