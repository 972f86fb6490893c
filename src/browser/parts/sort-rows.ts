/** Sorting a table's rows: stable, by the language's own order, what is missing always last. */

export type SortValue = string | number | null

export interface SortWish {
  readonly key: string
  readonly way: 'up' | 'down'
}

/** A press on a header: the same column turns round, another starts upwards. */
export function nextSort(sort: SortWish | null, key: string): SortWish {
  return sort?.key === key && sort.way === 'up' ? { key, way: 'down' } : { key, way: 'up' }
}

export function sortRows<Row>(
  rows: readonly Row[],
  read: (row: Row) => SortValue,
  way: SortWish['way'],
  compareText: (left: string, right: string) => number,
): Row[] {
  const sign = way === 'up' ? 1 : -1
  return [...rows].sort((left, right) => {
    const a = read(left)
    const b = read(right)
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b)
    return sign * compareText(String(a), String(b))
  })
}
