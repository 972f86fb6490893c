/** Days without school: the official calendar, public holidays, and the days the school closes. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { type Column, Table } from '#browser/parts/table.tsx'
import { RebuiltNotice } from '#browser/week/rebuilt-notice.tsx'
import type { SchoolYear } from '#contract/schools.ts'
import type { Rebuilt } from '#contract/timetable.ts'
import type { Day } from '#kernel/calendar-day.ts'
import { CloseDaysDialog } from './close-days-dialog.tsx'
import type { DayOff, DayOffList } from './day-off-list.ts'
import { OpenDaysDialog } from './open-days-dialog.tsx'

type Changed = { readonly title: string; readonly lessons: Rebuilt }

export function DaysOffSection(props: { uai: string; year: SchoolYear; today: Day }) {
  const { uai, year, today } = props
  const words = useWords('school-life').off
  const loaded = useLoad(`days-off ${uai}`, (signal) =>
    callApi<DayOffList>(`/api/schools/${uai}/days-off`, { signal }),
  )
  const [closing, setClosing] = useState(false)
  const [opening, setOpening] = useState<DayOff | null>(null)
  const [changed, setChanged] = useState<Changed | null>(null)
  const done = (title: string, lessons: Rebuilt): void => {
    setClosing(false)
    setOpening(null)
    setChanged({ title, lessons })
    loaded.reload()
  }
  return (
    <section class="stack">
      <h2>{words.title}</h2>
      {changed !== null && <RebuiltNotice {...changed} onHide={() => setChanged(null)} />}
      <LoadView loaded={loaded} label={words.title}>
        {(value) => (
          <>
            <CalendarState value={value} year={year} />
            <p class="row">
              <Button sign="plus" onClick={() => setClosing(true)}>
                {words.add}
              </Button>
            </p>
            <DayOffTables list={value.daysOff} today={today} onOpen={setOpening} />
          </>
        )}
      </LoadView>
      {closing && (
        <CloseDaysDialog
          uai={uai}
          onDone={(lessons) => done(words.closed, lessons)}
          onClose={() => setClosing(false)}
        />
      )}
      {opening !== null && (
        <OpenDaysDialog
          uai={uai}
          dayOff={opening}
          onDone={(lessons) => done(words.opened, lessons)}
          onClose={() => setOpening(null)}
        />
      )}
    </section>
  )
}

/** Which official calendar holds, and how far it is known. */
function CalendarState({ value, year }: { value: DayOffList; year: SchoolYear }) {
  const words = useWords('school-life').off
  const format = useFormat()
  const { zone, knownUntil } = value
  if (zone === null) return <Notice kind="attention" title={words.zoneUnknown} />
  if (knownUntil === null) return <Notice kind="attention" title={words.calendarUnknown} />
  const day = format.day(dayInstant(knownUntil))
  if (knownUntil < year.endsOn) {
    return <Notice kind="attention" title={words.endsBefore({ day })} />
  }
  return (
    <p class="soft">
      {words.zone({ zone })} {words.knownUntil({ day })}
    </p>
  )
}

function DayOffTables(props: {
  list: readonly DayOff[]
  today: Day
  onOpen: (dayOff: DayOff) => void
}) {
  const { list, today, onOpen } = props
  const words = useWords('school-life').off
  const toCome = list.filter(({ endsOn }) => endsOn >= today)
  const past = list.filter(({ endsOn }) => endsOn < today)
  return (
    <>
      {toCome.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <DayOffTable caption={words.caption} rows={toCome} onOpen={onOpen} />
      )}
      {past.length > 0 && (
        <Disclosure label={words.past({ count: past.length })}>
          <DayOffTable caption={words.past({ count: past.length })} rows={past} onOpen={onOpen} />
        </Disclosure>
      )}
    </>
  )
}

function DayOffTable(props: {
  caption: string
  rows: readonly DayOff[]
  onOpen: (dayOff: DayOff) => void
}) {
  const { caption, rows, onOpen } = props
  const words = useWords('school-life').off
  const format = useFormat()
  // All of them fall into this school year: its numbers need not be said.
  const day = (text: Day): string => format.day(dayInstant(text), dayInstant(text))
  const hasOwn = rows.some(({ id }) => id !== null)
  const columns: readonly Column<DayOff>[] = [
    { key: 'label', header: words.columns.label, text: ({ label }) => label },
    {
      key: 'days',
      header: words.columns.days,
      text: ({ startsOn, endsOn }) =>
        startsOn === endsOn
          ? words.oneDay({ day: day(startsOn) })
          : words.days({ from: day(startsOn), to: day(endsOn) }),
    },
    { key: 'source', header: words.columns.source, text: ({ source }) => words.sources[source] },
  ]
  const remove: Column<DayOff> = {
    key: 'act',
    header: words.columns.act,
    control: true,
    text: () => '',
    cell: (row) =>
      row.id !== null && (
        <Button aria-label={words.remove({ label: row.label })} onClick={() => onOpen(row)}>
          {words.columns.act}
        </Button>
      ),
  }
  return (
    <Table
      caption={caption}
      hideCaption
      dense
      columns={hasOwn ? [...columns, remove] : columns}
      rows={rows}
      rowKey={({ id, source, startsOn }) => id ?? `${source} ${startsOn}`}
    />
  )
}
