/** The families of a whole school to call: for its head, and for who follows its pupils. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import type { CallList } from '#contract/family-calls.ts'
import { CallBoard } from './call-board.tsx'

export function SchoolCallsPage({ params }: PageProps) {
  const words = useWords('calls')
  const format = useFormat()
  const uai = params.uai ?? ''
  const loaded = useLoad(`call list of school ${uai}`, (signal) =>
    callApi<CallList>(`/api/schools/${uai}/call-list`, { signal }),
  )
  const list = loaded.load.state === 'ready' ? loaded.load.value : null
  return (
    <SchoolPage
      uai={uai}
      place={null}
      needs={['follow']}
      title={words.title}
      intro={list && words.intro({ from: format.day(dayInstant(list.from)) })}
      back={{ href: pagePaths.attendance(uai), label: words.backToSchool }}
    >
      {() => (
        <LoadView loaded={loaded} label={words.title}>
          {(value) => <CallBoard list={value} showsClass />}
        </LoadView>
      )}
    </SchoolPage>
  )
}
