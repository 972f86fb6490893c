/** From one half-day to another: two dates, and which half they begin and end with. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Field } from '#browser/parts/field.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { HalfDay } from '#contract/half-days.ts'
import { type Day, isDay } from '#kernel/calendar-day.ts'
import './half-days-fields.css'

export interface HalfDaySpan {
  readonly fromDay: Day
  readonly fromHalf: HalfDay
  readonly untilDay: Day
  readonly untilHalf: HalfDay
}

/** Which end cannot stay as it is; null: they follow each other, from `today` on. */
export function wrongEnd(span: HalfDaySpan, today: Day): 'fromDay' | 'untilDay' | null {
  const { fromDay, fromHalf, untilDay, untilHalf } = span
  if (!isDay(fromDay) || fromDay < today) return 'fromDay'
  const isBackwards =
    untilDay < fromDay ||
    (untilDay === fromDay && fromHalf === 'afternoon' && untilHalf === 'morning')
  return !isDay(untilDay) || isBackwards ? 'untilDay' : null
}

export function HalfDaysFields(props: {
  span: HalfDaySpan
  fromError: string | null
  untilError: string | null
  onSpan: (span: HalfDaySpan) => void
}) {
  const { fromError, onSpan, span, untilError } = props
  const words = useWords('half-days')
  return (
    <div class="half-days-ends">
      <Field
        type="date"
        label={words.from}
        value={span.fromDay}
        error={fromError}
        onValue={(fromDay) =>
          // A last day before the first would only have to be mended too.
          onSpan({ ...span, fromDay, untilDay: span.untilDay < fromDay ? fromDay : span.untilDay })
        }
      />
      <HalfSelect
        label={words.fromHalf}
        texts={words.starts}
        value={span.fromHalf}
        onHalf={(fromHalf) => onSpan({ ...span, fromHalf })}
      />
      <LastHalfDay
        day={span.untilDay}
        half={span.untilHalf}
        error={untilError}
        onEnd={(untilDay, untilHalf) => onSpan({ ...span, untilDay, untilHalf })}
      />
    </div>
  )
}

export function LastHalfDay(props: {
  day: Day
  half: HalfDay
  error: string | null
  onEnd: (day: Day, half: HalfDay) => void
}) {
  const { day, error, half, onEnd } = props
  const words = useWords('half-days')
  return (
    <>
      <Field
        type="date"
        label={words.until}
        value={day}
        error={error}
        onValue={(value) => onEnd(value, half)}
      />
      <HalfSelect
        label={words.untilHalf}
        texts={words.ends}
        value={half}
        onHalf={(value) => onEnd(day, value)}
      />
    </>
  )
}

const halves: readonly HalfDay[] = ['morning', 'afternoon']

function HalfSelect(props: {
  label: string
  texts: Readonly<Record<HalfDay, string>>
  value: HalfDay
  onHalf: (half: HalfDay) => void
}) {
  const { label, onHalf, texts, value } = props
  return (
    <Select
      label={label}
      value={value}
      onValue={(key) => onHalf(key === 'morning' ? 'morning' : 'afternoon')}
      options={halves.map((half) => ({ value: half, label: texts[half] }))}
    />
  )
}
