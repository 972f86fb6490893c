/**
 * Who gets a letter, and what stands in it: own address, own children, nothing of anybody else.
 * A guardian whose links are all to be confirmed or blocked gets none, and is listed as such. Pure.
 */
import type { Letters } from '#contract/cards.ts'
import type { Id } from '#kernel/ids.ts'

/** A person who might get a letter. */
export interface Addressee {
  readonly personId: Id
  readonly civility: string | null
  readonly givenName: string
  readonly familyName: string
  /** `{lines, postcode, commune, country}` as the roster wrote it. */
  readonly address: unknown
  readonly hasAccount: boolean
  readonly isWithinReach: boolean
  /** The class with which the letter is handed out; null for staff. */
  readonly className: string | null
  /** One per child of this school; empty for staff. */
  readonly links: readonly ChildLink[]
}

export interface ChildLink {
  readonly givenName: string
  readonly familyName: string
  readonly className: string | null
  readonly rights: 'to_confirm' | 'confirmed' | 'blocked'
}

export type NoLetterReason = Letters['without'][number]['reason']

/** Why the person gets no letter; null where one is printed. */
export function whyNoLetter(
  person: Addressee,
  audience: 'guardians' | 'staff',
): NoLetterReason | null {
  if (audience === 'guardians' && !person.links.some(({ rights }) => rights === 'confirmed')) {
    return person.links.some(({ rights }) => rights === 'to_confirm') ? 'to_confirm' : 'blocked'
  }
  if (person.hasAccount) return 'has_account'
  return person.isWithinReach ? null : 'own_school'
}

/** The children that the letter names: those with confirmed rights. */
export function childrenOfLetter(person: Addressee): Letters['letters'][number]['children'] {
  return person.links
    .filter(({ rights }) => rights === 'confirmed')
    .map(({ givenName, familyName, className }) => ({ givenName, familyName, className }))
}

/** An address as the envelope shows it. Unknown shapes give no line rather than a wrong one. */
export function addressLines(address: unknown): string[] {
  if (typeof address !== 'object' || address === null) return []
  const { lines, postcode, commune, country } = address as Record<string, unknown>
  const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
  const street = Array.isArray(lines) ? lines.map(text) : []
  const place = [text(postcode), text(commune)].filter((part) => part !== '').join(' ')
  return [...street, place, text(country)].filter((line) => line !== '')
}
