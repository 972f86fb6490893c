/**
 * Whether the users that a web server's log names were ever asked who they are. A server that asks nobody
 * writes down all the same what somebody put into an Authorization header, so that anybody can be a roster.
 * What the server answers to those who name nobody, though, nobody can make up.
 */
import { type LoadTable, sessionNumbers } from './load-table.ts'

export interface DoubtedUsers {
  /** Requests with a user, of whom the log shows that the server asked; and those of whom it does not. */
  readonly believed: number
  readonly doubted: number
}

/** Answers to whoever named nobody. */
interface Answers {
  /** To show who they are. */
  asked: number
  /** To go elsewhere first: to a door, or only to another page. */
  sent: number
  given: number
}

/** Takes the person off every request of which nothing shows that a sign-in was asked; the name stays a claim. */
export function doubtUsers(table: LoadTable): DoubtedUsers {
  const { claimed, person, session } = table
  let [believed, doubted] = [0, 0]
  let places: Map<string, Answers> | null = null
  for (let unit = 0; unit < table.length; unit += 1) {
    const user = person.values[unit] ?? 0
    if (user === 0) continue
    places ??= gatherAnswers(table)
    if (isAsked(table, unit, places)) {
      believed += 1
      continue
    }
    doubted += 1
    person.values[unit] = 0
    claimed.values[unit] = user
    session.values[unit] = sessionNumbers.none
  }
  return { believed, doubted }
}

/** By path, and by folder of the paths in it; a folder's own page is in it. */
function gatherAnswers(table: LoadTable): Map<string, Answers> {
  const places = new Map<string, Answers>()
  for (let unit = 0; unit < table.length; unit += 1) {
    if (table.person.values[unit] !== 0 || table.claimed.values[unit] !== 0) continue
    const way = wayOf(table.status.values[unit] ?? 0)
    if (way === null) continue
    const path = pathOf(table, unit)
    for (const place of new Set([path, path.slice(0, path.lastIndexOf('/') + 1)])) {
      const answers = places.get(place) ?? { asked: 0, sent: 0, given: 0 }
      places.set(place, answers)
      answers[way] += 1
    }
  }
  return places
}

/** The nearest place of which anything is known decides: the path itself, else its folder, or the one around it. */
function isAsked(table: LoadTable, unit: number, places: ReadonlyMap<string, Answers>): boolean {
  let place = pathOf(table, unit)
  const own = places.get(place)
  // A page that sends on everybody says nothing; one that sends on those alone who name nobody has a door.
  const isGiven = wayOf(table.status.values[unit] ?? 0) === 'given'
  if (own !== undefined && own.asked + own.given + (isGiven ? own.sent : 0) > 0) {
    return own.asked + (isGiven ? own.sent : 0) > own.given
  }
  while (place !== '') {
    place = place === '/' ? '' : folderOf(place)
    const known = places.get(place)
    if (known !== undefined && known.asked + known.given > 0) return known.asked > known.given
  }
  return false
}

function wayOf(status: number): keyof Answers | null {
  if (status === 401) return 'asked'
  if (status === 302 || status === 303 || status === 307) return 'sent'
  return (status >= 200 && status < 300) || status === 304 ? 'given' : null
}

function pathOf({ path, paths }: LoadTable, unit: number): string {
  return paths.nameOf(path.values[unit] ?? 0).replace(/[?#].*$/, '')
}

/** Around a path, and around a folder, which ends with a stroke: /a/b is in /a/, and /a/ in /. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/', path.length - 2) + 1)
}
