/**
 * Which of the two files of the paper's font has a letter. Each font that the browser loads in two parts
 * is two fonts on paper, and what neither has is set as the nearest letter that one of them has. Pure.
 */

export interface PaperRun {
  readonly text: string
  readonly letters: 'latin' | 'extended'
}

/** Beyond Latin-1, in the first file. */
const alsoLatin = new Set('ıŒœˆ˚˜–—‘’‚“”„•…‹›⁄€™−')
/** In the second file alone. */
const extended = new Set(
  'ĀāĂăĄąĆćĊċČčĎďĐđĒēĖėĘęĚěĞğĠġĢģĦħĪīĮįĶķĻļĽľŁłŃńŅņŇňŐőŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŸŹźŻżŽžƒȘșȚț†',
)
const spaces = /[\s\u202f\u2007\u2009]/u
/** Where a word may be broken or not, how a sign is drawn, a mark that no letter of the font carries. */
const unseen = /[\p{Cf}\p{M}]/u
/** What is pasted from elsewhere and the font has under another sign. */
const alike = new Map([
  ['\u2010', '-'],
  ['\u2015', '—'],
  ['\u02bc', '’'],
  ['\u2032', '’'],
])
const noBreakSpace = '\u00a0'

/** In the order of the text, as few as there can be. */
export function paperRuns(text: string): PaperRun[] {
  const runs: { text: string; letters: PaperRun['letters'] }[] = []
  for (const letter of text.normalize('NFC')) {
    const set = settable(letter)
    if (set === '') continue
    const last = runs.at(-1)
    const letters = extended.has(set) ? 'extended' : 'latin'
    if (last?.letters === letters) last.text += set
    else runs.push({ text: set, letters })
  }
  return runs
}

function settable(letter: string): string {
  if (unseen.test(letter)) return ''
  if (letter === noBreakSpace || letter === '\u202f') return noBreakSpace
  if (spaces.test(letter)) return ' '
  if (isThere(letter)) return letter
  // The letters that it is made of, without the marks that the font has not, before no letter at all.
  const parts = [...letter.normalize('NFKD')].filter((part) => !unseen.test(part))
  const said = parts.map((part) => alike.get(part) ?? part)
  return said.length > 0 && said.every(isThere) ? said.join('') : '?'
}

function isThere(letter: string): boolean {
  const code = letter.codePointAt(0) ?? 0
  const isLatin1 = (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code <= 0xff)
  return isLatin1 || alsoLatin.has(letter) || extended.has(letter)
}
