/** The name that a class bears a year later, where it tells its level: 6e A becomes 5e A. Pure. */

const ladders: readonly (readonly string[])[] = [
  ['TPS', 'PS', 'MS', 'GS', 'CP', 'CE1', 'CE2', 'CM1', 'CM2'],
  ['6e', '5e', '4e', '3e'],
  ['2nde', '1re', 'Tle'],
  ['2de', '1re', 'Tle'],
]
/** As schools also write them; what is found keeps none of it. */
const spellings: readonly (readonly [RegExp, string])[] = [
  [/^([3-6])\s?(?:e|è|ème|eme)$/i, '$1e'],
  [/^(?:2nde|seconde)$/i, '2nde'],
  [/^(?:1re|1ère|1ere|première)$/i, '1re'],
  [/^(?:tle|term|terminale)$/i, 'Tle'],
]

function oneUp(level: string): string | null {
  const spelling = spellings.find(([pattern]) => pattern.test(level))
  const spelt = spelling === undefined ? level : level.replace(...spelling)
  for (const ladder of ladders) {
    const at = ladder.findIndex((step) => step.toLowerCase() === spelt.toLowerCase())
    if (at !== -1) return ladder[at + 1] ?? null
  }
  return null
}

/** Null where the name tells no level, more than one, or the last one of its school. */
export function nextClassName(name: string): string | null {
  const words = name.split(/(\s+|[-–/])/)
  const climbing = words.flatMap((word, at) => {
    const next = oneUp(word)
    return next === null ? [] : [{ at, next }]
  })
  const [only] = climbing
  if (only === undefined || climbing.length > 1) return null
  return words.map((word, at) => (at === only.at ? only.next : word)).join('')
}
