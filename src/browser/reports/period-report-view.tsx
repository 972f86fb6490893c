/** A period report to read: course by course, then in general, then the half-days. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import type { PeriodReport } from '#contract/reports.ts'
import { useStandingTexts } from './use-standing-texts.ts'
import './reports.css'

export interface PeriodReportViewProps {
  report: PeriodReport
  /** The heading above it is an `h2` or an `h3`: those inside are one below. */
  level: 3 | 4
  /** Where the general appreciation is written instead of read. */
  withoutGeneral?: boolean
}

export function PeriodReportView({ level, report, withoutGeneral }: PeriodReportViewProps) {
  const words = useWords('reports')
  const Heading = level === 3 ? 'h3' : 'h4'
  const { courses, general, halfDays } = report
  return (
    <div class="report">
      {courses.map((course) => (
        <CourseLine key={course.courseId} course={course} level={level} />
      ))}
      {general !== null && !withoutGeneral && (
        <section class="report-part">
          <Heading>{words.general}</Heading>
          <p>{general}</p>
        </section>
      )}
      {halfDays !== null && (
        <section class="report-part">
          <Heading>{words.halfDays}</Heading>
          <HalfDays halfDays={halfDays} />
        </section>
      )}
    </div>
  )
}

function CourseLine(props: { course: PeriodReport['courses'][number]; level: 3 | 4 }) {
  const { appreciation, subject, teachers, ...standing } = props.course
  const format = useFormat()
  const textsOf = useStandingTexts()
  const Heading = props.level === 3 ? 'h3' : 'h4'
  const texts = textsOf(standing)
  return (
    <section class="report-course">
      <div>
        <Heading>{subject}</Heading>
        {teachers.length > 0 && <p class="soft small">{format.list(teachers)}</p>}
      </div>
      {texts.length > 0 && (
        <ul class="plain report-standing numbers">
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {appreciation !== null && <p class="report-text">{appreciation}</p>}
    </section>
  )
}

/** In the order of docs/attendance.md: the kindest first. */
const states = ['present', 'reached', 'our_fault', 'excused', 'to_find_out', 'unreachable'] as const

function HalfDays({ halfDays }: { halfDays: NonNullable<PeriodReport['halfDays']> }) {
  const words = useWords('reports')
  const names = useWords('attendance').states
  const format = useFormat()
  const { counts, from, until } = halfDays
  return (
    <>
      <p class="soft small">
        {words.days({ from: format.day(dayInstant(from)), until: format.day(dayInstant(until)) })}
      </p>
      <ul class="plain">
        {states
          .filter((state) => counts[state] > 0)
          .map((state) => (
            <li key={state}>{words.stepCount({ name: names[state], count: counts[state] })}</li>
          ))}
      </ul>
    </>
  )
}
