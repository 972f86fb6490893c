/**
 * Those who look for weak places: many addresses that do not exist, or that nobody but such a
 * search asks for. Somebody who follows an old link misses once; a search misses on purpose.
 */
import { pathSigns } from './load-table.ts'
import { isUndecided, lay, peopleBeside, type Sorting } from './sorting.ts'
import { isMiss, type StrangerProfile } from './stranger-profile.ts'

/** Different addresses missed, below which it may be a page with dead links. */
const missedPathsMin = 10
/** The share of misses above which they are what the source came for. */
const missShareMin = 0.3
/** Somebody who asked for nothing that exists, and for several things. */
const onlyMissesMin = 3
/** Different requests for weak places; one alone may be an odd bookmark, three are a list. */
const weakPathsMin = 3
/** Misses of one person who is signed in, beyond any page with dead links. */
const missedByPersonMin = 30

export function layWeakPlaceSearch(sorting: Sorting, key: number, profile: StrangerProfile): void {
  const beside = peopleBeside(sorting, key)
  const isBySign = profile.weakPaths >= weakPathsMin || isOnlyWeak(profile)
  const isByMisses =
    profile.missedPaths >= missedPathsMin + 2 * beside &&
    (profile.misses >= missShareMin * profile.requests || beside > 0)
  const isOnlyMisses =
    beside === 0 && profile.missedPaths >= onlyMissesMin && profile.misses === profile.requests
  if (!isBySign && !isByMisses && !isOnlyMisses) return
  const reason = isBySign ? 'weak-places' : 'unknown-addresses'
  const { route, sign, status } = sorting.table
  for (const unit of sorting.byStranger.of(key)) {
    if (!isUndecided(sorting, unit)) continue
    const isPart =
      sign.values[unit] === pathSigns.weak ||
      isMiss(route.values[unit] ?? 0, status.values[unit] ?? 0)
    if (beside === 0 || isPart) lay(sorting, unit, 'scanner', reason)
  }
}

/** A passing visitor of two or three requests, all of them for weak places. */
function isOnlyWeak({ requests, weakPaths }: StrangerProfile): boolean {
  return weakPaths > 0 && requests <= 3 * weakPaths
}

/** An account may be used for a search too: only what it missed counts as such. */
export function laySearchBySomebody(sorting: Sorting, person: number): void {
  const { path, route, sign, status } = sorting.table
  const units = sorting.byPerson.of(person)
  const part: number[] = []
  const paths = new Set<number>()
  for (const unit of units) {
    if (sign.values[unit] === pathSigns.unbidden) continue
    const isWeak = sign.values[unit] === pathSigns.weak
    if (!isWeak && !isMiss(route.values[unit] ?? 0, status.values[unit] ?? 0)) continue
    part.push(unit)
    paths.add(path.values[unit] ?? 0)
  }
  if (paths.size < missedByPersonMin || part.length < missShareMin * units.length) return
  for (const unit of part) {
    if (isUndecided(sorting, unit)) lay(sorting, unit, 'scanner', 'unknown-addresses')
  }
}
