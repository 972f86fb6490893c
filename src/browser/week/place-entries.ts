/**
 * Where entries stand in the grid of a week. Rows run from bell to bell: every start and end of
 * the week is a line of the grid, so that a row grows with what is written in it and nothing is
 * cut off. Entries that meet stand side by side in lanes.
 */
import type { WeekColumn, WeekEntry } from './week-entry.ts'

export interface PlacedEntry {
  readonly entry: WeekEntry
  /** Lines of the grid, from 1. */
  readonly rowStart: number
  readonly rowEnd: number
  readonly laneStart: number
  readonly laneEnd: number
}

export interface PlacedColumn {
  readonly column: WeekColumn
  /** Lanes of the day; an entry alone spans all of them. */
  readonly lanes: number
  readonly placed: readonly PlacedEntry[]
}

export interface PlacedWeek {
  /** 'HH:MM', sorted: the lines of the grid. */
  readonly times: readonly string[]
  readonly columns: readonly PlacedColumn[]
}

export function placeWeek(columns: readonly WeekColumn[]): PlacedWeek {
  const all = columns.flatMap(({ entries }) => entries)
  const times = [...new Set(all.flatMap(({ starts, ends }) => [starts, ends]))].sort()
  const lineOf = new Map(times.map((time, index) => [time, index + 1]))
  return { times, columns: columns.map((column) => placeColumn(column, lineOf)) }
}

function placeColumn(column: WeekColumn, lineOf: ReadonlyMap<string, number>): PlacedColumn {
  const clusters = clustersOf(column.entries).map(lanesOf)
  const lanes = clusters.reduce((all, cluster) => leastCommonMultiple(all, cluster.lanes), 1)
  const placed = clusters.flatMap((cluster) => {
    const width = lanes / cluster.lanes
    return cluster.entries.map(({ entry, lane }) => ({
      entry,
      rowStart: lineOf.get(entry.starts) ?? 1,
      rowEnd: lineOf.get(entry.ends) ?? 1,
      laneStart: lane * width + 1,
      laneEnd: (lane + 1) * width + 1,
    }))
  })
  return { column, lanes, placed }
}

/** Runs of entries that meet, directly or through others. */
function clustersOf(entries: readonly WeekEntry[]): WeekEntry[][] {
  const sorted = entries.toSorted((a, b) =>
    a.starts === b.starts ? (a.ends < b.ends ? -1 : 1) : a.starts < b.starts ? -1 : 1,
  )
  const clusters: WeekEntry[][] = []
  let end = ''
  for (const entry of sorted) {
    const current = clusters.at(-1)
    if (current !== undefined && entry.starts < end) current.push(entry)
    else clusters.push([entry])
    end = entry.ends > end ? entry.ends : end
  }
  return clusters
}

function lanesOf(cluster: readonly WeekEntry[]): {
  lanes: number
  entries: { entry: WeekEntry; lane: number }[]
} {
  const ends: string[] = []
  const entries = cluster.map((entry) => {
    const free = ends.findIndex((end) => end <= entry.starts)
    const lane = free === -1 ? ends.length : free
    ends[lane] = entry.ends
    return { entry, lane }
  })
  return { lanes: ends.length, entries }
}

function leastCommonMultiple(a: number, b: number): number {
  return (a / greatestCommonDivisor(a, b)) * b
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}

/** Minutes since midnight of an 'HH:MM'. */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
