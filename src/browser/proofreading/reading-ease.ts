/**
 * How easy a French text is to read: the reading ease of R. Flesch ("A new readability yardstick",
 * Journal of Applied Psychology 32, 1948) with the numbers that L. Kandel and A. Moles found for French
 * ("Application de l'indice de Flesch à la langue française", Cahiers d'études de radio-télévision 19,
 * 1958). It sees the length of words and sentences, and nothing of what they say. Pure.
 */
import { countSyllables } from './syllables.ts'

/** Flesch takes samples of a hundred words; of fewer nothing is said. */
export const wordsToMeasureMin = 100

/** 207 − 1.015 × words per sentence − 73.6 × syllables per word; higher is easier, most texts lie in 0 to 100. */
export function readingEase(words: number, sentences: number, syllables: number): number {
  return 207 - 1.015 * (words / sentences) - 73.6 * (syllables / words)
}

/** Words as they stand between spaces: "l'eau" is one. Signs alone are none. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
}

/** Reading ease of these sentences; null where they are too few words to tell. */
export function easeOf(sentences: readonly string[]): number | null {
  const words = sentences.flatMap(wordsOf)
  // A number is no word that is long or short to read.
  const spelled = words.filter((word) => !/\p{N}/u.test(word))
  if (words.length < wordsToMeasureMin || spelled.length === 0) return null
  const perWord = spelled.reduce((sum, word) => sum + countSyllables(word), 0) / spelled.length
  return readingEase(words.length, sentences.length, perWord * words.length)
}

/** Pupils of one class are all about one age. */
const levels: readonly (readonly [RegExp, number])[] = [
  [/^(?:cp|ce1|ce2|cm1|cm2)\b/i, 90],
  [/^(?:6|sixi)/i, 80],
  [/^(?:5|cinqui)/i, 70],
  [/^(?:4|3|quatri|troisi)/i, 60],
  [/^(?:2n?de?|seconde|1|premi|t|lyc)/i, 50],
]

/**
 * From which reading ease a text suits a class, by Flesch's own table ("The Art of Readable Writing",
 * 1949, with American grades: the fifth is CM2): null for a level that nobody knows by its name.
 */
export function easeWanted(levelLabel: string | null): number | null {
  const label = levelLabel?.trim() ?? ''
  return levels.find(([name]) => name.test(label))?.[1] ?? null
}

export type EaseVerdict = 'easy' | 'fitting' | 'hard'

/** Ten points are one step of Flesch's table. */
export function judgeEase(ease: number, wanted: number): EaseVerdict {
  if (ease < wanted) return 'hard'
  return ease >= wanted + 10 ? 'easy' : 'fitting'
}
