/** Which time and which course a log shows: a week, a month or any days; one course or all. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Button } from '#browser/parts/button.tsx'
import { Field } from '#browser/parts/field.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { Day } from '#kernel/calendar-day.ts'
import { changeKind, isWholeSpan, type LogSpan, type SpanKind, stepSpan } from './log-span.ts'
import './lesson-log.css'

export interface LogToolsProps {
  span: LogSpan
  onSpan: (span: LogSpan) => void
  today: Day
  /** What there is to choose; null where the log is of one course. */
  courses: readonly { readonly id: string; readonly name: string }[] | null
  /** Empty: all of them. */
  courseId: string
  onCourse: (courseId: string) => void
  /** The school year as a whole, for who prints it; null where nobody does. */
  year: { readonly yearFrom: Day; readonly yearUntil: Day } | null
}

/** "du 23 novembre au 29 novembre", without the days of the week. */
export function useSpanText(): (span: Pick<LogSpan, 'from' | 'until'>) => string {
  const words = useWords('lesson-log').span
  const format = useFormat()
  return ({ from, until }) => words.between(format.span(dayInstant(from), dayInstant(until)))
}

function DayFields({ span, onSpan }: Pick<LogToolsProps, 'span' | 'onSpan'>) {
  const words = useWords('lesson-log').span
  return (
    <div class="log-days">
      <Field
        label={words.from}
        type="date"
        value={span.from}
        onValue={(from) => onSpan({ ...span, from })}
      />
      <Field
        label={words.until}
        type="date"
        value={span.until}
        onValue={(until) => onSpan({ ...span, until })}
        error={isWholeSpan(span) ? null : words.wrong}
      />
    </div>
  )
}

function Steps(props: {
  span: LogSpan
  kind: 'week' | 'month'
  onSpan: (span: LogSpan) => void
  today: Day
}) {
  const { kind, onSpan, span, today } = props
  const words = useWords('lesson-log').span
  const spanText = useSpanText()
  return (
    <nav class="log-steps" aria-label={words.steps}>
      <Button sign="back" onClick={() => onSpan(stepSpan(span, -1))}>
        {words.before[kind]}
      </Button>
      <p role="status">
        <strong>{spanText(span)}</strong>
      </p>
      <Button sign="next" disabled={span.until >= today} onClick={() => onSpan(stepSpan(span, 1))}>
        {words.after[kind]}
      </Button>
    </nav>
  )
}

export function LogTools(props: LogToolsProps) {
  const { courseId, courses, onCourse, onSpan, span, today, year } = props
  const words = useWords('lesson-log').span
  const kinds: readonly SpanKind[] = ['week', 'month', 'days']
  return (
    <div class="stack no-print">
      <div class="log-choices">
        <Select
          label={words.kind}
          value={span.kind}
          onValue={(value) => {
            const kind = kinds.find((one) => one === value)
            if (kind !== undefined) onSpan(changeKind(span, kind, today))
          }}
          options={kinds.map((kind) => ({ value: kind, label: words[kind] }))}
        />
        {courses !== null && (
          <Select
            label={words.course}
            value={courseId}
            onValue={onCourse}
            options={[
              { value: '', label: words.allCourses },
              ...courses.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </div>
      {span.kind === 'days' ? (
        <>
          <DayFields span={span} onSpan={onSpan} />
          {year !== null && (
            <p>
              <Button
                onClick={() => onSpan({ kind: 'days', from: year.yearFrom, until: year.yearUntil })}
              >
                {words.wholeYear}
              </Button>
            </p>
          )}
        </>
      ) : (
        <Steps span={span} kind={span.kind} onSpan={onSpan} today={today} />
      )}
    </div>
  )
}
