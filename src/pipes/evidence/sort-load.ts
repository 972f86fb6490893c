/**
 * Lays every unit of an interval in one slice, by asking one rule after the other: what was
 * announced, what is done against us, what we caused ourselves, and then who the rest belongs to.
 */

import { gatherCrowds } from './aimless-crowd.ts'
import { layAimlessSource, layFloodBySomebody } from './aimless-load.ts'
import { type AnnouncedLoad, layAnnouncedLoad } from './announced-load.ts'
import { layCredentialTries } from './credential-tries.ts'
import { layHeldConnections } from './held-connections.ts'
import { layRemainder } from './remaining-load.ts'
import { layRepeatedLoad, type RepeatFindings } from './repeated-load.ts'
import type { Sorting } from './sorting.ts'
import { profileStranger } from './stranger-profile.ts'
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
  layCredentialTries(sorting)
  layStrangers(sorting)
  layHeldConnections(sorting)
  const repeats = layRepeatedLoad(sorting)
  layRemainder(sorting)
  return { announced, repeats }
}

function layStrangers(sorting: Sorting): void {
  const refusedAt = countRefusedConnections(sorting)
  const { lost, overflowsKnown } = sorting.table.aside
  const isBlind = lost > 0 || (overflowsKnown && countOverflows(sorting) > 0)
  const crowds = gatherCrowds(sorting)
  const { byStranger, table } = sorting
  for (let key = 1; key < byStranger.keys; key += 1) {
    const units = byStranger.of(key)
    if (units.length === 0) continue
    const source = table.source.values[units[0] ?? 0] ?? 0
    const mayMissErrors = isBlind || (refusedAt[source] ?? 0) > 0
    const profile = profileStranger(sorting, units, mayMissErrors)
    if (profile === null) continue
    layWeakPlaceSearch(sorting, key, profile)
    layAimlessSource(sorting, key, profile)
    if (key < table.sources.size) crowds.add(key, profile)
  }
  crowds.lay()
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

/** Connections that the kernel dropped; all processes of a machine read the same count. */
export function countOverflows({ table }: Sorting): number {
  let overflows = 0
  for (const { overflowsFirst, overflowsLast } of table.processes.values()) {
    overflows = Math.max(overflows, (overflowsLast ?? 0) - (overflowsFirst ?? 0))
  }
  return overflows
}
