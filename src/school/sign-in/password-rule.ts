/**
 * Which passwords are strong enough: twelve characters or four words, and not among the first
 * that anyone would try. No rule about capitals and signs: they make passwords worse
 * (NIST SP 800-63B §3.1.1.2). Pure.
 */
import { isPasswordLongEnough, passwordLengthMax } from '#contract/password-length.ts'
import { guessedPasswordStems } from './guessed-passwords.ts'

/** Fewer different characters than this is a pattern. */
const differentMin = 5
/** Runs of neighbours on a keyboard or in counting; a password may not be made of one. */
const runs = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'azertyuiopqsdfghjklmwxcvbn',
  'qwertyuiopasdfghjklzxcvbnm',
  'aqwzsxedcrfvtgbyhnujikolpm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
]

/** One form for one password, however the keyboard composes its accents (NFKC, as NIST advises). */
export function normalisePassword(typed: string): string {
  return typed.normalize('NFKC')
}

export type PasswordWeakness = 'too_short' | 'too_long' | 'common' | 'personal'

/**
 * Why the password is refused; null where it is good. `own` are words that others know of the
 * person: login, names, the school's name.
 */
export function passwordWeakness(
  typed: string,
  own: readonly string[] = [],
): PasswordWeakness | null {
  const password = normalisePassword(typed)
  const characters = [...password]
  if (characters.length > passwordLengthMax) return 'too_long'
  if (!isPasswordLongEnough(password)) return 'too_short'
  const plain = plainForm(password)
  if (new Set(characters).size < differentMin || isRun(plain)) return 'common'
  const stem = stemOf(password)
  if (guessedPasswordStems.has(stem) || guessedPasswordStems.has(halfOf(stem))) return 'common'
  const ownWords = own.flatMap((text) => plainForm(text).match(/[a-z]{3,}/g) ?? [])
  return isMadeOf(stem, ownWords) ? 'personal' : null
}

function plainForm(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

const disguises: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '€': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
}

/** The letters that remain when decoration at both ends and usual disguises are taken off. */
function stemOf(password: string): string {
  const bare = plainForm(password).replace(/^[^a-z]+|[^a-z]+$/g, '')
  return bare.replace(/./gu, (sign) => disguises[sign] ?? sign).replace(/[^a-z]/g, '')
}

/** 'soleil' for 'soleilsoleil'; the whole where it is not one thing twice. */
function halfOf(stem: string): string {
  const half = stem.slice(0, stem.length / 2)
  return half + half === stem ? half : stem
}

/** Whether everything is a walk along the keyboard or counting, in either direction. */
function isRun(plain: string): boolean {
  const signs = plain.replace(/[^a-z0-9]/g, '')
  if (signs === '') return false
  const backwards = [...signs].reverse().join('')
  return runs.some((run) => [signs, backwards].some((text) => isWalk(text, run)))
}

/** The text falls into at most three pieces that each stand in the run. */
function isWalk(text: string, run: string): boolean {
  let rest = text
  for (let pieces = 0; pieces < 3 && rest !== ''; pieces += 1) {
    let length = rest.length
    while (length > 0 && !run.includes(rest.slice(0, length))) length -= 1
    if (length < 3 && rest.length > 2) return false
    rest = rest.slice(Math.max(1, length))
  }
  return rest === ''
}

/** Whether nothing is left once the person's own words are taken out. */
function isMadeOf(stem: string, words: readonly string[]): boolean {
  let rest = stem
  for (const word of words.toSorted((a, b) => b.length - a.length)) {
    rest = rest.replaceAll(word, '')
  }
  return rest.length < 4 && rest.length < stem.length
}
