/** Every class's cahier de textes, year by year, for the head, for who follows, and for inspection. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { Select } from '#browser/parts/select.tsx'
import { Table } from '#browser/parts/table.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import type { SchoolLogs } from '#contract/lesson-log.ts'

type Year = SchoolLogs['years'][number]

function ClassTable({ year }: { year: Year }) {
  const words = useWords('lesson-log').school
  const format = useFormat()
  const filled = ({ held, written }: Year['classes'][number]): string =>
    held === 0
      ? words.noLesson
      : words.of({ written: format.number(written), held: format.number(held) })
  return (
    <Table
      caption={words.caption}
      rows={year.classes}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          header: words.className,
          rowHeader: true,
          text: ({ name }) => name,
          sort: ({ name }) => name,
          cell: ({ id, name }) => <PageLink href={pagePaths.classLog(id)}>{name}</PageLink>,
        },
        {
          key: 'filled',
          header: words.filled,
          text: filled,
          sort: ({ held, written }) => (held === 0 ? null : written / held),
        },
        {
          key: 'load',
          header: words.load,
          control: true,
          text: () => '',
          cell: ({ id, name }) => (
            <PageLink href={pagePaths.weekLoad(id)}>
              {words.load}
              <span class="for-screen-readers"> {name}</span>
            </PageLink>
          ),
        },
      ]}
    />
  )
}

function Years({ years }: { years: readonly Year[] }) {
  const words = useWords('lesson-log').school
  const [chosen, setChosen] = useState('')
  const year = years.find(({ id }) => id === chosen) ?? years[0]
  if (year === undefined) {
    return <EmptyState drawing={<EmptyYard />}>{words.empty}</EmptyState>
  }
  return (
    <div class="stack">
      {years.length > 1 && (
        <Select
          label={words.year}
          value={year.id}
          onValue={setChosen}
          options={years.map(({ id, label }) => ({ value: id, label }))}
        />
      )}
      <ClassTable year={year} />
    </div>
  )
}

export function SchoolLogsPage({ params }: PageProps) {
  const words = useWords('lesson-log').school
  const uai = params.uai ?? ''
  const loaded = useLoad(`school logs ${uai}`, (signal) =>
    callApi<SchoolLogs>(`/api/schools/${uai}/lesson-logs`, { signal }),
  )
  return (
    <SchoolPage uai={uai} place={null} needs={['follow']} title={words.title} intro={words.intro}>
      {() => (
        <LoadView loaded={loaded} label={words.title}>
          {({ years }) => <Years years={years} />}
        </LoadView>
      )}
    </SchoolPage>
  )
}
