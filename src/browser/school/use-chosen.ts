/** Which rows of a table are chosen; a row that left the table is not chosen any more. */
import { useState } from 'preact/hooks'

export interface Chosen<Row extends { readonly id: string }> {
  /** In the order of the table. */
  readonly rows: readonly Row[]
  has(id: string): boolean
  toggle(id: string, chosen: boolean): void
  toggleAll(chosen: boolean): void
  readonly all: boolean
}

export function useChosen<Row extends { readonly id: string }>(table: readonly Row[]): Chosen<Row> {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const rows = table.filter((row) => ids.has(row.id))
  return {
    rows,
    has: (id) => ids.has(id),
    toggle: (id, chosen) =>
      setIds((before) => {
        const next = new Set(before)
        if (chosen) next.add(id)
        else next.delete(id)
        return next
      }),
    toggleAll: (chosen) => setIds(new Set(chosen ? table.map((row) => row.id) : [])),
    all: rows.length > 0 && rows.length === table.length,
  }
}
