/** A pasted table with its first row as header, every row as wide as the widest. */
import type { Inlines, ResourceBlock } from '#contract/content.ts'
import { nearestInside, type PastedElement, plainTextOf } from './pasted-tree.ts'

/** A cell that spans columns or rows is written once, and leaves empty cells beside and below. */
const spanMax = 60

function spanOf(cell: PastedElement, attribute: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(cell.attributes[attribute] ?? '1', 10)
  return Number.isNaN(span) ? 1 : Math.min(spanMax, Math.max(1, span))
}

function gridOf(
  rows: readonly PastedElement[],
  read: (cell: PastedElement) => Inlines,
): Inlines[][] {
  const grid: (Inlines | undefined)[][] = rows.map(() => [])
  rows.forEach((row, at) => {
    let column = 0
    for (const cell of nearestInside(row, ['td', 'th'])) {
      const line = grid[at] ?? []
      while (line[column] !== undefined) column += 1
      for (let down = 0; down < spanOf(cell, 'rowspan'); down += 1) {
        for (let right = 0; right < spanOf(cell, 'colspan'); right += 1) {
          const below = grid[at + down]
          if (below !== undefined) below[column + right] = down + right === 0 ? read(cell) : []
        }
      }
    }
  })
  const width = Math.max(0, ...grid.map((row) => row.length))
  return grid.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? []))
}

/** Null for a table of one cell or none. */
export function readPastedTable(
  table: PastedElement,
  read: (cell: PastedElement) => Inlines,
): Extract<ResourceBlock, { type: 'table' }> | null {
  const rows = gridOf(nearestInside(table, ['tr']), read).filter((row) =>
    row.some((cell) => cell.length > 0),
  )
  const [header, ...rest] = rows
  if (header === undefined || (rest.length === 0 && header.length < 2)) return null
  const caption = nearestInside(table, ['caption']).map(plainTextOf).join(' ')
  return { type: 'table', caption: caption.replace(/\s+/g, ' ').trim(), header, rows: rest }
}
