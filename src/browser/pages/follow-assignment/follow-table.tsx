/** The pupils of a course in a dense table: state in words and signs, times, points, what to do. */
import { useState } from 'preact/hooks'
import type { Words } from '#browser/catalogue/catalogue.ts'
import type { Format } from '#browser/catalogue/format.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import { LateRuling } from '#browser/late/late-ruling.tsx'
import { OnPaperLine } from '#browser/late/on-paper-line.tsx'
import { timingShort } from '#browser/late/timing-sentence.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { PageLink } from '#browser/parts/page-link.tsx'
import { Select } from '#browser/parts/select.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import type { Assignment } from '#contract/exercises.ts'
import type { Following } from '#contract/following.ts'
import type { FollowedPupil } from './arrived-since.ts'
import { useTeaches } from './use-teaches.ts'

/** A row of the table: of the course, or of who has left it. */
type Row = FollowedPupil & { readonly hasLeft: boolean }
type State = Row['state']
type FollowWords = Words['teach']['follow']

const signs: Readonly<Record<State, SignName>> = {
  not_opened: 'file',
  begun: 'more',
  to_mark: 'received',
  marked: 'success',
}

/** In this order a teacher reads them: what asks for something first. */
const stateOrder: readonly State[] = ['to_mark', 'begun', 'not_opened', 'marked']

const nameOf = ({ pupil }: Row): string => `${pupil.familyName} ${pupil.givenName}`

/** The name, and what of the time is this pupil's own. */
function Pupil({ row }: { row: Row }) {
  const words = useWords('adjustment').ownTimes
  const { hasLeft } = useWords('teach').follow
  const format = useFormat()
  const { ownMinutes, ownWindow } = row
  const own = [
    ...(row.hasLeft ? [hasLeft] : []),
    ...(ownWindow === null ? [] : [words.until({ when: format.dateTime(ownWindow.dueAt) })]),
    ...(ownMinutes === null ? [] : [words.time({ time: format.duration(ownMinutes * 60_000) })]),
  ]
  return (
    <>
      {nameOf(row)}
      {own.length > 0 && <span class="follow-own">{own.join(' · ')}</span>}
    </>
  )
}

function State({ isFresh, of, row }: { row: Row; isFresh: boolean; of: Assignment }) {
  const words = useWords('teach').follow
  const { returning, hints } = useWords('marking')
  const format = useFormat()
  return (
    <span class={`follow-state ${row.state}`}>
      <Sign name={signs[row.state]} />
      <span>
        {words.states[row.state]}
        {row.returning !== null && `, ${returning.states[row.returning]}`}
        {row.isAgain && (
          <span class="follow-own">
            {words.again({
              count: format.number(row.answeredCount),
              total: format.number(of.questionCount),
            })}
          </span>
        )}
        {row.openedHints > 0 && (
          <span class="follow-own">
            {hints.followed({ opened: row.openedHints, all: row.allHints ?? null })}
          </span>
        )}
      </span>
      {isFresh && <strong class="follow-fresh">{words.fresh}</strong>}
    </span>
  )
}

function Act({ row, assignmentId }: { row: Row; assignmentId: string }) {
  const words = useWords('teach').follow
  const paper = useWords('paper-copy')
  const teaches = useTeaches()
  const handedIn = row.state === 'to_mark' || row.state === 'marked'
  const name = `${row.pupil.givenName} ${row.pupil.familyName}`
  if (!handedIn && teaches) {
    return (
      <PageLink href={pagePaths.paperCopy(assignmentId, row.pupil.id)} class="follow-act">
        {paper.open}
        <span class="for-screen-readers"> {name}</span>
      </PageLink>
    )
  }
  if (row.attemptId === null || !handedIn) return null
  return (
    <PageLink href={pagePaths.marking(row.attemptId)} class="follow-act">
      {row.state === 'to_mark' ? words.mark : words.look}
      <span class="for-screen-readers"> {name}</span>
    </PageLink>
  )
}

function Received({ row, onRuled }: { row: Row; onRuled: () => void }) {
  const late = useWords('late')
  const teams = useWords('teams')
  const format = useFormat()
  const { receivedAt, timing, attemptId, handedInBy, pupil } = row
  if (receivedAt === null) return null
  const word = timingShort(row, late)
  return (
    <>
      {format.dateTime(receivedAt)}
      {word !== null && <strong class="follow-late"> {word}</strong>}
      {handedInBy !== undefined && (
        <span class="follow-own">
          {teams.handedInBy({ name: `${handedInBy.givenName} ${handedInBy.familyName}` })}
        </span>
      )}
      <OnPaperLine paper={row.paper} />
      {timing?.standing === 'to_decide' && attemptId !== null && (
        <LateRuling
          attemptId={attemptId}
          name={`${pupil.givenName} ${pupil.familyName}`}
          receivedAt={receivedAt}
          timing={timing}
          isShort
          onDone={onRuled}
        />
      )}
    </>
  )
}

