/** A person's name as the school's lists show it: the family name first, because lists are sorted by it. */
export interface NamedPerson {
  readonly familyName: string
  readonly givenName: string
}

/** "Bernard Léa", for tables and lists. */
export function listName({ familyName, givenName }: NamedPerson): string {
  return `${familyName} ${givenName}`
}

/** "Léa Bernard", inside sentences. */
export function spokenName({ familyName, givenName }: NamedPerson): string {
  return `${givenName} ${familyName}`
}
