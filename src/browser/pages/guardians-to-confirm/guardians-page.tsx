/** The head's word on guardians: who sees which child, decided one by one or many at once. */
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Tabs } from '#browser/parts/tabs.tsx'
import { Waiting } from '#browser/parts/waiting.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import type { MySchool } from '#browser/school/use-school.ts'
import type { ClassSummary } from '#contract/classes.ts'
import type { GuardianRights } from '#contract/people.ts'
import { LinksDesk } from './links-desk.tsx'
import { PupilsOfAge } from './pupils-of-age.tsx'
import { type LinksPage, type LinksWish, useLinks } from './use-links.ts'
import './guardians.css'

const tabOrder: readonly GuardianRights[] = ['to_confirm', 'confirmed', 'blocked']

function countOf(page: LinksPage, rights: GuardianRights): number {
  const { toConfirm, confirmed, blocked } = page.counts
  return { to_confirm: toConfirm, confirmed, blocked }[rights]
}

function Guardians({ school }: { school: MySchool }) {
  const words = useWords('head').guardians
  const format = useFormat()
  const { uai } = school
  const [wish, setWish] = useState<LinksWish>({ rights: 'to_confirm', classId: '' })
  const held = useLinks(uai, wish)
  const { load } = held.loaded
  // The counts stay beside the tabs while another tab's links are on their way.
  const last = useRef<LinksPage | null>(null)
  const page = load.state === 'ready' ? load.value : null
  if (page !== null) last.current = page
  const { load: classLoad } = useLoad(`classes ${uai}`, (signal) =>
    callApi<{ classes: ClassSummary[] }>(`/api/schools/${uai}/classes`, { signal }),
  )
  const classes = classLoad.state === 'ready' ? classLoad.value.classes : []
  const counted = page ?? last.current
  return (
    <div class="stack">
      <p>{words.explain}</p>
      <PupilsOfAge uai={uai} onChange={held.loaded.reload} />
      <Tabs
        label={words.tabsLabel}
        open={wish.rights}
        onOpen={(rights) => setWish({ ...wish, rights })}
        tabs={tabOrder.map((rights) => ({
          key: rights,
          label: words.tabs[rights],
          count: counted === null ? undefined : format.number(countOf(counted, rights)),
        }))}
      >
        {load.state === 'loading' && <Waiting label={words.caption[wish.rights]} />}
        {load.state === 'failed' && (
          <ErrorView refusal={load.refusal} onRetry={held.loaded.reload} />
        )}
        {page !== null && (
          <LinksDesk
            key={`${wish.rights} ${wish.classId}`}
            school={school}
            wish={wish}
            onWish={setWish}
            page={page}
            held={held}
            classes={classes}
          />
        )}
      </Tabs>
    </div>
  )
}

export function GuardiansPage({ params }: PageProps) {
  const words = useWords('head').guardians
  return (
    <SchoolPage uai={params.uai ?? ''} place="guardians" needs={['guardians']} title={words.title}>
      {(school) => <Guardians school={school} />}
    </SchoolPage>
  )
}
