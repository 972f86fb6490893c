/**
 * Sets French text as a printer would: authors type ordinary spaces and straight apostrophes,
 * and every entry of the French catalogue passes through here once. So nobody has to remember
 * which invisible space stands before which sign.
 * Rules: Lexique des règles typographiques en usage à l'Imprimerie nationale.
 */

import { typesetFrench } from '#kernel/typeset-french.ts'

const narrow = '\u202f'
const noBreak = '\u00a0'

/** The same text with no-break spaces, apostrophes and ellipses in place; setting twice changes nothing. */
export function setFrench(text: string): string {
  return (
    typesetFrench(text)
      .replaceAll("'", '’')
      .replaceAll('...', '…')
      .replaceAll('n° ', `n°${noBreak}`)
      // 09 69 39 00 00: a telephone number stays on its line.
      .replace(/\b0\d(?: \d{2}){4}\b/g, (number) => number.replaceAll(' ', noBreak))
      // 12 450: groups of three digits; 9 h 15, 3 min, 60 kB, 50 %: a number keeps its unit.
      .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${narrow}`)
      .replace(
        /(\d) (?=(?:h|min|s|ms|Mo|ko|Go|cm|mm|m|km|g|kg|€|%)(?![\p{L}\d]))/gu,
        `$1${noBreak}`,
      )
      .replace(/(?<=\d\u00a0h) (?=\d)/g, noBreak)
  )
}

/**
 * "de" before a name: "de Lina", "d'Inès". Before an h both are heard and "de" is never wrong;
 * before a y it depends on the sound: "de Yanis", but "d'Yvonne".
 */
export function ofName(name: string): string {
  const vowel = /^(?:[aeiouœæ]|y(?![aeiouy]))/i
  return vowel.test(name.normalize('NFD')) ? `d'${name}` : `de ${name}`
}
