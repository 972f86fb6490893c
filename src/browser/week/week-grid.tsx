/**
 * A week of lessons. One list by day in the page, for phones and screen readers; on a desk and on
 * paper the same list is laid out as a grid, day beside day and bell under bell.
 */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { SubjectIcon } from '#browser/drawings/subject-icon.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import '#browser/parts/subject-mark.css'
import { minutesOf, type PlacedCell, type PlacedColumn, placeWeek } from './place-entries.ts'
import { useClockText } from './use-clock-text.ts'
import type { EntryMark, WeekColumn, WeekEntry } from './week-entry.ts'
import './week-grid.css'

export interface WeekGridProps {
  /** What the week is, for screen readers. */
  label: string
  columns: readonly WeekColumn[]
  /** Beside a day's heading: what can be done with the whole day. */
  dayTools?: ((column: WeekColumn) => ComponentChildren) | undefined
}

/** A row is as high as it lasts, within reason: a long break need not be drawn in full. */
const rowMinutesMax = 60
const gapMinutesMax = 30

export function WeekGrid({ label, columns, dayTools }: WeekGridProps) {
  const id = useId()
  const { times, columns: placed } = placeWeek(columns)
  const rows = rowsOf(times, placed)
  return (
    <section class="week" aria-label={label}>
      <DayJumps id={id} columns={columns} />
      <div
        class="week-grid"
        style={{
          '--week-columns': `repeat(${columns.length}, minmax(0, 1fr))`,
          '--week-rows': rows,
        }}
      >
        <TimeAxis times={times} placed={placed} />
        {placed.map((day, index) => (
          <DaySection
            key={day.column.key}
            id={`${id}-${day.column.key}`}
            place={index + 2}
            day={day}
            tools={dayTools?.(day.column)}
          />
        ))}
      </div>
    </section>
  )
}

/** The heights of the rows between the bells, as `grid-template-rows` wants them. */
function rowsOf(times: readonly string[], placed: readonly PlacedColumn[]): string {
  const taken = new Set(
    placed.flatMap((day) =>
      day.cells.flatMap(({ rowStart, rowEnd }) =>
        Array.from({ length: rowEnd - rowStart }, (_, offset) => rowStart + offset),
      ),
    ),
  )
  const rows = times.slice(1).map((time, index) => {
    const lasts = minutesOf(time) - minutesOf(times[index] ?? time)
    const max = taken.has(index + 1) ? rowMinutesMax : gapMinutesMax
    return `minmax(calc(${Math.min(lasts, max)} * var(--week-minute)), auto)`
  })
  return rows.length === 0 ? 'auto' : rows.join(' ')
}

/** The bells at the side of the grid; each entry says its own times as well. */
function TimeAxis(props: { times: readonly string[]; placed: readonly PlacedColumn[] }) {
  const clock = useClockText()
  const starts = new Set(props.placed.flatMap((day) => day.cells.map(({ rowStart }) => rowStart)))
  return (
    <div class="week-axis" aria-hidden="true">
      {props.times.map((time, index) =>
        starts.has(index + 1) ? (
          <span key={time} class="week-bell" style={{ gridRow: `${index + 2}` }}>
            {clock.time(time)}
          </span>
        ) : null,
      )}
    </div>
  )
}

/** On a phone: from the top of the week to one of its days. */
function DayJumps({ id, columns }: { id: string; columns: readonly WeekColumn[] }) {
  const words = useWords('timetable').week
  return (
    <nav class="week-jumps no-print" aria-label={words.jump}>
      {columns.map(({ key, heading, isToday }) => (
        <a key={key} href={`#${id}-${key}`} class={isToday ? 'week-jump today' : 'week-jump'}>
          {heading
            .split(/\s/)
            .slice(0, 2)
            .join(' ')
            .replace(/^(\p{L}{3})\p{L}*/u, '$1.')}
          {isToday && <span class="for-screen-readers"> ({words.today})</span>}
        </a>
      ))}
    </nav>
  )
}

function DaySection(props: {
  id: string
  place: number
  day: PlacedColumn
  tools: ComponentChildren
}) {
  const { id, place, day, tools } = props
  const { column, lanes, cells } = day
  const words = useWords('timetable').week
  const states = [column.isToday && 'today', column.dayOff !== null && 'off'].filter(Boolean)
  return (
    <div
      class={['week-day', ...states].join(' ')}
      style={{ '--week-day': String(place), '--week-lanes': String(lanes) }}
    >
      <div class="week-day-head">
        <h2 id={id} tabIndex={-1}>
          {column.href === null ? (
            column.heading
          ) : (
            <PageLink href={column.href}>{column.heading}</PageLink>
          )}
          {column.isToday && <span class="week-today"> {words.today}</span>}
        </h2>
        {column.dayOff !== null && (
          <p class="week-day-off">{words.dayOff({ label: column.dayOff })}</p>
        )}
        {tools && <div class="no-print">{tools}</div>}
      </div>
      {cells.length === 0 ? (
        column.dayOff === null && <p class="week-nothing">{words.nothing}</p>
      ) : (
        <ol class="plain week-entries" aria-labelledby={id}>
          {cells.map((cell) => (
            <Cell key={cell.entries[0]?.id} cell={cell} lanes={lanes} />
          ))}
        </ol>
      )}
    </div>
  )
}

function Cell({ cell, lanes }: { cell: PlacedCell; lanes: number }) {
  const { entries, rowStart, rowEnd, laneStart, laneEnd } = cell
  return (
    <li
      class={laneEnd - laneStart < lanes ? 'week-cell narrow' : 'week-cell'}
      style={{
        '--cell-rows': `${rowStart} / ${rowEnd}`,
        '--cell-lanes': `${laneStart} / ${laneEnd}`,
      }}
    >
      {entries.map((entry) => (
        <div
          key={entry.id}
          class={entry.struck ? 'week-entry struck' : 'week-entry'}
          data-subject={entry.subject}
        >
          <EntryPress entry={entry} />
        </div>
      ))}
    </li>
  )
}

function EntryPress({ entry }: { entry: WeekEntry }) {
  const content = <EntryBody entry={entry} />
  if (entry.act === null) return <div class="week-press">{content}</div>
  if (entry.act.kind === 'link') {
    return (
      <PageLink class="week-press" href={entry.act.href}>
        {content}
      </PageLink>
    )
  }
  const { onPress } = entry.act
  return (
    <button type="button" class="week-press" onClick={onPress}>
      {content}
    </button>
  )
}

function EntryBody({ entry }: { entry: WeekEntry }) {
  const clock = useClockText()
  return (
    <>
      <span class="week-time">
        <span>{clock.time(entry.starts)}</span> <span>– {clock.time(entry.ends)}</span>{' '}
      </span>
      <span class="week-what">
        <span class="week-title">
          <SubjectIcon subject={entry.subject} />
          <span class="week-name">{entry.struck ? <s>{entry.title}</s> : entry.title}</span>
        </span>{' '}
        {entry.details.length > 0 && <span class="week-details">{entry.details.join(' · ')} </span>}
        {entry.marks.length > 0 && (
          <span class="week-marks">
            {entry.marks.map((mark) => (
              <EntryMarkBadge key={mark.text} mark={mark} />
            ))}
          </span>
        )}
      </span>
    </>
  )
}

function EntryMarkBadge({ mark }: { mark: EntryMark }) {
  return (
    <span class={`week-mark ${mark.tone}`}>
      {mark.sign !== null && <Sign name={mark.sign} />}
      <span>{mark.text} </span>
    </span>
  )
}
