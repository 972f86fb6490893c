/**
 * Whose the rest is. What somebody signed in asks is theirs; what comes from the same machine
 * without a session, shortly before or after, is theirs too: the page, its files, the way in.
 */
import type { Standing } from './called-people.ts'
import type { Slice } from './slice.ts'
import { isUndecided, lay, type Reason, type Sorting } from './sorting.ts'

/** How far from somebody's own request a request without a session may still be theirs. */
const besideMs = 30 * 60_000

const sliceFor: Readonly<Record<Standing, readonly [Slice, Reason]>> = {
  called: ['expected', 'lesson'],
  uncalled: ['unexpected', 'no-lesson'],
  stranger: ['unexpected', 'not-enrolled'],
  // That somebody is signed in is known; whether a lesson called them, nothing tells.
  untold: ['unknown', 'nothing-tells'],
}

export function layRemainingLoad(sorting: Sorting): void {
  const { at, person, source } = sorting.table
  const owners = findOwners(sorting)
  for (const [index, unit] of sorting.inside.entries()) {
    if (!isUndecided(sorting, unit)) continue
    const own = person.values[unit] ?? 0
    const somebody = own === 0 ? (owners[index] ?? 0) : own
    const now = at.values[unit] ?? 0
    const standing =
      somebody === 0
        ? (sorting.called.standingOfSource(source.values[unit] ?? 0, now) ?? 'untold')
        : sorting.called.standingOf(somebody, now)
    const [slice, reason] = sliceFor[standing]
    const isBeside = own === 0 && somebody !== 0 && slice !== 'unknown'
    lay(sorting, unit, slice, isBeside ? 'beside-somebody' : reason)
  }
}

/**
 * For each unit without a person: who was signed in nearest in time on the same machine, else from
 * the same source. Those who come after count before those who were there: people load the page
 * first, and sign in then.
 */
function findOwners(sorting: Sorting): Uint32Array {
  const { inside, table } = sorting
  const owners = new Uint32Array(inside.length)
  const nearest = createNearest(sorting)
  for (let index = inside.length - 1; index >= 0; index -= 1) {
    owners[index] = nearest.take(inside[index] ?? 0)
  }
  const earlier = createNearest(sorting)
  for (const [index, unit] of inside.entries()) {
    const before = earlier.take(unit)
    if (owners[index] === 0 && table.person.values[unit] === 0) owners[index] = before
  }
  return owners
}

function createNearest({ table }: Sorting) {
  const atDevice = new Uint32Array(table.devices.size)
  const atDeviceWhen = new Float64Array(table.devices.size)
  const atSource = new Uint32Array(table.sources.size)
  const atSourceWhen = new Float64Array(table.sources.size)
  return {
    /** Who was met last where this unit comes from; the unit's own person is met then. */
    take(unit: number): number {
      const now = table.at.values[unit] ?? 0
      const device = table.device.values[unit] ?? 0
      const source = table.source.values[unit] ?? 0
      const person = table.person.values[unit] ?? 0
      if (person !== 0) {
        atDevice[device] = person
        atDeviceWhen[device] = now
        atSource[source] = person
        atSourceWhen[source] = now
        return 0
      }
      if (device !== 0 && Math.abs(now - (atDeviceWhen[device] ?? 0)) <= besideMs) {
        const somebody = atDevice[device] ?? 0
        if (somebody !== 0) return somebody
      }
      return Math.abs(now - (atSourceWhen[source] ?? 0)) <= besideMs ? (atSource[source] ?? 0) : 0
    },
  }
}
