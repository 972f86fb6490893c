/** Where a head brings the school's list: how, the three files, and what was imported before. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { Table } from '#browser/parts/table.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import type { MySchool } from '#browser/school/use-school.ts'
import type { ImportRun } from '#contract/roster.ts'
import { changeCount } from './import-counts.ts'
import { UploadForm } from './upload-form.tsx'
import './import-roster.css'

function EarlierImports({ uai, runs }: { uai: string; runs: readonly ImportRun[] }) {
  const words = useWords('roster').upload
  const format = useFormat()
  if (runs.length === 0) return null
  return (
    <Table
      caption={words.earlier}
      dense
      rows={runs}
      rowKey={(run) => run.id}
      columns={[
        {
          key: 'when',
          header: words.columns.when,
          text: (run) => format.dateTime(run.createdAt),
          cell: (run) => (
            <PageLink href={pagePaths.importRun(uai, run.id)}>
              {format.dateTime(run.createdAt)}
            </PageLink>
          ),
        },
        {
          key: 'state',
          header: words.columns.state,
          text: (run) => words.stateWords[run.state],
        },
        {
          key: 'changes',
          header: words.columns.changes,
          numeric: true,
          text: (run) => (run.counts === null ? '–' : format.number(changeCount(run.counts))),
        },
      ]}
    />
  )
}

/** An import under way stands first: a new upload would take its place. */
function WaitingImport({ uai, runs }: { uai: string; runs: readonly ImportRun[] }) {
  const words = useWords('roster')
  const waiting = runs.find((run) => ['reading', 'preview', 'applying'].includes(run.state))
  if (waiting === undefined) return null
  return (
    <Notice
      kind="attention"
      title={words.states[waiting.state]}
      actions={
        <LinkButton kind="primary" href={pagePaths.importRun(uai, waiting.id)}>
          {words.openRun}
        </LinkButton>
      }
    />
  )
}

const secondary: readonly string[] = ['college', 'lycee']

function Imports({ school, runs }: { school: MySchool; runs: readonly ImportRun[] }) {
  const words = useWords('roster').upload
  return (
    <div class="stack stack-wide">
      <WaitingImport uai={school.uai} runs={runs} />
      {secondary.includes(school.kind) && (
        <Notice kind="information" title={words.othersTitle}>
          <p>{words.others}</p>
        </Notice>
      )}
      <div class="import-columns">
        <UploadForm uai={school.uai} />
        <section>
          <h2>{words.stepsTitle}</h2>
          <ol>
            {words.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          {!secondary.includes(school.kind) && (
            <Disclosure label={words.othersTitle}>
              <p>{words.others}</p>
            </Disclosure>
          )}
        </section>
      </div>
      <EarlierImports uai={school.uai} runs={runs} />
    </div>
  )
}

export function ImportRosterPage({ params }: PageProps) {
  const words = useWords('roster')
  const navigation = useWords('head').navigation
  const uai = params.uai ?? ''
  const loaded = useLoad(`imports ${uai}`, (signal) =>
    callApi<{ runs: ImportRun[] }>(`/api/schools/${uai}/imports`, { signal }),
  )
  return (
    <SchoolPage
      uai={uai}
      place={null}
      needs="head"
      title={words.title}
      back={{ href: pagePaths.schoolHome(uai), label: navigation.home }}
    >
      {(school) => (
        <LoadView loaded={loaded} label={words.title}>
          {({ runs }) => <Imports school={school} runs={runs} />}
        </LoadView>
      )}
    </SchoolPage>
  )
}
