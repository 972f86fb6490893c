/**
 * When two spellings are the same words. Names are compared without case, accents, spaces and
 * punctuation, and by nothing cleverer: no phonetics, no edit distance, no guessing, because a
 * wrong match would show one family's child to another.
 */
import { createHash } from 'node:crypto'
import type { Address, PersonFields } from './roster-record.ts'

const foldedLetters: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
}

/** Letters and digits only, lower case, without accents: `Jean-François` → `jeanfrancois`. */
export function normalForm(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[œæßøł]/gu, (letter) => foldedLetters[letter] ?? letter)
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** What counts in the name as people see it: with the usage name where there is one. */
export function shownNameForm(
  fields: Pick<PersonFields, 'familyName' | 'usageName' | 'givenName'>,
) {
  return `${normalForm(fields.usageName ?? fields.familyName)}|${normalForm(fields.givenName)}`
}

export function addressForm(address: Address | undefined): string {
  if (address === undefined) return ''
  return normalForm([...address.lines, address.postcode ?? '', address.commune ?? ''].join(' '))
}

/**
 * What must agree for two guardians to be one person: family name, usage name, given name and
 * address. Null without an address. Hashed, so that keys in the database spell no address.
 */
export function guardianIdentity(fields: PersonFields): string | null {
  const address = addressForm(fields.address)
  if (address === '') return null
  const names = [fields.familyName, fields.usageName ?? '', fields.givenName].map(normalForm)
  return shortHash([...names, address].join('|'))
}

/** 128 bits of SHA-256, for keys made of what a person is called. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
