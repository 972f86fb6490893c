/** A head's first page: what needs them now, the school in numbers, the ways to everything else. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Satchel } from '#browser/drawings/satchel.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import type { MySchool } from '#browser/school/use-school.ts'
import type { SchoolOverview } from '#contract/schools.ts'
import { LastImport } from './last-import.tsx'
import { SchoolNumbers } from './school-numbers.tsx'
import { SchoolPlaces } from './school-places.tsx'
import { WhatNeedsYou } from './what-needs-you.tsx'
import './school-home.css'

function EmptySchool({ school }: { school: MySchool }) {
  const words = useWords('head').home
  return (
    <EmptyState
      drawing={<Satchel />}
      action={
        school.isHead && (
          <LinkButton kind="primary" href={pagePaths.imports(school.uai)}>
            {words.importRoster}
          </LinkButton>
        )
      }
    >
      {school.isHead ? words.emptyForHead : words.emptyForStaff}
    </EmptyState>
  )
}

function Overview({ overview, school }: { overview: SchoolOverview; school: MySchool }) {
  const isEmpty = overview.counts.pupils === 0 && overview.counts.classes === 0
  return (
    <div class="school-home">
      {!isEmpty && <WhatNeedsYou overview={overview} school={school} />}
      {school.isHead ? (
        <LastImport uai={school.uai} unlessWaiting={isEmpty && <EmptySchool school={school} />} />
      ) : (
        isEmpty && <EmptySchool school={school} />
      )}
      {!isEmpty && <SchoolNumbers overview={overview} />}
      <SchoolPlaces school={school} />
    </div>
  )
}

export function SchoolHomePage({ params }: PageProps) {
  const words = useWords('head').home
  const uai = params.uai ?? ''
  const loaded = useLoad(`school ${uai}`, (signal) =>
    callApi<SchoolOverview>(`/api/schools/${uai}`, { signal }),
  )
  const overview = loaded.load.state === 'ready' ? loaded.load.value : null
  return (
    <SchoolPage
      uai={uai}
      place="home"
      needs={['roster', 'cards', 'guardians', 'timetable', 'follow']}
      isHome
      title={overview?.name ?? words.title}
      intro={
        overview &&
        [overview.kindLabel, overview.commune, words.year({ label: overview.year?.label ?? null })]
          .filter(Boolean)
          .join(' · ')
      }
    >
      {(school) => (
        <LoadView loaded={loaded} label={words.title}>
          {(value) => <Overview overview={value} school={school} />}
        </LoadView>
      )}
    </SchoolPage>
  )
}
