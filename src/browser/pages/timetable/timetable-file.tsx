/** The import of a timetable from a CSV file: a trial first, then whole or not at all. */
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
import { DownloadTimetable } from './download-timetable.tsx'
import { changesIn } from './report-changes.ts'
import { TimetableReportView } from './timetable-report-view.tsx'

/** As the server takes it. */
const fileBytesMax = 4 * 1024 * 1024
/** A large school's file is read, compared and written in one go. */
const importTimeoutMs = 120_000

export function TimetableFile({ school, onSee }: { school: MySchool; onSee: () => void }) {
  const words = useWords('school-life').import
  const [files, setFiles] = useState<readonly File[]>([])
  const [from, setFrom] = useState<Day>(dayOf(Date.now(), school.timeZone))
  const [report, setReport] = useState<TimetableReport | null>(null)
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const [file] = files
  const send = (dryRun: boolean): void => {
    setAsked(true)
    if (file === undefined || !isDay(from)) return
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
  const refusal = act.refusal && (
    <ErrorView refusal={act.refusal} onRetry={() => send(report === null)} live />
  )
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
          onAgain={() => {
            setReport(null)
            setFiles([])
            setAsked(false)
            act.forget()
          }}
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
      <FileField
        label={words.file}
        buttonText={words.chooseFile}
        accept=".csv,text/csv"
        files={files}
        onFiles={setFiles}
        fileBytesMax={fileBytesMax}
        error={asked && file === undefined ? words.fileMissing : null}
      />
      <div class="timetable-day">
        <Field
          type="date"
          label={words.from}
          hint={words.fromHint}
          value={from}
          onValue={setFrom}
        />
      </div>
      {refusal}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy} busyText={words.trying}>
          {words.tryIt}
        </Button>
      </p>
    </form>
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
  const words = useWords('school-life').import
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
