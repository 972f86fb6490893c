/** One pupil of the class: who it is and whether here, what is needed, and a square for every work. */
import type { ComponentChildren } from 'preact'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import type { CellOfPupil, GlanceCell, GlanceWork, Need, PupilRow } from './pupil-needs.ts'

export type CellState = GlanceCell['state'] | 'not_opened' | 'stuck'

export const cellSigns: Readonly<Record<CellState, SignName>> = {
  not_opened: 'file',
  begun: 'more',
  stuck: 'attention',
  to_mark: 'received',
  marked: 'success',
}

const stateOf = (cell: GlanceCell | null): CellState =>
  cell === null ? 'not_opened' : cell.stuck === null ? cell.state : 'stuck'

function Cell(props: {
  cell: CellOfPupil
  work: GlanceWork
  place: number
  name: string
  mayMark: boolean
}) {
  const { cell, mayMark, name, place, work } = props
  const words = useWords('glance')
  const format = useFormat()
  if (cell === 'not_theirs') {
    return (
      <li>
        <span class="glance-cell not_theirs">
          <span class="glance-place numbers">{place}</span>
          <span class="glance-word">{words.notTheirs}</span>
          <span class="for-screen-readers">{words.cell({ work: work.title, name })}</span>
        </span>
      </li>
    )
  }
  const state = stateOf(cell)
  const answered = {
    count: format.number(cell?.answeredCount ?? 0),
    total: format.number(work.questionCount),
  }
  // Who tries again has handed in, and is at work now.
  const isAgain = cell?.isAgain === true && state !== 'stuck'
  const howFar = isAgain
    ? words.again(answered)
    : state === 'begun'
      ? words.answered(answered)
      : words.states[state]
  const handedIn = cell !== null && cell.state !== 'begun'
  const href =
    handedIn && mayMark ? pagePaths.marking(cell.attemptId) : pagePaths.following(work.id)
  return (
    <li>
      <PageLink href={href} class={`glance-cell ${state}`}>
        <span class="glance-place numbers">{place}</span>
        <Sign name={cellSigns[state]} />
        <span class="glance-word">{howFar}</span>
        <span class="for-screen-readers">
          {isAgain && `, ${words.states[state]}`}
          {words.cell({ work: work.title, name })}
        </span>
      </PageLink>
    </li>
  )
}

function Presence({ row: { atDoor } }: { row: PupilRow }) {
  const words = useWords('glance').presence
  const format = useFormat()
  if (atDoor === null) return null
  const { arrivedAt, state } = atDoor
  const signs = { in: 'check', waiting: 'more', unseen: 'cross' } as const
  const since = arrivedAt === null ? words.here : words.in({ time: format.time(arrivedAt) })
  return (
    <p class={`glance-presence ${state}`}>
      <Sign name={signs[state]} /> {state === 'in' ? since : words[state]}
    </p>
  )
}

function Line({ sign, children }: { sign: SignName; children: ComponentChildren }) {
  return (
    <li>
      <Sign name={sign} />
      <span>{children}</span>
    </li>
  )
}

function NeedLine({ need, name }: { need: Need; name: string }) {
  const words = useWords('glance')
  const format = useFormat()
  switch (need.kind) {
    case 'silent':
      return (
        <>
          <Line sign="phone">
            {words.silent({ count: need.days, since: format.shortDay(dayInstant(need.since)) })}
            {need.isReached && <strong>, {words.isReached}</strong>}
          </Line>
          {need.callListOf !== null && !need.isReached && (
            <li>
              <LinkButton href={pagePaths.classCalls(need.callListOf)}>
                {words.call}
                <span class="for-screen-readers"> {name}</span>
              </LinkButton>
            </li>
          )}
        </>
      )
    case 'stuck': {
      const { place, why } = need
      if (why.kind === 'wrong')
        return <Line sign="attention">{words.wrong({ place, ...why })}</Line>
      const time = format.time(why.since)
      const { question } = why
      return (
        <Line sign="attention">
          {question === null
            ? words.quietAtEnd({ place, time })
            : words.quiet({ place, question, time })}
        </Line>
      )
    }
    case 'waiting':
      return (
        <Line sign="more">
          {need.since === null ? words.waitsNow : words.waits({ time: format.time(need.since) })}
        </Line>
      )
    case 'missed':
      return (
        <Line sign="file">
          {words.missed({
            places: format.list(need.places.map((place) => format.number(place))),
            many: need.places.length > 1,
          })}
        </Line>
      )
  }
}

export interface GlanceRowProps {
  row: PupilRow
  works: readonly GlanceWork[]
  mayMark: boolean
}

export function GlanceRow({ row, works, mayMark }: GlanceRowProps) {
  const { givenName, familyName } = row.pupil
  const name = `${givenName} ${familyName}`
  return (
    <li class={row.needs.length === 0 ? 'glance-row' : 'glance-row needs'}>
      <div class="glance-who">
        <h3>
          {familyName} {givenName}
        </h3>
        <Presence row={row} />
      </div>
      <ul class="plain glance-cells">
        {works.map((work, place) => (
          <Cell
            key={work.id}
            work={work}
            place={place + 1}
            cell={row.cells[place] ?? null}
            name={name}
            mayMark={mayMark}
          />
        ))}
      </ul>
      {row.needs.length > 0 && (
        <ul class="plain glance-needs">
          {row.needs.map((need) => (
            <NeedLine
              key={need.kind === 'stuck' ? `stuck ${need.place}` : need.kind}
              need={need}
              name={name}
            />
          ))}
        </ul>
      )}
    </li>
  )
}
