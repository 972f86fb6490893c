/**
 * The verdict's work in hand: which units lie in the interval, in which slice each was laid and why.
 * Rules are asked one after the other; each lays what it recognises, and leaves the rest.
 */
import { type Bundles, bundleUnits } from './bundle-units.ts'
import type { CalledPeople } from './called-people.ts'
import { type IntervalSpans, spansOfInterval } from './interval-spans.ts'
import type { LoadTable } from './load-table.ts'
import { type Slice, slices } from './slice.ts'

/** Why a unit lies where it lies; the page has a sentence for each. */
export const reasons = [
  'nothing-tells',
  'lesson',
  'no-lesson',
  'not-enrolled',
  'announced-plan',
  'beside-somebody',
  'after-our-error',
  'client-asks-too-often',
  'accounts-tried',
  'one-account-tried',
  'tried-from-many-addresses',
  'weak-places',
  'unknown-addresses',
  'rate',
  'forged',
  'crowd-without-purpose',
  'stream-without-purpose',
  'held-open',
  'held-from-many-addresses',
] as const
export type Reason = (typeof reasons)[number]

export interface Sorting {
  readonly table: LoadTable
  readonly from: number
  readonly to: number
  /** Units of the interval, by time. */
  readonly inside: Uint32Array
  /** Units of the week before the interval, by time: the cell's own history. */
  readonly before: Uint32Array
  readonly called: CalledPeople
  /** What the processes tell of themselves in the interval. */
  readonly spans: IntervalSpans
  /** By unit: the slice's number, or `undecided`. */
  readonly slice: Uint8Array
  readonly reason: Uint8Array
  /** By source: how many people are signed in from there. */
  readonly peopleAtSource: Uint32Array
  readonly peopleAtDevice: Uint32Array
  /** By source: 1 where so many kinds of machines stand behind one name that it is a relay, or a school. */
  readonly isShared: Uint8Array
  isSignedInAt(source: number, person: number): boolean
  /** By source: 1 where somebody was signed in from there before the interval. */
  readonly knownSource: Uint8Array
  /** The units of the interval by the person signed in. */
  readonly byPerson: Bundles
  /**
   * Requests of the interval without a person: by device where others are signed in from the same
   * source, or where many kinds of machines share it, so that a machine among pupils stands alone; by
   * source elsewhere.
   */
  readonly byStranger: Bundles
}

/** How long before the interval counts as what the cell usually carries. */
export const historyMs = 7 * 86_400_000
export const undecided = 255
export const sliceNumbers = Object.fromEntries(
  slices.map((name, number) => [name, number]),
) as Readonly<Record<Slice, number>>
const reasonNumbers = new Map<Reason, number>(reasons.map((name, number) => [name, number]))

export function lay(sorting: Sorting, unit: number, slice: Slice, reason: Reason): void {
  sorting.slice[unit] = sliceNumbers[slice]
  sorting.reason[unit] = reasonNumbers.get(reason) ?? 0
}

export function isUndecided(sorting: Sorting, unit: number): boolean {
  return sorting.slice[unit] === undecided
}

export function openSorting(
  table: LoadTable,
  order: Uint32Array,
  interval: { readonly from: number; readonly to: number },
  called: CalledPeople,
): Sorting {
  const { from, to } = interval
  const firstInside = firstAtOrAfter(table, order, from)
  const firstAfter = firstAtOrAfter(table, order, to)
  const inside = order.subarray(firstInside, firstAfter)
  const before = order.subarray(firstAtOrAfter(table, order, from - historyMs), firstInside)
  const { isSignedInAt, peopleAtDevice, peopleAtSource } = countPeople(table, inside)
  const isShared = findShared(table, inside)
  const knownSource = new Uint8Array(table.sources.size)
  for (const unit of before) {
    if (table.person.values[unit] !== 0) knownSource[table.source.values[unit] ?? 0] = 1
  }
  const slice = new Uint8Array(table.length).fill(undecided)
  return {
    table,
    from,
    to,
    inside,
    before,
    called,
    spans: spansOfInterval(table.processes, interval),
    slice,
    reason: new Uint8Array(table.length),
    peopleAtSource,
    peopleAtDevice,
    isShared,
    isSignedInAt,
    knownSource,
    byPerson: bundleUnits(inside, table.people.size, (unit) => {
      const person = table.person.values[unit] ?? 0
      return person === 0 ? -1 : person
    }),
    byStranger: bundleUnits(inside, table.sources.size + table.devices.size, (unit) => {
      if (table.person.values[unit] !== 0 || table.silent.values[unit] !== 0) return -1
      return strangerKey({ table, peopleAtSource, isShared }, unit)
    }),
  }
}

/** The stranger's bundle to which a request without a person belongs. */
export function strangerKey(
  { isShared, peopleAtSource, table }: Pick<Sorting, 'isShared' | 'peopleAtSource' | 'table'>,
  unit: number,
): number {
  const source = table.source.values[unit] ?? 0
  if ((peopleAtSource[source] ?? 0) === 0 && isShared[source] !== 1) return source
  return table.sources.size + (table.device.values[unit] ?? 0)
}

/** Kinds of machines behind one name, from which it is no household any more. */
const agentsMin = 12
/** … of which each sends so much at least. */
const perAgentMin = 3

/** One who changes the name of its program at every request has many that sent hardly anything. */
function findShared({ device, source, sources, devices }: LoadTable, inside: Uint32Array) {
  const sent = new Uint32Array(devices.size)
  const agents = new Uint16Array(sources.size)
  for (const unit of inside) {
    const machine = device.values[unit] ?? 0
    sent[machine] = (sent[machine] ?? 0) + 1
    if (machine === 0 || sent[machine] !== perAgentMin) continue
    const where = source.values[unit] ?? 0
    agents[where] = (agents[where] ?? 0) + 1
  }
  return Uint8Array.from(agents, (count) => (count >= agentsMin ? 1 : 0))
}

/** How many people are signed in where the units of a stranger's bundle come from. */
export function peopleBeside(sorting: Sorting, key: number): number {
  const device = key - sorting.table.sources.size
  return device < 0 ? 0 : (sorting.peopleAtDevice[device] ?? 0)
}

function firstAtOrAfter(table: LoadTable, order: Uint32Array, at: number): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((table.at.values[order[middle] ?? 0] ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}

function countPeople(table: LoadTable, units: Uint32Array) {
  const peopleAtSource = new Uint32Array(table.sources.size)
  const peopleAtDevice = new Uint32Array(table.devices.size)
  const pairs = new Set<number>()
  for (const unit of units) {
    const person = table.person.values[unit] ?? 0
    if (person === 0) continue
    const source = table.source.values[unit] ?? 0
    const device = table.device.values[unit] ?? 0
    const atDevice = device * table.people.size + person
    if (!pairs.has(atDevice)) {
      pairs.add(atDevice)
      peopleAtDevice[device] = (peopleAtDevice[device] ?? 0) + 1
    }
    // Negative numbers are the pairs of sources: one set for both.
    const atSource = -(source * table.people.size + person)
    if (!pairs.has(atSource)) {
      pairs.add(atSource)
      peopleAtSource[source] = (peopleAtSource[source] ?? 0) + 1
    }
  }
  return {
    peopleAtDevice,
    peopleAtSource,
    isSignedInAt: (source: number, person: number) =>
      pairs.has(-(source * table.people.size + person)),
  }
}
