/** Lines of live classes that somebody pointed out to the adults, newest first: for the head. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Bench } from '#browser/drawings/bench.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import type { FlaggedLine, FlaggedLines } from '#contract/live-flags.ts'

export function FlaggedLinesPage({ params }: PageProps) {
  const words = useWords('flags')
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
      {() => <FlagsOfSchool uai={uai} />}
    </SchoolPage>
  )
}

const askLines = (uai: string, before: string | undefined, signal?: AbortSignal) =>
  callApi<FlaggedLines>(`/api/schools/${uai}/live/flags`, { query: { before }, signal })

function FlagsOfSchool({ uai }: { uai: string }) {
  const words = useWords('flags')
  const loaded = useLoad(`flags ${uai}`, (signal) => askLines(uai, undefined, signal))
  return (
    <LoadView loaded={loaded} label={words.title}>
      {(first) => <Lines uai={uai} first={first} />}
    </LoadView>
  )
}

function Lines({ uai, first }: { uai: string; first: FlaggedLines }) {
  const words = useWords('flags')
  const [older, setOlder] = useState<readonly FlaggedLine[]>([])
  const [next, setNext] = useState(first.next)
  const act = useAct()
  const lines = [...first.lines, ...older]
  const more = (): void => {
    void act.run(
      () => askLines(uai, next ?? undefined),
      (page) => {
        setOlder([...older, ...page.lines])
        setNext(page.next)
      },
    )
  }
  if (lines.length === 0) {
    return <EmptyState drawing={<Bench />}>{words.nothing}</EmptyState>
  }
  return (
    <div class="stack">
      <LineTable lines={lines} />
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={more} live />}
      {next === null ? (
        <p class="soft">{words.end}</p>
      ) : (
        <p class="row">
          <Button busy={act.busy} onClick={more}>
            {words.more}
          </Button>
        </p>
      )}
    </div>
  )
}

function LineTable({ lines }: { lines: readonly FlaggedLine[] }) {
  const words = useWords('flags')
  const format = useFormat()
  const columns: readonly Column<FlaggedLine>[] = [
    {
      key: 'when',
      header: words.columns.when,
      text: ({ courseName, saidAt }) => `${format.dateTime(saidAt)}, ${courseName}`,
      cell: ({ courseName, saidAt }) => (
        <>
          <time dateTime={saidAt}>{format.dateTime(saidAt)}</time>
          <br />
          <span class="soft">{courseName}</span>
        </>
      ),
    },
    {
      key: 'by',
      header: words.columns.by,
      rowHeader: true,
      text: ({ saidBy, saidTo }) => `${saidBy}, ${words.to[saidTo]}`,
    },
    { key: 'words', header: words.columns.words, text: (line) => line.words },
    {
      key: 'flaggedBy',
      header: words.columns.flaggedBy,
      text: ({ flaggedBy }) => format.list(flaggedBy),
    },
  ]
  return (
    <Table
      caption={words.caption}
      hideCaption
      copyable
      columns={columns}
      rows={lines}
      rowKey={({ lessonId, seq }) => `${lessonId} ${seq}`}
    />
  )
}
