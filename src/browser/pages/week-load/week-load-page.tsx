/** How much falls due in a class's week, over all its courses: a picture, and what it is, day by day. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { useFreshReturn } from '#browser/day/use-fresh-return.ts'
import { spanAround, stepSpan } from '#browser/lesson-log/log-span.ts'
import { useLogReader } from '#browser/lesson-log/use-log-reader.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { useViewer } from '#browser/viewer.ts'
import { mondayToShow } from '#browser/week/monday-to-show.ts'
import type { WeekLoad } from '#contract/lesson-log.ts'
import { type Day, dayOf } from '#kernel/calendar-day.ts'
import { LoadPicture } from './load-picture.tsx'
import '#browser/lesson-log/lesson-log.css'
import './week-load.css'

type LoadedDay = WeekLoad['days'][number]

function DayThings({ day }: { day: LoadedDay }) {
  const words = useWords('lesson-log').load
  const format = useFormat()
  const { assessments, homework } = day
  return (
    <section class="load-day">
      <h2>{format.day(dayInstant(day.day))}</h2>
      {assessments.length + homework.length === 0 && <p class="soft">{words.nothing}</p>}
      {assessments.length > 0 && (
        <>
          <h3>{words.assessments}</h3>
          <ul>
            {assessments.map(({ courseName, id, title }) => (
              <li key={id}>{words.thing({ course: courseName, what: title })}</li>
            ))}
          </ul>
        </>
      )}
      {homework.length > 0 && (
        <>
          <h3>{words.homework}</h3>
          <ul>
            {homework.map(({ courseName, isToSome, text }) => (
              <li key={`${courseName} ${text}`}>
                {words.thing({ course: courseName, what: text })}
                {isToSome && ` · ${words.toSome}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Loaded({ load }: { load: WeekLoad }) {
  const words = useWords('lesson-log').load
  const isEmpty = load.days.every(
    ({ assessments, homework }) => assessments.length + homework.length === 0,
  )
  return (
    <div class="stack stack-wide">
      {load.isTooMany && (
        <Notice kind="attention" title={words.tooMany({ count: load.assessmentCount })}>
          <p>{words.tooManyMeans}</p>
        </Notice>
      )}
      <LoadPicture load={load} />
      {isEmpty ? (
        <p class="soft">{words.nothingAll}</p>
      ) : (
        <div class="load-days">
          {load.days.map((day) => (
            <DayThings key={day.day} day={day} />
          ))}
        </div>
      )}
    </div>
  )
}

function WeekChoice(props: { today: Day; on: Day; onChoose: (day: Day) => void }) {
  const { on, onChoose, today } = props
  const words = useWords('lesson-log')
  const span = spanAround('week', on)
  const isNow = span.from <= today && today <= span.until
  return (
    <nav class="log-steps no-print" aria-label={words.span.steps}>
      <Button sign="back" onClick={() => onChoose(stepSpan(span, -1).from)}>
        {words.span.before.week}
      </Button>
      {!isNow && <Button onClick={() => onChoose(today)}>{words.load.current}</Button>}
      <Button sign="next" onClick={() => onChoose(stepSpan(span, 1).from)}>
        {words.span.after.week}
      </Button>
    </nav>
  )
}

export function WeekLoadPage({ params }: PageProps) {
  const words = useWords('lesson-log')
  const classId = params.classId ?? ''
  const viewer = useViewer()
  const zone = viewer.state === 'known' ? viewer.me.schools[0]?.timeZone : undefined
  const today = dayOf(Date.now(), zone ?? 'Europe/Paris')
  const [on, setOn] = useState<Day>(() => mondayToShow(today))
  const loaded = useLoad<WeekLoad>(`week load ${classId} ${on}`, (signal) =>
    callApi<WeekLoad>(`/api/classes/${classId}/week-load`, { query: { on }, signal }),
  )
  useFreshReturn(loaded.reload)
  const value = loaded.load.state === 'ready' ? loaded.load.value : null
  const reader = useLogReader(value?.schoolUai ?? null, pagePaths.myClass(classId))
  return (
    <PageShell
      title={value === null ? words.load.title : words.load.ofClass({ name: value.className })}
      intro={words.load.intro}
      {...reader}
      density="staff"
    >
      <div class="stack stack-wide">
        <WeekChoice today={today} on={on} onChoose={setOn} />
        <LoadView loaded={loaded} label={words.load.title}>
          {(load) => <Loaded load={load} />}
        </LoadView>
        <p class="no-print">
          <LinkButton href={pagePaths.classLog(classId)}>{words.toLog}</LinkButton>
        </p>
      </div>
    </PageShell>
  )
}
