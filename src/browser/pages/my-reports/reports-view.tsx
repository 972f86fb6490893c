/** The reports that were given out to a pupil, the last one first: to read, and to keep on paper. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { PeriodReportView } from '#browser/reports/period-report-view.tsx'
import type { PupilReports } from '#contract/reports.ts'

export function ReportsView({ value }: { value: PupilReports }) {
  const words = useWords('reports')
  if (value.reports.length === 0) {
    return <EmptyState drawing={<EmptyYard />}>{words.family.empty}</EmptyState>
  }
  return (
    <div class="stack stack-wide">
      {value.reports.map((one) => (
        <OneReport key={one.id} one={one} pupilId={value.pupil.id} />
      ))}
    </div>
  )
}

function OneReport(props: { one: PupilReports['reports'][number]; pupilId: string }) {
  const { one, pupilId } = props
  const { id, publishedAt, report } = one
  const words = useWords('reports')
  const format = useFormat()
  const period = report.period.label
  const heading = `report-${id}`
  return (
    <section class="stack" aria-labelledby={heading}>
      <h2 id={heading}>{words.report({ period, withoutPoints: report.withoutPoints })}</h2>
      <p class="soft">
        {[
          report.className,
          words.family.given({ when: format.dateTime(publishedAt, Date.now()) }),
        ].join(' · ')}
      </p>
      <p>
        <LinkButton href={`/api/pupils/${pupilId}/reports/${id}/pdf`} download="" sign="received">
          {words.family.download}
          <span class="for-screen-readers"> {period}</span>
        </LinkButton>
      </p>
      <PeriodReportView report={report} level={3} />
    </section>
  )
}
