/**
 * Lays every unit of an interval in one slice, by asking one rule after the other: what was
 * announced, what is done against us, what we caused ourselves, and then who the rest belongs to.
 */

import { gatherCrowds } from './aimless-crowd.ts'
import { layAimlessSource, layFloodBySomebody } from './aimless-load.ts'
import { type AnnouncedLoad, layAnnouncedLoad } from './announced-load.ts'
import { layCredentialTries } from './credential-tries.ts'
import { layHeldConnections } from './held-connections.ts'
import { layRemainingLoad } from './remaining-load.ts'
import { layRepeatedLoad, type RepeatFindings } from './repeated-load.ts'
import type { Sorting } from './sorting.ts'
import { profileStranger, type StrangerProfile } from './stranger-profile.ts'
import { laySearchBySomebody, layWeakPlaceSearch } from './weak-place-search.ts'

export interface SortedLoad {
  readonly announced: AnnouncedLoad
  readonly repeats: RepeatFindings
}

export function sortLoad(sorting: Sorting): SortedLoad {
  const announced = layAnnouncedLoad(sorting)
  for (let person = 1; person < sorting.byPerson.keys; person += 1) {
    if (sorting.byPerson.of(person).length === 0) continue
    laySearchBySomebody(sorting, person)
    layFloodBySomebody(sorting, person)
  }
  const isBlind = mayMissErrors(sorting)
  // Whoever looks for weak places tries the door as well: the search is what it came for.
  forStrangers(sorting, isBlind, (key, profile) => layWeakPlaceSearch(sorting, key, profile))
  layCredentialTries(sorting)
  layFloods(sorting, isBlind)
  layHeldConnections(sorting)
  const repeats = layRepeatedLoad(sorting)
  layRemainingLoad(sorting)
  return { announced, repeats }
}

function layFloods(sorting: Sorting, isBlind: (source: number) => boolean): void {
  const crowds = gatherCrowds(sorting)
  forStrangers(sorting, isBlind, (key, profile) => {
    layAimlessSource(sorting, key, profile)
    if (key < sorting.table.sources.size) crowds.add(key, profile)
  })
  crowds.lay()
}

function forStrangers(
  sorting: Sorting,
  isBlind: (source: number) => boolean,
  judge: (key: number, profile: StrangerProfile) => void,
): void {
  const { byStranger, table } = sorting
  for (let key = 1; key < byStranger.keys; key += 1) {
    const units = byStranger.of(key)
    if (units.length === 0) continue
    const source = table.source.values[units[0] ?? 0] ?? 0
    const profile = profileStranger(sorting, units, isBlind(source))
    if (profile !== null) judge(key, profile)
  }
}

/** Whether errors of ours towards a source may be missing from the records. */
function mayMissErrors(sorting: Sorting): (source: number) => boolean {
  if (sorting.spans.lost > 0 || sorting.spans.overflows > 0) return () => true
  const refusedAt = countRefusedConnections(sorting)
  return (source) => (refusedAt[source] ?? 0) > 0
}

function countRefusedConnections({ inside, table }: Sorting): Uint32Array {
  const counts = new Uint32Array(table.sources.size)
  for (const unit of inside) {
    if (table.silent.values[unit] === 0) continue
    const source = table.source.values[unit] ?? 0
    counts[source] = (counts[source] ?? 0) + 1
  }
  return counts
}
