/** The fields of a weekly slot. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Field } from '#browser/parts/field.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { Course } from '#contract/classes.ts'
import { isDay } from '#kernel/calendar-day.ts'
import { isTime, type SlotDraft, type SlotMistake } from './slot-draft.ts'

export interface SlotFieldsProps {
  draft: SlotDraft
  onDraft: (draft: SlotDraft) => void
  mistake: SlotMistake | null
  /** Null for a slot that is changed: its course stays. */
  courses: readonly Course[] | null
  courseName: string
  /** Its day of the week as it stands; null for a new one. */
  weekdayNow: number | null
}

export function SlotFields(props: SlotFieldsProps) {
  const { draft, onDraft, mistake, courses, courseName, weekdayNow } = props
  const words = useWords('school-life').slots
  const timetable = useWords('timetable')
  const set = (change: Partial<SlotDraft>): void => onDraft({ ...draft, ...change })
  return (
    <>
      {courses === null ? (
        <p>
          <strong>{courseName}</strong>
        </p>
      ) : (
        <CourseSelect
          courses={courses}
          value={draft.courseId}
          error={mistake === 'course' ? words.errors.course : null}
          onValue={(courseId) => set({ courseId })}
        />
      )}
      <div>
        <Select
          label={words.weekday}
          value={String(draft.weekday)}
          onValue={(weekday) => set({ weekday: Number(weekday) })}
          options={timetable.weekdays.map((label, index) => ({ value: String(index + 1), label }))}
        />
        <div aria-live="polite">
          {weekdayNow !== null && draft.weekday !== weekdayNow && (
            <p class="soft slot-homework">{words.homeworkFollows}</p>
          )}
        </div>
      </div>
      <TimeFields draft={draft} set={set} mistake={mistake} />
      <RadioGroup
        label={words.weeks}
        inLine
        value={draft.week ?? 'every'}
        onValue={(week) => set({ week: week === 'every' ? null : week })}
        options={[
          { value: 'every', label: words.everyWeek },
          { value: 'A', label: words.onlyA },
          { value: 'B', label: words.onlyB },
        ]}
      />
      <Field
        label={words.room}
        optional
        value={draft.room}
        maxLength={60}
        onValue={(room) => set({ room })}
      />
      <DayFields draft={draft} set={set} mistake={mistake} isNew={courses !== null} />
    </>
  )
}

interface PartProps {
  draft: SlotDraft
  set: (change: Partial<SlotDraft>) => void
  mistake: SlotMistake | null
}

function TimeFields({ draft, set, mistake }: PartProps) {
  const words = useWords('school-life').slots
  return (
    <div class="timetable-pair">
      <Field
        type="time"
        label={words.starts}
        value={draft.starts}
        error={mistake === 'times' && !isTime(draft.starts) ? words.errors.times : null}
        onValue={(starts) => set({ starts })}
      />
      <Field
        type="time"
        label={words.ends}
        value={draft.ends}
        error={
          mistake === 'order'
            ? words.errors.order
            : mistake === 'times' && isTime(draft.starts)
              ? words.errors.times
              : null
        }
        onValue={(ends) => set({ ends })}
      />
    </div>
  )
}

function DayFields({ draft, set, mistake, isNew }: PartProps & { isNew: boolean }) {
  const words = useWords('school-life').slots
  const wrong = mistake === 'day'
  return (
    <div class="timetable-pair of-days">
      <Field
        type="date"
        label={words.fromDay}
        hint={words.fromHint}
        value={draft.from}
        error={wrong && !isDay(draft.from) ? words.errors.day : null}
        onValue={(from) => set({ from })}
      />
      {isNew && (
        <Field
          type="date"
          label={words.toDay}
          hint={words.toHint}
          optional
          value={draft.to}
          error={wrong && isDay(draft.from) ? words.errors.day : null}
          onValue={(to) => set({ to })}
        />
      )}
    </div>
  )
}

function CourseSelect(props: {
  courses: readonly Course[]
  value: string
  error: string | null
  onValue: (courseId: string) => void
}) {
  const { courses, value, error, onValue } = props
  const words = useWords('school-life').slots
  const format = useFormat()
  return (
    <Select
      label={words.course}
      hint={words.courseHint}
      error={error}
      value={value}
      placeholder={words.chooseCourse}
      onValue={onValue}
      options={courses.map(({ id, name, teachers }) => ({
        value: id,
        label: `${name} – ${
          teachers.length === 0
            ? words.nobody
            : format.list(teachers.map((one) => `${one.givenName} ${one.familyName}`))
        }`,
      }))}
    />
  )
}
