/** What every chart has: a title, the picture, and the same figures as a table that can be copied. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from './disclosure.tsx'
import { type Column, Table } from './table.tsx'
import './chart-frame.css'

export interface ChartFrameProps<Row> {
  title: string
  /** One sentence that says what the picture shows, for those who do not see it. */
  summary: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** The SVG, hidden from screen readers: the summary and the table say it. */
  children: ComponentChildren
}

export function ChartFrame<Row>(props: ChartFrameProps<Row>) {
  const words = useWords('general')
  const id = useId()
  return (
    <figure class="chart" aria-labelledby={id}>
      <figcaption id={id} class="chart-title">
        {props.title}
      </figcaption>
      <p class="chart-summary">{props.summary}</p>
      <div class="chart-picture" aria-hidden="true">
        {props.children}
      </div>
      <Disclosure label={words.figures}>
        <Table
          caption={props.title}
          hideCaption
          dense
          copyable
          columns={props.columns}
          rows={props.rows}
          rowKey={props.rowKey}
        />
      </Disclosure>
    </figure>
  )
}
