/** A small table cell by cell: rows and columns are added and taken out at its end. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { inlinesToMarkup, markupToInlines } from '#browser/content/inline-markup.ts'
import { Button } from '#browser/parts/button.tsx'
import { Field } from '#browser/parts/field.tsx'
import { type Block, captionMax, tableColumnsMax, tableRowsMax } from '#contract/content.ts'

type TableBlock = Extract<Block, { type: 'table' }>

/** The cells as they are typed, the header first. */
type Cells = readonly (readonly string[])[]

function cellsOf(block: TableBlock): Cells {
  const width = block.header.length
  return [block.header, ...block.rows].map((row) =>
    Array.from({ length: width }, (_, column) => inlinesToMarkup(row[column] ?? [])),
  )
}

function tableOf(cells: Cells): Pick<TableBlock, 'header' | 'rows'> {
  const [header = [], ...rows] = cells.map((row) => row.map(markupToInlines))
  return { header, rows }
}

function CellField(props: {
  row: number
  column: number
  value: string
  onValue: (text: string) => void
}) {
  const words = useWords('write').table
  const place = { row: props.row, column: props.column + 1 }
  return (
    <input
      class="control"
      type="text"
      lang="fr"
      value={props.value}
      aria-label={props.row === 0 ? words.headerCell(place) : words.cell(place)}
      onInput={(event) => props.onValue(event.currentTarget.value)}
    />
  )
}

export interface TableFieldProps {
  block: TableBlock
  onBlock: (block: TableBlock) => void
}

export function TableField({ block, onBlock }: TableFieldProps) {
  const words = useWords('write').table
  const [cells, setCells] = useState(() => cellsOf(block))
  const width = cells[0]?.length ?? 0
  const change = (next: Cells): void => {
    setCells(next)
    onBlock({ ...block, ...tableOf(next) })
  }
  const set = (row: number, column: number, text: string): void => {
    change(
      cells.map((line, at) =>
        at === row ? line.map((cell, other) => (other === column ? text : cell)) : line,
      ),
    )
  }
  return (
    <div class="stack">
      <Field
        label={words.caption}
        hint={words.captionHint}
        value={block.caption}
        maxLength={captionMax}
        onValue={(caption) => onBlock({ ...block, caption })}
      />
      <div class="table-field">
        {cells.map((line, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names and only grow and shrink at the end.
          <div key={row} class={row === 0 ? 'table-field-row first' : 'table-field-row'}>
            {line.map((cell, column) => (
              <CellField
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no names and only grow and shrink at the end.
                key={column}
                row={row}
                column={column}
                value={cell}
                onValue={(text) => set(row, column, text)}
              />
            ))}
          </div>
        ))}
      </div>
      <div class="row">
        <Button
          disabled={cells.length > tableRowsMax}
          onClick={() => change([...cells, Array.from({ length: width }, () => '')])}
        >
          {words.addRow}
        </Button>
        <Button disabled={cells.length <= 1} onClick={() => change(cells.slice(0, -1))}>
          {words.removeRow}
        </Button>
        <Button
          disabled={width >= tableColumnsMax}
          onClick={() => change(cells.map((line) => [...line, '']))}
        >
          {words.addColumn}
        </Button>
        <Button
          disabled={width <= 1}
          onClick={() => change(cells.map((line) => line.slice(0, -1)))}
        >
          {words.removeColumn}
        </Button>
      </div>
    </div>
  )
}
