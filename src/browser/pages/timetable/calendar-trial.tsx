/**
 * A calendar from elsewhere, tried: which course each kind of event is, what would change, and the
 * choices that are left to the office. Applied is what the last trial showed.
 */
import { useState } from 'preact/hooks'
import { type ApiRefusal, type ApiResult, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { CalendarImport, CalendarReport } from '#contract/timetable-calendars.ts'
import type { Day } from '#kernel/calendar-day.ts'
import { type CourseChoices, choicesOf, EventCourses } from './event-courses.tsx'
import { importTimeoutMs } from './import-timeout.ts'
import { changesIn } from './report-changes.ts'
import { TimetableReportView } from './timetable-report-view.tsx'

/** As the server takes it. */
const charactersMax = 2_000_000
const tooLarge: ApiRefusal = {
  code: 'body_too_large',
  status: 413,
  detail: {},
  requestId: null,
  retryAfterMs: null,
}

export interface TriedCalendar {
  /** The file's text. */
  readonly calendar: string
  readonly first: CalendarReport
}

interface CalendarTrialProps extends TriedCalendar {
  uai: string
  from: Day
  onSee: () => void
  onAgain: () => void
}

/** A calendar is known by its name: not every device tells the type of such files. */
export function isCalendar({ name, type }: File): boolean {
  return type === 'text/calendar' || name.toLowerCase().endsWith('.ics')
}

function sendCalendar(uai: string, body: CalendarImport): Promise<ApiResult<CalendarReport>> {
  const path = `/api/schools/${uai}/timetable/calendar`
  return callApi<CalendarReport>(path, { body, timeoutMs: importTimeoutMs })
}

export async function tryCalendar(
  uai: string,
  file: File,
  from: Day,
): Promise<ApiResult<TriedCalendar>> {
  const calendar = await file.text()
  if (calendar.length > charactersMax) return { ok: false, refusal: tooLarge }
  const first = await sendCalendar(uai, { calendar, choices: [], dryRun: true, from })
  return first.ok ? { ok: true, value: { calendar, first: first.value } } : first
}

export function CalendarTrial(props: CalendarTrialProps) {
  const { calendar, first, from, onAgain, onSee, uai } = props
  const [read, setRead] = useState(first)
  const [choices, setChoices] = useState<CourseChoices>(choicesOf(first))
  const act = useAct()
  const send = (dryRun: boolean): void => {
    const chosen = [...choices].map(([label, courseId]) => ({ label, courseId }))
    void act.run(
      () => sendCalendar(uai, { calendar, choices: chosen, dryRun, from }),
      (next) => {
        setRead(next)
        setChoices(choicesOf(next))
      },
    )
  }
  const isTried = read.events.every(({ label, courseId, state }) =>
    state === 'open' ? !choices.has(label) : choices.get(label) === courseId,
  )
  const told = (
    <>
      {!isUntold(read) && <TimetableReportView report={read.report} />}
      <Notes notes={read.notes} />
    </>
  )
  // What waits for the reader comes before numbers that its answer will change.
  const isOpen = hasOpen(read)
  return (
    <div class="stack">
      {!isOpen && told}
      {!read.report.applied && (
        <EventCourses read={read} choices={choices} onChoices={setChoices} />
      )}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={() => send(!isTried)} live />}
      <TrialActs
        read={read}
        isTried={isTried}
        busy={act.busy}
        onSend={send}
        onSee={onSee}
        onAgain={onAgain}
      />
      {isOpen && told}
    </div>
  )
}

/** Whether events wait for their course. */
function hasOpen({ events }: CalendarReport): boolean {
  return events.some(({ state }) => state === 'open')
}

/** Meanwhile a file that changes nothing yet says nothing. */
function isUntold(read: CalendarReport): boolean {
  const { rejections } = read.report
  return hasOpen(read) && rejections.length === 0 && changesIn(read.report) === 0
}

function Notes({ notes }: { notes: readonly string[] }) {
  const words = useWords('timetable-file').calendar
  if (notes.length === 0) return null
  return (
    <Disclosure label={words.notes({ count: notes.length })}>
      {/* As the reasons of the report: the server writes them in French. */}
      <ul lang="fr">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </Disclosure>
  )
}

function TrialActs(props: {
  read: CalendarReport
  isTried: boolean
  busy: boolean
  onSend: (dryRun: boolean) => void
  onSee: () => void
  onAgain: () => void
}) {
  const { busy, isTried, onAgain, onSee, onSend, read } = props
  const words = useWords('timetable-file')
  const { applied, rejections } = read.report
  const isOpen = hasOpen(read)
  const mayApply =
    !applied && isTried && !isOpen && rejections.length === 0 && changesIn(read.report) > 0
  return (
    <p class="row">
      {applied && (
        <Button kind="primary" onClick={onSee}>
          {words.see}
        </Button>
      )}
      {!isTried && (
        <Button kind="primary" busy={busy} busyText={words.trying} onClick={() => onSend(true)}>
          {words.calendar.tryAgain}
        </Button>
      )}
      {mayApply && (
        <Button kind="primary" busy={busy} busyText={words.applying} onClick={() => onSend(false)}>
          {words.apply}
        </Button>
      )}
      <Button onClick={onAgain}>{words.another}</Button>
    </p>
  )
}
