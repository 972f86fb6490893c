/**
 * Floods: load that never comes to anything. A single machine shows itself by its rate or by its
 * lies; thousands of quiet ones show themselves together, as a crowd that asks for one thing, brings
 * no browser along, is answered, and never goes on to what people come for.
 */
import { routeNumbers } from './load-table.ts'
import { askedFor } from './own-error.ts'
import { isUndecided, lay, peopleBeside, type Reason, type Sorting } from './sorting.ts'
import type { StrangerProfile } from './stranger-profile.ts'

/** Requests in a minute, files left out, that no page and no hand of a person causes. */
const perMinuteMin = 60
/** The same in a burst of ten seconds. */
const per10sMin = 30
/** Below this many requests a source is judged with its crowd only. */
const requestsMin = 30
/** The share of requests that ask again for what was given: below it a source collects pages … */
const repeatedShareMin = 0.3
/** … unless it takes more in a minute than a site of lessons gives to one machine. */
const collectingMax = 600
/** Lies, of sessions or of tries, above which a source is no device that was away too long. */
const liesMin = 3
const liesShareMin = 0.3
/** Signed in, and above this many a minute: no client of ours, and no bug of it, does that. */
const bySomebodyPerMinuteMin = 300

/** What the flood of one source is recognised by; null: it is none by itself. */
function reasonFor(profile: StrangerProfile, beside: number): Reason | null {
  const lies = Math.max(profile.refused, profile.forged)
  if (beside === 0 && lies >= liesMin && lies >= liesShareMin * profile.requests) return 'forged'
  if (beside > 0 || profile.requests < requestsMin) return null
  if (isSharedByPeople(profile)) return null
  const isFast = profile.peakOfMinute >= perMinuteMin || profile.peakOf10s >= per10sMin
  // One who reads page after page, each once, is a machine that collects, not one that floods.
  const isCollecting =
    profile.repeats < repeatedShareMin * profile.requests && profile.peakOfMinute < collectingMax
  return isFast && !isCollecting ? 'rate' : null
}

/** What a page of a site brings along, at least, where browsers open it. */
const filesShareMin = 0.3
/** Different things that a class looks at; a flood asks for one, or for one with numbers behind it. */
const thingsMin = 8
/** Above it in a minute, files or not, no school asks. */
const schoolPerMinuteMax = 3_000

/**
 * A school behind one address of which nobody is seen signed in: the log names no people, or we
 * answered with errors and let nobody in. It asks for pages and what they bring along, or for the door,
 * in the scatter of many hands.
 */
function isSharedByPeople(profile: StrangerProfile): boolean {
  const hasBrowsers =
    profile.files >= filesShareMin * profile.requests &&
    profile.things >= thingsMin &&
    profile.peakOfMinute <= schoolPerMinuteMax
  if (hasBrowsers && profile.gapScatter > 0.5) return true
  const asksDoor =
    (profile.routeMask & ((1 << routeNumbers.arrival) | (1 << routeNumbers['sign-in']))) !== 0
  const asksPages =
    (profile.routeMask & ((1 << routeNumbers.page) | (1 << routeNumbers.file))) !== 0
  return (
    asksDoor &&
    asksPages &&
    profile.errors >= profile.requests / 2 &&
    profile.topShare < 0.9 &&
    profile.gapScatter > 0.5
  )
}

export function layAimlessSource(sorting: Sorting, key: number, profile: StrangerProfile): void {
  const beside = peopleBeside(sorting, key)
  const reason = reasonFor(profile, beside)
  if (reason !== null) {
    for (const unit of sorting.byStranger.of(key)) {
      if (isUndecided(sorting, unit)) lay(sorting, unit, 'flood', reason)
    }
  } else if (beside > 0) layAimlessStreams(sorting, key, beside)
}

/** What the people behind one machine's name may ask of one thing without being signed in. */
const perPersonMax = 15
const streamMin = 200

/**
 * A machine that hides among the people of a school under the same agent: one thing is asked far
 * more often than so many people can want it.
 */
function layAimlessStreams(sorting: Sorting, key: number, beside: number): void {
  const units = sorting.byStranger.of(key)
  if (units.length < streamMin) return
  const counts = new Map<number, number>()
  for (const unit of units) {
    if (!isUndecided(sorting, unit)) continue
    const asked = askedFor(sorting.table, unit)
    counts.set(asked, (counts.get(asked) ?? 0) + 1)
  }
  for (const unit of units) {
    if (!isUndecided(sorting, unit)) continue
    const count = counts.get(askedFor(sorting.table, unit)) ?? 0
    if (count >= streamMin && count > perPersonMax * beside) {
      lay(sorting, unit, 'flood', 'stream-without-purpose')
    }
  }
}

const quietRoutes = new Set<number>([
  routeNumbers.live,
  routeNumbers.file,
  routeNumbers.pack,
  routeNumbers.work,
])

/** A session that is valid and sends what no client of ours could: stolen, or lent to a machine. */
export function layFloodBySomebody(sorting: Sorting, person: number): void {
  const { at, route } = sorting.table
  const units = sorting.byPerson
    .of(person)
    .filter((unit) => !quietRoutes.has(route.values[unit] ?? 0))
  if (units.length < bySomebodyPerMinuteMin) return
  let first = 0
  for (let last = 0; last < units.length; last += 1) {
    const lastAt = at.values[units[last] ?? 0] ?? 0
    while (lastAt - (at.values[units[first] ?? 0] ?? 0) >= 60_000) first += 1
    if (last - first + 1 < bySomebodyPerMinuteMin) continue
    for (const unit of units) if (isUndecided(sorting, unit)) lay(sorting, unit, 'flood', 'rate')
    return
  }
}
