/** The report of an import: numbers by kind, the lines refused, the lines to look at. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import type { ImportReportBody } from '#contract/roster.ts'
import { type CountRow, countRows, outcomeNames } from './import-counts.ts'

interface ReportLine {
  readonly key: string
  readonly file: string
  readonly line: number
  readonly field: string
  readonly said: string
}

function linesOf(
  list: readonly { file: string; line: number; field: string }[],
  say: (at: number) => string,
): readonly ReportLine[] {
  return list.map(({ file, line, field }, at) => ({
    key: String(at),
    file,
    line,
    field,
    said: say(at),
  }))
}

function LineTable({ caption, lines }: { caption: string; lines: readonly ReportLine[] }) {
  const words = useWords('roster').run.lineColumns
  const format = useFormat()
  const columns: readonly Column<ReportLine>[] = [
    { key: 'file', header: words.file, text: (row) => row.file || '–', sort: (row) => row.file },
    {
      key: 'line',
      header: words.line,
      numeric: true,
      text: (row) => (row.line > 0 ? format.number(row.line) : '–'),
      sort: (row) => row.line,
    },
    {
      key: 'field',
      header: words.field,
      text: (row) => row.field || '–',
      sort: (row) => row.field,
    },
    {
      key: 'reason',
      header: words.reason,
      text: (row) => row.said,
      // Reasons are for the school that mends its file: the server writes them in French.
      cell: (row) => <span lang="fr">{row.said}</span>,
      sort: (row) => row.said,
    },
  ]
  return (
    <Table
      caption={caption}
      hideCaption
      dense
      copyable
      columns={columns}
      rows={lines}
      rowKey={(row) => row.key}
    />
  )
}

function Counts({ report }: { report: ImportReportBody }) {
  const words = useWords('roster').run
  const format = useFormat()
  if (report.counts === null) return null
  const rows = countRows(report.counts)
  if (rows.length === 0) return null
  // Columns without a single number would only make the rest hard to read.
  const names = outcomeNames.filter((name) => rows.some(({ numbers }) => numbers[name] > 0))
  return (
    <Table<CountRow>
      caption={words.countsTitle}
      dense
      columns={[
        { key: 'kind', header: words.countsColumns.kind, text: (row) => words.kinds[row.kind] },
        ...names.map((name) => ({
          key: name,
          header: words.countsColumns[name],
          numeric: true,
          text: (row: CountRow) => format.number(row.numbers[name]),
          cell: (row: CountRow) =>
            row.numbers[name] > 0 ? (
              format.number(row.numbers[name])
            ) : (
              <span class="count-of-none">–</span>
            ),
        })),
      ]}
      rows={rows}
      rowKey={(row) => row.kind}
    />
  )
}

function Listed(props: {
  title: string
  lines: readonly ReportLine[]
  total: number
  open: boolean
}) {
  const words = useWords('roster').run
  const format = useFormat()
  const { title, lines, total, open } = props
  return (
    <Disclosure label={title} open={open}>
      {lines.length < total && (
        <p class="soft">
          {words.shownOf({ shown: format.number(lines.length), total: format.number(total) })}
        </p>
      )}
      <LineTable caption={title} lines={lines} />
    </Disclosure>
  )
}

export function ImportReportTables({ uai, report }: { uai: string; report: ImportReportBody }) {
  const words = useWords('roster').run
  const format = useFormat()
  const { rejections, rejectionCount, warnings, warningCount } = report
  const count = (total: number) => ({ count: format.number(total), many: total > 1 })
  return (
    <div class="stack">
      <Counts report={report} />
      {rejectionCount === 0 ? (
        <p>{words.noRejection}</p>
      ) : (
        <Listed
          title={words.rejectionsTitle(count(rejectionCount))}
          lines={linesOf(rejections, (at) => rejections[at]?.reason ?? '')}
          total={rejectionCount}
          open
        />
      )}
      {warningCount > 0 && (
        <Listed
          title={words.warningsTitle(count(warningCount))}
          lines={linesOf(warnings, (at) => warnings[at]?.message ?? '')}
          total={warningCount}
          open={rejectionCount === 0}
        />
      )}
      {rejectionCount + warningCount > 0 && (
        <div class="row">
          <LinkButton
            sign="received"
            href={`/api/schools/${uai}/imports/${report.id}/rejections.csv`}
            download="rejets.csv"
          >
            {words.download}
          </LinkButton>
        </div>
      )}
    </div>
  )
}
