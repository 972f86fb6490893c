/**
 * Whether those who are expected came all at once. A minute's load is made of visitors, each of whom
 * brings two dozen requests: of few visitors, some minute of every quiet day holds three times the usual load
 * by chance. So a minute counts only as far as it does not hang on a few of its visitors. Of strangers the
 * same is asked, so that a burst of them is told.
 */
import { routeNumbers } from './load-table.ts'
import { type Sorting, sliceNumbers, strangerKey } from './sorting.ts'

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

/** Whose load is looked at, who a visitor is, and for how many people one may stand. */
interface Comers {
  readonly slice: 'expected' | 'unknown'
  readonly visitorOf: (sorting: Sorting, unit: number) => number
  readonly peopleOf: (sorting: Sorting, visitor: number, brought: Brought) => number
}

/** The first minute in which expected people were a rush, ISO 8601; null: there was none. */
export function findExpectedRush(sorting: Sorting): string | null {
  return findRush(sorting, { slice: 'expected', visitorOf, peopleOf })
}

/** The same of load that nothing ties to anybody: each machine is one visitor, however much it opens. */
export function findStrangersRush(sorting: Sorting): string | null {
  return findRush(sorting, { slice: 'unknown', visitorOf: strangerKey, peopleOf: () => 1 })
}

function findRush(sorting: Sorting, comers: Comers): string | null {
  const loads = [...gatherMinutes(sorting, comers)].map(([minute, visitors]) => {
    let [units, variance] = [0, 0]
    for (const [visitor, brought] of visitors) {
      units += brought.units
      variance += brought.units ** 2 / comers.peopleOf(sorting, visitor, brought)
    }
    // The standard deviation of the minute's load, were its visitors drawn again.
    return { minute, units, chance: Math.sqrt(variance) }
  })
  const sorted = loads.map(({ units }) => units).sort((one, other) => one - other)
  const middle = Math.max(1, sorted[sorted.length >>> 1] ?? 0)
  const rush = loads.find(({ chance, units }) => units - deviations * chance >= rushMin * middle)
  return rush === undefined ? null : new Date(rush.minute * minuteMs).toISOString()
}

/** By minute, in their order, also those that hold only other load: what each visitor brought. */
function gatherMinutes(sorting: Sorting, comers: Comers): Map<number, Map<number, Brought>> {
  const { inside, slice, table } = sorting
  const minutes = new Map<number, Map<number, Brought>>()
  for (const unit of inside) {
    const minute = Math.floor((table.at.values[unit] ?? 0) / minuteMs)
    const visitors = minutes.get(minute) ?? new Map<number, Brought>()
    minutes.set(minute, visitors)
    if (slice[unit] !== sliceNumbers[comers.slice] || table.silent.values[unit] !== 0) continue
    const visitor = comers.visitorOf(sorting, unit)
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

/** A school's name for one machine stands for many: each of its pages may be somebody else's. */
function peopleOf({ peopleAtDevice }: Sorting, visitor: number, { pages }: Brought): number {
  const isOne = visitor < 0 || peopleAtDevice[visitor] === 1
  return isOne ? 1 : Math.max(1, pages)
}
