/**
 * Whether those who are expected came all at once. A minute's load is made of visitors, each of whom
 * brings two dozen requests: of few visitors, some minute of every quiet day holds three times the usual load
 * by chance. So a minute counts only as far as it does not hang on a few of its visitors.
 */
import { routeNumbers } from './load-table.ts'
import { type Sorting, sliceNumbers } from './sorting.ts'

const minuteMs = 60_000
/** The load of such a minute against the middle one, from which people speak of a rush. */
const rushMin = 3
/**
 * So many standard deviations are taken off what a minute holds, as if its visitors were drawn again: not
 * the two of a 95 % interval, since the highest of many minutes is looked at.
 */
const deviations = 3

/** What one visitor brought in one minute. */
interface Brought {
  units: number
  pages: number
}

/** The first minute that was a rush, ISO 8601; null: there was none. */
export function findExpectedRush(sorting: Sorting): string | null {
  const minutes = gatherMinutes(sorting)
  const loads = [...minutes].map(([minute, visitors]) => ({
    minute,
    ...weigh(sorting, visitors),
  }))
  const sorted = loads.map(({ units }) => units).sort((one, other) => one - other)
  const middle = Math.max(1, sorted[sorted.length >>> 1] ?? 0)
  const rush = loads.find(({ chance, units }) => units - deviations * chance >= rushMin * middle)
  return rush === undefined ? null : new Date(rush.minute * minuteMs).toISOString()
}

/** By minute, in their order, also those that hold only other load: what each expected visitor brought. */
function gatherMinutes(sorting: Sorting): Map<number, Map<number, Brought>> {
  const { inside, slice, table } = sorting
  const minutes = new Map<number, Map<number, Brought>>()
  for (const unit of inside) {
    const minute = Math.floor((table.at.values[unit] ?? 0) / minuteMs)
    const visitors = minutes.get(minute) ?? new Map<number, Brought>()
    minutes.set(minute, visitors)
    if (slice[unit] !== sliceNumbers.expected || table.silent.values[unit] !== 0) continue
    const visitor = visitorOf(sorting, unit)
    const brought = visitors.get(visitor) ?? { units: 0, pages: 0 }
    visitors.set(visitor, brought)
    brought.units += 1
    if (table.route.values[unit] === routeNumbers.page) brought.pages += 1
  }
  return minutes
}

/** A machine that one person uses is that person, with the page that it opened before anybody signed in. */
function visitorOf({ peopleAtDevice, table }: Sorting, unit: number): number {
  const person = table.person.values[unit] ?? 0
  const device = table.device.values[unit] ?? 0
  return person > 0 && peopleAtDevice[device] !== 1 ? -person : device
}

/** `chance`: the standard deviation of the minute's load, were its visitors drawn again. */
function weigh(
  { peopleAtDevice }: Sorting,
  visitors: ReadonlyMap<number, Brought>,
): { units: number; chance: number } {
  let [units, variance] = [0, 0]
  for (const [visitor, brought] of visitors) {
    units += brought.units
    const isOne = visitor < 0 || peopleAtDevice[visitor] === 1
    // A school's name for one machine stands for many: each of its pages may be somebody else's.
    const people = isOne ? 1 : Math.max(1, brought.pages)
    variance += brought.units ** 2 / people
  }
  return { units, chance: Math.sqrt(variance) }
}
