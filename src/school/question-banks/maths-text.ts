/**
 * Finding formulas in running text: `\(…\)` and `\[…\]` as MathJax reads them, `$$…$$` as Moodle
 * does, and `$…$` where what stands between reads like TeX, so that prices stay prices.
 */

/** A stretch of text: plain words, or a formula (`display`: meant to stand on a line of its own). */
export type TextStretch =
  | { type: 'words'; text: string }
  | { type: 'maths'; tex: string; display: boolean }

/** Longest formula, as in the contract. */
const texMax = 2_000

const formula =
  /\\\(([\s\S]{1,2000}?)\\\)|\\\[([\s\S]{1,2000}?)\\\]|\$\$([^$]{1,2000})\$\$|\$(?![\s$])([^$\n]{0,300}?[\\^_][^$\n]{0,300}?)(?<![\s\\])\$(?!\d)/gu

/** The stretches of a text, in order; joined they are the text without the formulas' signs. */
export function splitMaths(text: string): TextStretch[] {
  const stretches: TextStretch[] = []
  let from = 0
  for (const match of text.matchAll(formula)) {
    const [whole, round, square, dollars, dollar] = match
    const tex = (round ?? square ?? dollars ?? dollar ?? '').trim()
    if (tex === '' || tex.length > texMax) continue
    if (match.index > from) stretches.push({ type: 'words', text: text.slice(from, match.index) })
    const display = square !== undefined || dollars !== undefined
    stretches.push({ type: 'maths', tex, display })
    from = match.index + whole.length
  }
  if (from < text.length) stretches.push({ type: 'words', text: text.slice(from) })
  return stretches
}
