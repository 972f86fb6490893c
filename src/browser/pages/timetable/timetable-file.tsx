/** The import of a timetable from a CSV file or a calendar: a trial first, then whole or not at all. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { FileField } from '#browser/parts/file-field.tsx'
import { focusMistake } from '#browser/parts/focus-mistake.ts'
import { TextSection } from '#browser/parts/text-section.tsx'
import type { MySchool } from '#browser/school/use-school.ts'
import type { TimetableReport } from '#contract/timetable.ts'
import { type Day, dayOf, isDay } from '#kernel/calendar-day.ts'
import { CalendarTrial, isCalendar, type TriedCalendar, tryCalendar } from './calendar-trial.tsx'
import { DownloadTimetable } from './download-timetable.tsx'
import { importTimeoutMs } from './import-timeout.ts'
import { changesIn } from './report-changes.ts'
import { TimetableReportView } from './timetable-report-view.tsx'

/** As the server takes it. */
const fileBytesMax = 4 * 1024 * 1024

export function TimetableFile({ school, onSee }: { school: MySchool; onSee: () => void }) {
  const words = useWords('timetable-file')
  const [files, setFiles] = useState<readonly File[]>([])
  const [from, setFrom] = useState<Day>(dayOf(Date.now(), school.timeZone))
  const [report, setReport] = useState<TimetableReport | null>(null)
  const [tried, setTried] = useState<TriedCalendar | null>(null)
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const [file] = files
  const send = (dryRun: boolean): void => {
    setAsked(true)
    if (file === undefined || !isDay(from)) return
    if (isCalendar(file)) {
      void act.run(() => tryCalendar(school.uai, file, from), setTried)
      return
    }
    void act.run(
      () =>
        callApi<TimetableReport>(`/api/schools/${school.uai}/timetable/import`, {
          body: file,
          query: { dryRun, from },
          timeoutMs: importTimeoutMs,
        }),
      setReport,
    )
  }
  const isAfterYear = act.refusal?.detail.where === 'from'
  const refusal = act.refusal && !isAfterYear && (
    <ErrorView refusal={act.refusal} onRetry={() => send(report === null)} live />
  )
  const again = (): void => {
    setReport(null)
    setTried(null)
    setFiles([])
    setAsked(false)
    act.forget()
  }
  if (tried !== null) {
    return <CalendarTrial {...tried} uai={school.uai} from={from} onSee={onSee} onAgain={again} />
  }
  if (report !== null) {
    return (
      <div class="stack">
        <TimetableReportView report={report} />
        {refusal}
        <ReportActs
          report={report}
          busy={act.busy}
          onApply={() => send(false)}
          onSee={onSee}
          onAgain={again}
        />
      </div>
    )
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        send(true)
        focusMistake(event.currentTarget)
      }}
    >
      <TextSection title={words.stepsTitle} lines={words.steps} list />
      <TextSection title={words.columnsTitle} lines={[words.columnsMeans]}>
        <DownloadTimetable school={school} />
      </TextSection>
      <FileFields
        files={files}
        from={from}
        isMissing={asked && file === undefined}
        isAfterYear={isAfterYear}
        onFiles={setFiles}
        onFrom={(day) => {
          act.forget()
          setFrom(day)
        }}
      />
      {refusal}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy} busyText={words.trying}>
          {words.tryIt}
        </Button>
      </p>
    </form>
  )
}

function FileFields(props: {
  files: readonly File[]
  from: Day
  isMissing: boolean
  isAfterYear: boolean
  onFiles: (files: File[]) => void
  onFrom: (day: Day) => void
}) {
  const words = useWords('timetable-file')
  return (
    <>
      <FileField
        label={words.file}
        buttonText={words.chooseFile}
        accept=".csv,text/csv,.ics,text/calendar"
        files={props.files}
        onFiles={props.onFiles}
        fileBytesMax={fileBytesMax}
        error={props.isMissing ? words.fileMissing : null}
      />
      <div class="timetable-day">
        <Field
          type="date"
          label={words.from}
          hint={words.fromHint}
          value={props.from}
          error={props.isAfterYear ? words.afterYear : null}
          onValue={props.onFrom}
        />
      </div>
    </>
  )
}

function ReportActs(props: {
  report: TimetableReport
  busy: boolean
  onApply: () => void
  onSee: () => void
  onAgain: () => void
}) {
  const { report, busy, onApply, onSee, onAgain } = props
  const words = useWords('timetable-file')
  const mayApply = report.dryRun && report.rejections.length === 0 && changesIn(report) > 0
  return (
    <p class="row">
      {report.applied && (
        <Button kind="primary" onClick={onSee}>
          {words.see}
        </Button>
      )}
      {mayApply && (
        <Button kind="primary" busy={busy} busyText={words.applying} onClick={onApply}>
          {words.apply}
        </Button>
      )}
      <Button onClick={onAgain}>{words.another}</Button>
    </p>
  )
}
