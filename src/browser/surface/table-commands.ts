/** Tables on the surface: rows and columns come and go beside the cursor, Tab leads from cell to cell. */
import type { Node } from 'prosemirror-model'
import {
  type Command,
  type EditorState,
  Plugin,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import { tableColumnsMax, tableRowsMax } from '#contract/content.ts'
import { contentSchema } from './content-schema.ts'

const { nodes } = contentSchema

export interface TablePlace {
  readonly table: Node
  /** Where the table begins. */
  readonly at: number
  /** The header is row 0; -1 in the caption. */
  readonly row: number
  readonly column: number
}

/** Where the cursor stands in a table; null outside. */
export function placeInTable({ selection }: EditorState): TablePlace | null {
  const { $head } = selection
  const table = $head.node(1)
  if ($head.depth < 2 || table.type !== nodes.table) return null
  const row = $head.index(1) - 1
  return { table, at: $head.before(1), row, column: row < 0 ? 0 : $head.index(2) }
}

function rowsOf(table: Node): readonly Node[] {
  return table.children.slice(1)
}

function newCell(row: Node): Node {
  return (row.type === nodes.table_head ? nodes.head_cell : nodes.table_cell).create()
}

/** Replaces the rows and puts the cursor into a cell of them. */
function withRows(
  state: EditorState,
  place: TablePlace,
  rows: readonly Node[],
  cursor: { readonly row: number; readonly column: number },
): Transaction {
  const caption = place.table.child(0)
  const table = nodes.table.create(null, [caption, ...rows])
  const tr = state.tr.replaceWith(place.at, place.at + place.table.nodeSize, table)
  const row = Math.max(0, Math.min(rows.length - 1, cursor.row))
  let at = place.at + 1 + caption.nodeSize
  for (const before of rows.slice(0, row)) at += before.nodeSize
  const cells = rows[row]?.children ?? []
  const column = Math.max(0, Math.min(cells.length - 1, cursor.column))
  for (const before of cells.slice(0, column)) at += before.nodeSize
  return tr.setSelection(TextSelection.create(tr.doc, at + 2)).scrollIntoView()
}

function widthOf(rows: readonly Node[]): number {
  return Math.max(...rows.map((row) => row.childCount))
}

export const addRow: Command = (state, dispatch) => {
  const place = placeInTable(state)
  if (place === null) return false
  const rows = rowsOf(place.table)
  if (rows.length > tableRowsMax) return false
  const cells = Array.from({ length: widthOf(rows) }, () => nodes.table_cell.create())
  const at = Math.max(0, place.row) + 1
  const next = rows.toSpliced(at, 0, nodes.table_row.create(null, cells))
  dispatch?.(withRows(state, place, next, { row: at, column: place.column }))
  return true
}

/** The header stays: without it a table says nothing to those who hear it. */
export const removeRow: Command = (state, dispatch) => {
  const place = placeInTable(state)
  if (place === null || place.row < 1) return false
  dispatch?.(withRows(state, place, rowsOf(place.table).toSpliced(place.row, 1), place))
  return true
}

export const addColumn: Command = (state, dispatch) => {
  const place = placeInTable(state)
  if (place === null) return false
  const rows = rowsOf(place.table)
  if (widthOf(rows) >= tableColumnsMax) return false
  const at = place.row < 0 ? widthOf(rows) : place.column + 1
  const next = rows.map((row) => row.type.create(null, row.children.toSpliced(at, 0, newCell(row))))
  dispatch?.(withRows(state, place, next, { row: Math.max(0, place.row), column: at }))
  return true
}

export const removeColumn: Command = (state, dispatch) => {
  const place = placeInTable(state)
  if (place === null || place.row < 0) return false
  const rows = rowsOf(place.table)
  if (rows.some((row) => row.childCount < 2)) return false
  const next = rows.map((row) => row.type.create(null, row.children.toSpliced(place.column, 1)))
  dispatch?.(withRows(state, place, next, place))
  return true
}

/** Where each text of the table begins: its caption, then its cells. */
function textsIn(place: TablePlace): number[] {
  const found: number[] = []
  place.table.descendants((node, offset) => {
    if (node.isTextblock) found.push(place.at + offset + 2)
    return !node.isTextblock
  })
  return found
}

/** At the table's end Tab does what it does everywhere, so that nobody is caught in it. */
export function goToCell(steps: 1 | -1): Command {
  return (state, dispatch) => {
    const place = placeInTable(state)
    if (place === null) return false
    const texts = textsIn(place)
    const now = texts.findLastIndex((start) => start <= state.selection.head)
    const target = texts[now + steps]
    if (target === undefined) return false
    const text = state.doc.resolve(target)
    const cell = TextSelection.create(state.doc, target, text.end())
    dispatch?.(state.tr.setSelection(cell).scrollIntoView())
    return true
  }
}

/** A selection over several cells: what is deleted are their words, never the cells. */
export const clearCells: Command = (state, dispatch) => {
  const { $from, $to, from, to } = state.selection
  const isAcross = $from.depth > 1 && $from.sharedDepth(to) < $from.depth
  if (placeInTable(state) === null || $from.before(1) !== $to.before(1) || !isAcross) return false
  const { tr } = state
  state.doc.nodesBetween(from, to, (node, at) => {
    if (!node.isTextblock) return true
    const start = tr.mapping.map(Math.max(from, at + 1))
    const end = tr.mapping.map(Math.min(to, at + 1 + node.content.size))
    if (end > start) tr.delete(start, end)
    return false
  })
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map($from.pos))))
  return true
}

/** Two columns with words over them to write over: a column without a title is read out without one. */
export function newTable(titleOf: (column: number) => string): Node {
  const titles = [1, 2].map((column) =>
    nodes.head_cell.create(null, contentSchema.text(titleOf(column))),
  )
  const cells = (): Node[] => titles.map(() => nodes.table_cell.create())
  return nodes.table.create(null, [
    nodes.table_caption.create(),
    nodes.table_head.create(null, titles),
    nodes.table_row.create(null, cells()),
    nodes.table_row.create(null, cells()),
  ])
}

/** Whatever was done to a table, its rows are as wide as its widest: empty cells fill them up. */
export const evenTables = new Plugin({
  appendTransaction(transactions, _, state) {
    if (!transactions.some((one) => one.docChanged)) return null
    const { tr } = state
    state.doc.forEach((table, at) => {
      if (table.type !== nodes.table) return
      const width = widthOf(rowsOf(table))
      table.forEach((row, offset, place) => {
        if (place === 0 || row.childCount === width) return
        const missing = Array.from({ length: width - row.childCount }, () => newCell(row))
        tr.insert(tr.mapping.map(at + 1 + offset + row.nodeSize - 1), missing)
      })
    })
    return tr.docChanged ? tr : null
  },
})
