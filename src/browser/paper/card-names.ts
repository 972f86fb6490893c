/**
 * What stands on a class card as a name: the first name alone, and where two pupils of the class
 * share it, as many letters of the family name as tell them apart.
 */

interface Named {
  readonly givenName: string
  readonly familyName: string
}

const sameName = (left: string, right: string): boolean =>
  left.localeCompare(right, 'fr', { sensitivity: 'base' }) === 0

/** In the order given. Two people of exactly the same name keep the same words. */
export function cardNames(people: readonly Named[]): readonly string[] {
  return people.map((person) => {
    const others = people.filter(
      (other) => other !== person && sameName(other.givenName, person.givenName),
    )
    if (others.length === 0) return person.givenName
    const letters = [...person.familyName]
    let count = 1
    while (
      count < letters.length &&
      others.some(({ familyName }) =>
        sameName([...familyName].slice(0, count).join(''), letters.slice(0, count).join('')),
      )
    ) {
      count += 1
    }
    const shown = letters.slice(0, count).join('')
    return `${person.givenName} ${shown}${count < letters.length ? '.' : ''}`
  })
}