/** So that the copies of one team can be brought together; none where everybody works alone. */
function teamColumn(words: Words['teams'], pupils: readonly Row[]): Column<Row>[] {
  if (pupils.every(({ team }) => team === undefined)) return []
  return [
    {
      key: 'team',
      header: words.column,
      text: ({ team }) => (team === undefined ? '' : words.team({ number: team })),
      sort: ({ team }) => team ?? null,
    },
  ]
}

interface ColumnFacts {
  onRuled: () => void
  words: FollowWords
  teams: Column<Row>[]
  format: Format
  assignment: Assignment
  fresh: ReadonlySet<string>
}

function columnsOf({
  words,
  format,
  assignment,
  fresh,
  onRuled,
  teams,
}: ColumnFacts): Column<Row>[] {
  const time = (at: string | null): string => (at === null ? '' : format.dateTime(at))
  const points = (row: Row): string => {
    if (row.points === null || assignment.pointsMax === 0) return ''
    const shown = `${format.number(row.points)} / ${format.number(assignment.pointsMax)}`
    // What rules gave so far reads like a grade, and is none yet.
    return row.state === 'to_mark' ? words.pointsSoFar({ points: shown }) : shown
  }
  return [
    {
      key: 'pupil',
      header: words.pupil,
      text: (row) => (row.hasLeft ? `${nameOf(row)} (${words.hasLeft})` : nameOf(row)),
      cell: (row) => <Pupil row={row} />,
      sort: nameOf,
    },
    {
      key: 'class',
      header: words.className,
      text: (row) => row.className ?? '',
      sort: (row) => row.className,
    },
    ...teams,
    {
      key: 'state',
      header: words.state,
      text: (row) => words.states[row.state],
      cell: (row) => <State row={row} isFresh={fresh.has(row.pupil.id)} of={assignment} />,
      sort: (row) => stateOrder.indexOf(row.state),
    },
    {
      key: 'answered',
      header: words.answered,
      numeric: true,
      text: (row) =>
        row.state !== 'begun'
          ? ''
          : `${format.number(row.answeredCount)} / ${format.number(assignment.questionCount)}`,
      sort: (row) => (row.state === 'begun' ? row.answeredCount : null),
    },
    {
      key: 'received',
      header: words.receivedAt,
      text: (row) => time(row.receivedAt),
      cell: (row) => <Received row={row} onRuled={onRuled} />,
      sort: (row) => row.receivedAt,
    },
    { key: 'points', header: words.points, numeric: true, text: points, sort: (row) => row.points },
    {
      key: 'act',
      header: words.act,
      control: true,
      text: () => '',
      cell: (row) => <Act row={row} assignmentId={assignment.id} />,
    },
  ]
}

export interface FollowTableProps {
  following: Following
  fresh: ReadonlySet<string>
  /** A late copy was decided: the table is old. */
  onRuled: () => void
}

export function FollowTable({ following, fresh, onRuled }: FollowTableProps) {
  const words = useWords('teach').follow
  const { assignment } = following
  const all = [
    ...following.pupils.map((one): Row => ({ ...one, hasLeft: false })),
    ...following.former.map((one): Row => ({ ...one, hasLeft: true })),
  ]
  const teams = teamColumn(useWords('teams'), all)
  const format = useFormat()
  const [shown, setShown] = useState<State | ''>('')
  if (all.length === 0) return <p>{words.empty}</p>
  const rows = shown === '' ? all : all.filter((row) => row.state === shown)
  return (
    <Table
      caption={words.title}
      hideCaption
      dense
      copyable
      columns={columnsOf({ words, format, assignment, fresh, onRuled, teams })}
      rows={rows}
      rowKey={(row) => row.pupil.id}
      sort={{ key: 'pupil', way: 'up' }}
      empty={<p>{words.nobody}</p>}
      tools={
        <Select
          label={words.filter}
          value={shown}
          onValue={(value) => setShown(stateOrder.find((state) => state === value) ?? '')}
          placeholder={words.all}
          options={stateOrder.map((state) => ({ value: state, label: words.states[state] }))}
        />
      }
    />
  )
}
