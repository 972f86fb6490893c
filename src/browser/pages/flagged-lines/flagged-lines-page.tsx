/** Lines of live classes that somebody pointed out to the adults, newest first: for the head. */
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
      {(first) => <Lines key={first.lines[0]?.saidAt} uai={uai} first={first} />}
    </LoadView>
  )
}

function Lines({ uai, first }: { uai: string; first: FlaggedLines }) {
  const words = useWords('flags')
  const older = useOlderLines(first, (before: string) => askLines(uai, before))
  if (older.lines.length === 0) {
    return <EmptyState drawing={<Bench />}>{words.nothing}</EmptyState>
  }
  return (
    <div class="stack">
      <LineTable lines={older.lines} />
      <OlderLinesFoot older={older} words={words} />
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
