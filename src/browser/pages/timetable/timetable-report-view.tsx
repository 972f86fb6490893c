/** What the import of a timetable did or would do: numbers, lines to mend, clashes, prepared lessons. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { PreparedLessons } from '#browser/week/rebuilt-notice.tsx'
import type { TimetableReport } from '#contract/timetable.ts'
import { changesIn } from './report-changes.ts'

const kinds = ['slot', 'course', 'lesson'] as const
const outcomes = ['created', 'updated', 'unchanged', 'merged', 'deleted'] as const
type Kind = (typeof kinds)[number]

export function TimetableReportView({ report }: { report: TimetableReport }) {
  const words = useWords('timetable-file')
  return (
    <>
      <ReportNotice report={report} />
      {report.rejections.length > 0 ? (
        <RejectionTable report={report} />
      ) : (
        <CountTable report={report} />
      )}
      {report.warnings.length > 0 && (
        <Disclosure open label={words.warningsTitle({ count: report.warnings.length })}>
          {/* Reasons are for the school that mends its file: the server writes them in French. */}
          <ul lang="fr">
            {report.warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}

function ReportNotice({ report }: { report: TimetableReport }) {
  const words = useWords('timetable-file')
  const { rejections, rejected } = report
  if (rejections.length > 0) {
    const count = rejected.slot ?? rejections.length
    return (
      <Notice kind="danger" live title={words.refused({ count })}>
        <p>{words.refusedTodo}</p>
      </Notice>
    )
  }
  const title = report.applied
    ? words.applied
    : changesIn(report) === 0
      ? words.nothingToDo
      : words.tried
  return (
    <Notice kind={report.applied ? 'success' : 'information'} live title={title}>
      <PreparedLessons {...report} />
    </Notice>
  )
}

function CountTable({ report }: { report: TimetableReport }) {
  const words = useWords('timetable-file')
  const format = useFormat()
  const numberOf = (kind: Kind, outcome: (typeof outcomes)[number]): number =>
    report[outcome][kind] ?? 0
  const rows = kinds.filter((kind) => outcomes.some((outcome) => numberOf(kind, outcome) > 0))
  // Columns without a single number would only make the rest hard to read.
  const shown = outcomes.filter((outcome) => rows.some((kind) => numberOf(kind, outcome) > 0))
  if (rows.length === 0) return null
  return (
    <Table<Kind>
      caption={words.countsTitle}
      dense
      columns={[
        { key: 'kind', header: words.countsColumns.kind, text: (kind) => words.kinds[kind] },
        ...shown.map((outcome) => ({
          key: outcome,
          header: words.countsColumns[outcome],
          numeric: true,
          text: (kind: Kind) =>
            numberOf(kind, outcome) > 0 ? format.number(numberOf(kind, outcome)) : '–',
        })),
      ]}
      rows={rows}
      rowKey={(kind) => kind}
    />
  )
}

type Rejection = TimetableReport['rejections'][number]

function RejectionTable({ report }: { report: TimetableReport }) {
  const words = useWords('timetable-file')
  const columns: readonly Column<Rejection>[] = [
    {
      key: 'line',
      header: words.lineColumns.line,
      numeric: true,
      text: ({ line }) => String(line),
      sort: ({ line }) => line,
    },
    {
      key: 'field',
      header: words.lineColumns.field,
      text: ({ field }) => field || '–',
      sort: ({ field }) => field,
    },
    {
      key: 'reason',
      header: words.lineColumns.reason,
      text: ({ reason }) => reason,
      cell: ({ reason }) => <span lang="fr">{reason}</span>,
      sort: ({ reason }) => reason,
    },
  ]
  return (
    <Table
      caption={words.rejectionsTitle}
      dense
      copyable
      columns={columns}
      rows={report.rejections}
      rowKey={({ line, field, reason }) => `${line} ${field} ${reason}`}
    />
  )
}
