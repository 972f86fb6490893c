/** A school's classes, and which of their reports of a period families can read; those of past years below. */
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
import { Table } from '#browser/parts/table.tsx'
import { PeriodSelect } from '#browser/reports/period-select.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import type { SchoolReports } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'
import { FormerReports } from './former-reports.tsx'

export function SchoolReportsPage({ params }: PageProps) {
  const words = useWords('reports').school
  const head = useWords('head')
  const uai = params.uai ?? ''
  const [period, setPeriod] = useState<Id>()
  const loaded = useLoad(`school reports ${uai} ${period ?? ''}`, (signal) =>
    callApi<SchoolReports>(`/api/schools/${uai}/reports`, { query: { period }, signal }),
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
      {() => (
        <LoadView loaded={loaded} label={words.title}>
          {(value) => <Body value={value} onChoose={setPeriod} />}
        </LoadView>
      )}
    </SchoolPage>
  )
}

function Body(props: { value: SchoolReports; onChoose: (period: Id) => void }) {
  const { onChoose, value } = props
  const words = useWords('reports')
  const format = useFormat()
  const { classes, formerClasses, periodId, periods } = value
  if (periodId === null) {
    return (
      <div class="stack">
        <EmptyState drawing={<EmptyYard />}>{words.noPeriods}</EmptyState>
        <FormerReports classes={formerClasses} />
      </div>
    )
  }
  return (
    <div class="stack">
      <PeriodSelect periods={periods} chosen={periodId} onChoose={onChoose} />
      <Table
        caption={words.school.caption}
        rows={classes}
        rowKey={({ id }) => id}
        empty={words.school.noClasses}
        columns={[
          {
            key: 'class',
            header: words.school.className,
            text: ({ name }) => name,
            sort: ({ name }) => name,
            cell: ({ id, name }) => <PageLink href={pagePaths.classReports(id)}>{name}</PageLink>,
          },
          {
            key: 'published',
            header: words.school.published,
            sort: ({ publishedAt }) => publishedAt,
            text: ({ publishedAt }) =>
              publishedAt === null
                ? words.school.notPublished
                : words.school.publishedOn({ when: format.dateTime(publishedAt, Date.now()) }),
          },
        ]}
      />
      <FormerReports classes={formerClasses} />
    </div>
  )
}
