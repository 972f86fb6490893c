/**
 * Where entries stand in the grid of a week. Rows run from bell to bell: every start and end of
 * the week is a line of the grid, so that a row grows with what is written in it and nothing is
 * cut off. Entries of exactly the same hours (groups, weeks A and B) share one cell, one under the
 * other; those that meet only in part stand side by side in lanes.
 */
import type { WeekColumn, WeekEntry } from './week-entry.ts'

export interface PlacedCell {
  /** One or more, all with the same start and end. */
  readonly entries: readonly WeekEntry[]
  /** Lines of the grid, from 1. */
  readonly rowStart: number
  readonly rowEnd: number
  readonly laneStart: number
  readonly laneEnd: number
}

export interface PlacedColumn {
  readonly column: WeekColumn
  /** Lanes of the day; a cell alone spans all of them. */
  readonly lanes: number
  readonly cells: readonly PlacedCell[]
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
  const clusters = clustersOf(cellsOf(column.entries)).map(lanesOf)
  const lanes = clusters.reduce((all, cluster) => leastCommonMultiple(all, cluster.lanes), 1)
  const cells = clusters.flatMap((cluster) => {
    const width = lanes / cluster.lanes
    return cluster.cells.map(({ cell, lane }) => ({
      entries: cell.entries,
      rowStart: lineOf.get(cell.starts) ?? 1,
      rowEnd: lineOf.get(cell.ends) ?? 1,
      laneStart: lane * width + 1,
      laneEnd: (lane + 1) * width + 1,
    }))
  })
  return { column, lanes, cells }
}

interface Cell {
  readonly starts: string
  readonly ends: string
  readonly entries: readonly WeekEntry[]
}

/** Entries of the same hours together, by start and end. */
function cellsOf(entries: readonly WeekEntry[]): Cell[] {
  const byHours = Map.groupBy(entries, ({ starts, ends }) => `${starts} ${ends}`)
  return [...byHours]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([hours, together]) => ({
      starts: hours.slice(0, 5),
      ends: hours.slice(6),
      entries: together,
    }))
}

/** Runs of cells that meet, directly or through others; sorted as they came. */
function clustersOf(cells: readonly Cell[]): Cell[][] {
  const clusters: Cell[][] = []
  let end = ''
  for (const cell of cells) {
    const current = clusters.at(-1)
    if (current !== undefined && cell.starts < end) current.push(cell)
    else clusters.push([cell])
    end = cell.ends > end ? cell.ends : end
  }
  return clusters
}

function lanesOf(cluster: readonly Cell[]): {
  lanes: number
  cells: { cell: Cell; lane: number }[]
} {
  const ends: string[] = []
  const cells = cluster.map((cell) => {
    const free = ends.findIndex((end) => end <= cell.starts)
    const lane = free === -1 ? ends.length : free
    ends[lane] = cell.ends
    return { cell, lane }
  })
  return { lanes: ends.length, cells }
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
