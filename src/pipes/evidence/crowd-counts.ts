/**
 * How many came, hour by hour, by what they were and where their machines stood: what may be published
 * once noise lies over it. A visitor is a person who is signed in, or else one machine.
 */
import { type OriginPlace, originPlaces } from '#pipes/journal/journal-record.ts'
import { type Slice, slices } from './slice.ts'
import type { Sorting } from './sorting.ts'

/** No figure is published that fewer visitors stand behind. */
export const fewestVisitors = 90

/** A visitor counts in so many hours of a day at most: the noise is measured by it. */
export const hoursOfVisitorMax = 8

export interface HourCrowd {
  /** ISO 8601, UTC: the beginning of a whole hour inside the interval. */
  readonly at: string
  readonly place: OriginPlace
  readonly slice: Slice
  /** Each counts once in an hour: where most of what came of it lies. */
  readonly visitors: number
}

export interface CrowdCounts {
  readonly hours: readonly HourCrowd[]
  /** ISO 8601: the minutes with enough visitors for a public picture. */
  readonly fullMinutes: readonly string[]
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const cellsOfHour = originPlaces.length * slices.length

export function countCrowds(sorting: Sorting): CrowdCounts {
  return { hours: countHours(sorting), fullMinutes: findFullMinutes(sorting) }
}

/** A number of its own for each visitor. */
function visitorOf({ table }: Pick<Sorting, 'table'>, unit: number): number {
  const person = table.person.values[unit] ?? 0
  return person > 0 ? -person : (table.source.values[unit] ?? 0)
}

function cellOf({ slice, table }: Sorting, unit: number): number {
  return (table.place.values[unit] ?? 0) * slices.length + (slice[unit] ?? 0)
}

function countHours(sorting: Sorting): HourCrowd[] {
  const { from, inside, table, to } = sorting
  const firstHour = Math.ceil(from / hourMs)
  const afterHour = Math.floor(to / hourMs)
  const hoursOfDay = hoursBefore(sorting, firstHour)
  const crowds: HourCrowd[] = []
  let units: number[] = []
  let hour = firstHour
  const close = (): void => {
    crowds.push(...crowdOfHour(sorting, units, hour, hoursOfDay))
    units = []
  }
  for (const unit of inside) {
    const now = Math.floor((table.at.values[unit] ?? 0) / hourMs)
    if (now < firstHour || now >= afterHour) continue
    if (now !== hour) close()
    hour = now
    units.push(unit)
  }
  close()
  return crowds
}

/** Hours in which visitors came earlier on the day of the first hour: another verdict may count them. */
function hoursBefore(
  { before, inside, ...sorting }: Sorting,
  firstHour: number,
): Map<string, number> {
  const begin = Math.floor((firstHour * hourMs) / dayMs) * dayMs
  const seen = new Set<string>()
  const hoursOfDay = new Map<string, number>()
  for (const unit of [...before, ...inside]) {
    const at = sorting.table.at.values[unit] ?? 0
    if (at < begin || at >= firstHour * hourMs) continue
    const key = `${begin / dayMs} ${visitorOf(sorting, unit)}`
    const inHour = `${Math.floor(at / hourMs)} ${key}`
    if (seen.has(inHour)) continue
    seen.add(inHour)
    hoursOfDay.set(key, (hoursOfDay.get(key) ?? 0) + 1)
  }
  return hoursOfDay
}

function crowdOfHour(
  sorting: Sorting,
  units: readonly number[],
  hour: number,
  hoursOfDay: Map<string, number>,
): HourCrowd[] {
  if (units.length === 0) return []
  const at = hour * hourMs
  const counts = new Uint32Array(cellsOfHour)
  for (const [visitor, cells] of cellsByVisitor(sorting, units)) {
    const key = `${Math.floor(at / dayMs)} ${visitor}`
    const hours = hoursOfDay.get(key) ?? 0
    if (hours >= hoursOfVisitorMax) continue
    hoursOfDay.set(key, hours + 1)
    const most = mostOf(cells)
    counts[most] = (counts[most] ?? 0) + 1
  }
  // Cells without anybody are told too: that there is noise over nothing hides what is nothing.
  return originPlaces.flatMap((place, placeNumber) =>
    slices.map((slice, sliceNumber) => ({
      at: new Date(at).toISOString(),
      place,
      slice,
      visitors: counts[placeNumber * slices.length + sliceNumber] ?? 0,
    })),
  )
}

function cellsByVisitor(
  sorting: Sorting,
  units: readonly number[],
): Map<number, Map<number, number>> {
  const visitors = new Map<number, Map<number, number>>()
  for (const unit of units) {
    const visitor = visitorOf(sorting, unit)
    const cells = visitors.get(visitor) ?? new Map<number, number>()
    visitors.set(visitor, cells)
    const cell = cellOf(sorting, unit)
    cells.set(cell, (cells.get(cell) ?? 0) + 1)
  }
  return visitors
}

function mostOf(cells: ReadonlyMap<number, number>): number {
  let [most, highest] = [0, 0]
  for (const [cell, count] of cells) {
    if (count > highest || (count === highest && cell < most)) [most, highest] = [cell, count]
  }
  return most
}

function findFullMinutes(sorting: Sorting): string[] {
  const minutes = new Map<number, Set<number>>()
  for (const unit of sorting.inside) {
    const minute = Math.floor((sorting.table.at.values[unit] ?? 0) / minuteMs)
    const visitors = minutes.get(minute) ?? new Set<number>()
    minutes.set(minute, visitors)
    if (visitors.size < fewestVisitors) visitors.add(visitorOf(sorting, unit))
  }
  return [...minutes]
    .filter(([, visitors]) => visitors.size >= fewestVisitors)
    .map(([minute]) => minute)
    .sort((one, other) => one - other)
    .map((minute) => new Date(minute * minuteMs).toISOString())
}
