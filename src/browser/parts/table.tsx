/**
 * A table for people who work in tables: sortable by its headers, dense, copied as CSV with one
 * press, and on a phone each row becomes a card with the column's name before each value.
 * Up and down arrows move between the same controls of neighbouring rows.
 */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { toast } from './announcements.ts'
import { Button } from './button.tsx'
import { csvText } from './csv-text.ts'
import { moveByRowArrows } from './row-arrows.ts'
import { nextSort, type SortValue, type SortWish, sortRows } from './sort-rows.ts'
import './table.css'

export interface Column<Row> {
  key: string
  header: string
  /** What the cell shows; the text of `text` if absent. */
  cell?: ((row: Row) => ComponentChildren) | undefined
  /** The cell as plain text: for copying, for the eye if there is no `cell`. */
  text: (row: Row) => string
  /** Makes the column sortable. Null stands last, whichever way. */
  sort?: ((row: Row) => SortValue) | undefined
  /** Numbers align at the end and keep their digits under each other. */
  numeric?: boolean | undefined
  /** The cell that names the row (one column at most; the first unless told). */
  rowHeader?: boolean | undefined
  /** The header is only for screen readers: boxes and menus. Not copied either. */
  control?: boolean | undefined
}

export interface TableProps<Row> {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  sort?: SortWish | undefined
  dense?: boolean | undefined
  /** Shown instead of the table when there are no rows. */
  empty?: ComponentChildren
  /** Adds "Copier le tableau". */
  copyable?: boolean | undefined
  /** Beside the caption: search, filters, acts on all rows. */
  tools?: ComponentChildren
  hideCaption?: boolean | undefined
}

function HeaderCell<Row>(props: {
  column: Column<Row>
  sort: SortWish | null
  onSort: (key: string) => void
}) {
  const { column, sort, onSort } = props
  const words = useWords('general')
  const className = column.numeric ? 'numeric' : undefined
  if (!column.sort) {
    return (
      <th scope="col" class={className}>
        <span class={column.control ? 'for-screen-readers' : undefined}>{column.header}</span>
      </th>
    )
  }
  const way = sort?.key === column.key ? sort.way : null
  return (
    <th
      scope="col"
      class={className}
      aria-sort={way === null ? 'none' : way === 'up' ? 'ascending' : 'descending'}
    >
      <button type="button" class="table-sort" onClick={() => onSort(column.key)}>
        <span>{column.header}</span>
        <Sign name={way === null ? 'sortNone' : way === 'up' ? 'sortUp' : 'sortDown'} />
        {way !== null && (
          <span class="for-screen-readers">{way === 'up' ? words.sortedUp : words.sortedDown}</span>
        )}
      </button>
    </th>
  )
}

function BodyRow<Row>(props: { row: Row; columns: readonly Column<Row>[]; headerKey: string }) {
  const { row, columns, headerKey } = props
  return (
    <tr>
      {columns.map((column) => {
        const content = column.cell ? column.cell(row) : column.text(row)
        const className = column.numeric ? 'numeric' : column.control ? 'control-cell' : undefined
        if (column.key === headerKey) {
          return (
            <th key={column.key} scope="row" class={className}>
              {content}
            </th>
          )
        }
        return (
          <td key={column.key} class={className}>
            {/* On a phone the header row is out of sight: the name stands before the value. */}
            {!column.control && (
              <span class="cell-name" aria-hidden="true">
                {column.header}
              </span>
            )}
            <span class="cell-value">{content}</span>
          </td>
        )
      })}
    </tr>
  )
}

/** On a phone there are no headers to press: the same choice as a list. */
function PhoneSort<Row>(props: {
  columns: readonly Column<Row>[]
  sort: SortWish | null
  onSort: (wish: SortWish) => void
}) {
  const words = useWords('general')
  const sortable = props.columns.filter((column) => column.sort)
  if (sortable.length === 0) return null
  return (
    <label class="table-phone-sort">
      <span class="for-screen-readers">{words.sortBy({ column: '' }).trim()}</span>
      <span class="select-frame">
        <select
          class="control"
          value={props.sort?.key ?? ''}
          onChange={(event) => props.onSort({ key: event.currentTarget.value, way: 'up' })}
        >
          {props.sort === null && <option value="">{words.sortBy({ column: '…' })}</option>}
          {sortable.map((column) => (
            <option key={column.key} value={column.key}>
              {words.sortBy({ column: column.header })}
            </option>
          ))}
        </select>
        <Sign name="down" />
      </span>
    </label>
  )
}

export function Table<Row>(props: TableProps<Row>) {
  const { caption, columns, rows, rowKey, dense, empty, copyable, tools, hideCaption } = props
  const words = useWords('general')
  const format = useFormat()
  const [sort, setSort] = useState<SortWish | null>(props.sort ?? null)
  const wished = columns.find((column) => column.key === sort?.key)
  const sorted = sort && wished?.sort ? sortRows(rows, wished.sort, sort.way, format.compare) : rows
  const headerKey = (columns.find((column) => column.rowHeader) ?? columns[0])?.key ?? ''

  // A table to work in says how long it is; one to read needs no number.
  const counted = copyable || columns.some((column) => column.sort)

  const copy = async (): Promise<void> => {
    try {
      const shown = columns.filter((column) => !column.control)
      await navigator.clipboard.writeText(csvText(shown, sorted))
      toast({ text: words.tableCopied({ rows: sorted.length }) })
    } catch {
      toast({ text: words.copyFailed, kind: 'danger' })
    }
  }

  return (
    <div class={dense ? 'table-frame dense' : 'table-frame'}>
      <div class="table-tools no-print">
        {tools}
        <PhoneSort columns={columns} sort={sort} onSort={setSort} />
        {copyable && rows.length > 0 && (
          <Button sign="copy" onClick={copy}>
            {words.copyTable}
          </Button>
        )}
      </div>
      {rows.length === 0 && empty ? (
        empty
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the keys belong to the controls inside; nothing is pressed on the table itself.
        <table class="table" onKeyDown={moveByRowArrows}>
          <caption class={hideCaption ? 'for-screen-readers' : undefined}>
            {caption}{' '}
            {counted && (
              <span class="table-count">
                {words.rowCount({ count: format.number(rows.length), many: rows.length > 1 })}
              </span>
            )}
          </caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <HeaderCell
                  key={column.key}
                  column={column}
                  sort={sort}
                  onSort={(key) => setSort(nextSort(sort, key))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.map((row) => (
              <BodyRow key={rowKey(row)} row={row} columns={columns} headerKey={headerKey} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
