/** A person's name as the school's lists show it: the family name first, because lists are sorted by it. */
import type { TellingFacts } from '#contract/people.ts'

export interface NamedPerson {
  readonly familyName: string
  readonly givenName: string
}

/** "Léa (6e A), Tom Petit": a family name stands only where it is another than the guardian's. */
export function childrenText(guardian: NamedPerson & Pick<TellingFacts, 'children'>): string {
  return guardian.children
    .map(({ givenName, familyName, className }) => {
      const name = familyName === guardian.familyName ? givenName : `${givenName} ${familyName}`
      return className === null ? name : `${name} (${className})`
    })
    .join(', ')
}

/** The children, then the commune: what tells two guardians of one name apart. */
export function tellingText(guardian: NamedPerson & TellingFacts): string {
  return [childrenText(guardian), guardian.commune].filter(Boolean).join(' · ')
}

/** "Bernard Léa", for tables and lists. */
export function listName({ familyName, givenName }: NamedPerson): string {
  return `${familyName} ${givenName}`
}

/** "Léa Bernard", inside sentences. */
export function spokenName({ familyName, givenName }: NamedPerson): string {
  return `${givenName} ${familyName}`
}
