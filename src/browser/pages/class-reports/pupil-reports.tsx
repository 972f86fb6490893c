/** Each pupil's report as it would be given out now, with the general appreciation to write under it. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { NewerText } from '#browser/reports/newer-text.tsx'
import { PeriodReportView } from '#browser/reports/period-report-view.tsx'
import type { TextsInHand } from '#browser/reports/texts-in-hand.ts'
import { generalAppreciationMax } from '#contract/report-limits.ts'
import type { PeriodReport } from '#contract/reports.ts'
import { generalOf } from './generals-lacking.ts'

interface PupilReportsProps {
  reports: readonly PeriodReport[]
  texts: TextsInHand
  /** Of a year that is over: the general appreciation is read, not written. */
  readOnly: boolean
}

export function PupilReports({ readOnly, reports, texts }: PupilReportsProps) {
  const words = useWords('reports').ofClass
  return (
    <section class="stack">
      <h2>{words.pupils}</h2>
      {reports.map((report) =>
        readOnly ? (
          <OneToRead key={report.pupil.id} report={report} />
        ) : (
          <OnePupil key={report.pupil.id} report={report} texts={texts} />
        ),
      )}
    </section>
  )
}

function OneToRead({ report }: { report: PeriodReport }) {
  const words = useWords('reports').ofClass
  const [isOpen, setOpen] = useState(false)
  const { courses, general, pupil } = report
  return (
    <Disclosure label={`${pupil.givenName} ${pupil.familyName}`} open={isOpen} onToggle={setOpen}>
      {isOpen && (
        <div class="stack">
          {courses.length === 0 && general === null && <p class="soft">{words.nothingSaid}</p>}
          <PeriodReportView report={report} level={3} />
        </div>
      )}
    </Disclosure>
  )
}

function OnePupil({ report, texts }: { report: PeriodReport; texts: TextsInHand }) {
  const words = useWords('reports')
  const [isOpen, setOpen] = useState(false)
  const { courses, pupil } = report
  const general = generalOf(report, texts)
  const name = `${pupil.givenName} ${pupil.familyName}`
  return (
    <Disclosure
      label={words.ofClass.pupil({ name, written: general.trim() !== '' })}
      open={isOpen}
      onToggle={setOpen}
    >
      {isOpen && (
        <div class="stack">
          {courses.length === 0 && <p class="soft">{words.ofClass.nothingSaid}</p>}
          <PeriodReportView report={report} level={3} withoutGeneral />
          <div class="report-general">
            <TextArea
              label={`${words.general}, ${name}`}
              rows={4}
              value={general}
              maxLength={generalAppreciationMax}
              spellcheck
              onValue={(text) => texts.write(pupil.id, text, report.general ?? '')}
              onLeave={() => texts.leave(pupil.id)}
            />
            <NewerText pupilId={pupil.id} texts={texts} />
          </div>
        </div>
      )}
    </Disclosure>
  )
}
