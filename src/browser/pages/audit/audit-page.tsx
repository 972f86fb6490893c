/** Who did what in the school, newest first, a sentence for each act: for the head. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useOlderLines } from '#browser/api/use-older-lines.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Bench } from '#browser/drawings/bench.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { OlderLinesFoot } from '#browser/parts/older-lines-foot.tsx'
import { Select } from '#browser/parts/select.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import type { AuditPage as AuditAnswer } from '#contract/schools.ts'
import { ActSentence } from './act-sentence.tsx'
import { type AuditLine, actGroups, useActorName, useActText } from './act-words.ts'
import './audit.css'

export function AuditPage({ params }: PageProps) {
  const words = useWords('audit')
  const head = useWords('head')
  const { uai = '' } = params
  return (
    <SchoolPage
      uai={uai}
      place={null}
      needs="head"
      title={words.title}
      intro={words.intro}
      back={{ href: pagePaths.schoolHome(uai), label: head.navigation.home }}
    >
      {() => <AuditOfSchool uai={uai} />}
    </SchoolPage>
  )
}

const askPage = (uai: string, action: string, before: number | undefined, signal?: AbortSignal) =>
  callApi<AuditAnswer>(`/api/schools/${uai}/audit`, {
    query: { before, action: action === '' ? undefined : action },
    signal,
  })

function AuditOfSchool({ uai }: { uai: string }) {
  const words = useWords('audit')
  const [action, setAction] = useState('')
  const loaded = useLoad(`audit ${uai} ${action}`, (signal) =>
    askPage(uai, action, undefined, signal),
  )
  return (
    <div class="stack">
      <div class="audit-filter">
        <Select
          label={words.filter}
          value={action}
          onValue={setAction}
          placeholder={words.all}
          options={actGroups.flatMap(({ group, actions }) =>
            actions.map((one) => ({
              value: one,
              label: words.actions[one].name,
              group: words.groups[group],
            })),
          )}
        />
      </div>
      <LoadView loaded={loaded} label={words.title}>
        {(page) => (
          <Lines
            key={`${action} ${page.lines[0]?.id ?? 0}`}
            uai={uai}
            action={action}
            first={page}
          />
        )}
      </LoadView>
    </div>
  )
}

function Lines(props: { uai: string; action: string; first: AuditAnswer }) {
  const { uai, action, first } = props
  const words = useWords('audit')
  const older = useOlderLines(first, (before: number) => askPage(uai, action, before))
  if (older.lines.length === 0) {
    return (
      <EmptyState drawing={<Bench />}>
        {action === '' ? words.nothing : words.nothingOfKind}
      </EmptyState>
    )
  }
  return (
    <>
      <LineTable uai={uai} lines={older.lines} />
      <OlderLinesFoot older={older} words={words} />
    </>
  )
}

function LineTable({ uai, lines }: { uai: string; lines: readonly AuditLine[] }) {
  const words = useWords('audit')
  const format = useFormat()
  const actorName = useActorName()
  const actText = useActText()
  const columns: readonly Column<AuditLine>[] = [
    {
      key: 'when',
      header: words.columns.when,
      text: ({ at }) => format.dateTime(at),
      cell: ({ at }) => <time dateTime={at}>{format.dateTime(at)}</time>,
    },
    { key: 'who', header: words.columns.who, rowHeader: true, text: actorName },
    {
      key: 'what',
      header: words.columns.what,
      text: actText,
      cell: (line) => <ActSentence uai={uai} line={line} />,
    },
  ]
  return (
    <Table
      caption={words.caption}
      hideCaption
      dense
      copyable
      columns={columns}
      rows={lines}
      rowKey={({ id }) => String(id)}
    />
  )
}
