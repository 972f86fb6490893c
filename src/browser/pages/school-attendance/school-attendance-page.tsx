/** A school's half-days of a date: how many were seen or reached, whom to call, and the export. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { StateMark } from '#browser/attendance/state-mark.tsx'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { BarChart } from '#browser/parts/bar-chart.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { Field } from '#browser/parts/field.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { Table } from '#browser/parts/table.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import type { SchoolAttendance } from '#contract/attendance.ts'
import { dayOf, isDay } from '#kernel/calendar-day.ts'
import { ExportForm } from './export-form.tsx'
import { type HalfRow, halfRows, isBegun, pupilsOf, seenOf } from './half-rows.ts'
import './school-attendance.css'

function Picture({ value, rows }: { value: SchoolAttendance; rows: readonly HalfRow[] }) {
  const words = useWords('attendance')
  const format = useFormat()
  const sum = (of: (row: HalfRow) => number) => rows.reduce((all, row) => all + of(row), 0)
  return (
    <BarChart
      title={words.school.chart({ day: format.day(dayInstant(value.on)) })}
      summary={words.school.chartSummary({
        seen: format.number(sum(seenOf)),
        all: format.number(sum(pupilsOf)),
      })}
      labelHeader={words.school.className}
      valueHeader={words.school.share}
      max={1}
      formatValue={(share) => format.percent(share)}
      bars={rows.map((row) => ({
        label: `${row.className}, ${words.halves[row.half]}`,
        value: seenOf(row) / pupilsOf(row),
      }))}
    />
  )
}

const shown = [
  'present',
  'reached',
  'excused',
  'our_fault',
  'unreachable',
  'to_find_out',
  'not_known_yet',
] as const

function HalfTable({ rows }: { rows: readonly HalfRow[] }) {
  const words = useWords('attendance')
  const format = useFormat()
  return (
    <Table
      caption={words.school.caption}
      rows={rows}
      rowKey={(row) => `${row.classId} ${row.half}`}
      dense
      copyable
      columns={[
        {
          key: 'class',
          header: words.school.className,
          text: (row) => row.className,
          sort: (row) => row.className,
        },
        { key: 'half', header: words.school.half, text: (row) => words.halves[row.half] },
        {
          key: 'pupils',
          header: words.school.pupils,
          numeric: true,
          text: (row) => format.number(pupilsOf(row)),
        },
        ...shown.map((state) => ({
          key: state,
          header: words.states[state],
          numeric: true,
          text: (row: HalfRow) => format.number(row.counts[state]),
          sort: (row: HalfRow) => row.counts[state],
        })),
      ]}
    />
  )
}

function Cut({ value }: { value: SchoolAttendance }) {
  const words = useWords('attendance').school
  const [shown, all] = [value.pupils.length, value.total]
  return all > shown ? <Notice kind="attention" title={words.toCallCut({ shown, all })} /> : null
}

function ToCall({ value }: { value: SchoolAttendance }) {
  const words = useWords('attendance')
  if (value.pupils.length === 0) return <Notice kind="success" title={words.school.toCallNone} />
  return (
    <Table
      caption={words.school.toCallCaption}
      rows={value.pupils}
      rowKey={(row) => `${row.id} ${row.half}`}
      dense
      copyable
      columns={[
        {
          key: 'name',
          header: words.school.name,
          text: (row) => `${row.familyName} ${row.givenName}`,
          sort: (row) => row.familyName,
        },
        {
          key: 'class',
          header: words.school.className,
          text: (row) => row.className,
          sort: (row) => row.className,
        },
        { key: 'half', header: words.school.half, text: (row) => words.halves[row.half] },
        {
          key: 'state',
          header: words.school.state,
          text: (row) => words.states[row.state],
          cell: (row) => <StateMark state={row.state} />,
        },
      ]}
    />
  )
}

function Body({ value }: { value: SchoolAttendance }) {
  const words = useWords('attendance').school
  const rows = halfRows(value)
  const begun = rows.filter(isBegun)
  if (rows.length === 0) return <EmptyState drawing={<EmptyYard />}>{words.none}</EmptyState>
  return (
    <div class="stack stack-wide">
      {begun.length === 0 ? <p>{words.notBegun}</p> : <Picture value={value} rows={begun} />}
      <section class="stack">
        <h2>{words.toCall}</h2>
        <Cut value={value} />
        <ToCall value={value} />
      </section>
      <HalfTable rows={rows} />
    </div>
  )
}

export function SchoolAttendancePage({ params }: PageProps) {
  const words = useWords('attendance').school
  const head = useWords('head')
  const uai = params.uai ?? ''
  const [on, setOn] = useState('')
  const asked = isDay(on) ? on : undefined
  const loaded = useLoad(`attendance ${uai} ${asked ?? ''}`, (signal) =>
    callApi<SchoolAttendance>(`/api/schools/${uai}/attendance`, { query: { on: asked }, signal }),
  )
  return (
    <SchoolPage
      uai={uai}
      place={null}
      needs={['follow']}
      title={words.title}
      intro={words.intro}
      back={{ href: pagePaths.schoolHome(uai), label: head.navigation.home }}
    >
      {(school) => (
        <div class="school-attendance stack stack-wide">
          <Field
            label={words.on}
            type="date"
            value={on === '' ? dayOf(Date.now(), school.timeZone) : on}
            onValue={setOn}
          />
          <LoadView loaded={loaded} label={words.title}>
            {(value) => <Body value={value} />}
          </LoadView>
          {/* Also on a day without lessons: silence is counted over two weeks. */}
          <p>
            <LinkButton href={pagePaths.schoolCalls(uai)} sign="phone">
              {words.callList}
            </LinkButton>
          </p>
          <ExportForm uai={uai} today={dayOf(Date.now(), school.timeZone)} />
        </div>
      )}
    </SchoolPage>
  )
}
