/** Opens a school year or moves the days of one; the first week's letter instead of a Monday. */
import { useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { focusMistake } from '#browser/parts/focus-mistake.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import type { SchoolYear } from '#contract/schools.ts'
import type { Rebuilt } from '#contract/timetable.ts'
import { type Day, isDay, mondayOf } from '#kernel/calendar-day.ts'
import { draftOf, nextYearDraft, type YearDraft, yearInput, yearMistake } from './year-draft.ts'

export interface YearDialogProps {
  uai: string
  /** Null: a new one. */
  year: SchoolYear | null
  years: readonly SchoolYear[]
  today: Day
  /** `lessons` is null for a new year, which has none. */
  onSaved: (lessons: Rebuilt | null) => void
  onClose: () => void
}

/** A new year answers with its id, a changed one with what became of its lessons. */
type Saved = Rebuilt | { readonly id: string }

export function YearDialog({ uai, year, years, today, onSaved, onClose }: YearDialogProps) {
  const words = useWords('school-life').year
  const general = useWords('general')
  const [draft, setDraft] = useState<YearDraft>(
    year === null ? nextYearDraft(years, today) : draftOf(year),
  )
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const others = years.filter(({ id }) => id !== year?.id)
  const mistake = yearMistake(draft, others)
  const save = (): void => {
    setAsked(true)
    if (mistake !== null) return
    const body = yearInput(draft)
    void act.run(
      () =>
        year === null
          ? callApi<Saved>(`/api/schools/${uai}/years`, { body })
          : callApi<Saved>(`/api/schools/${uai}/years/${year.id}`, { method: 'PUT', body }),
      (saved) => onSaved('kept' in saved ? saved : null),
    )
  }
  return (
    <Dialog
      open
      title={year === null ? words.openTitle : words.changeTitle({ label: year.label })}
      onClose={onClose}
    >
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save()
          focusMistake(event.currentTarget)
        }}
      >
        <YearFields draft={draft} onDraft={setDraft} mistake={asked ? mistake : null} />
        {year !== null && <p class="soft">{words.changeMeans}</p>}
        {act.refusal && <YearRefusal refusal={act.refusal} onRetry={save} />}
        <p class="row">
          <Button type="submit" kind="primary" busy={act.busy}>
            {year === null ? words.openButton : general.save}
          </Button>
          <Button onClick={onClose}>{general.cancel}</Button>
        </p>
      </form>
    </Dialog>
  )
}

function YearRefusal({ onRetry, refusal }: { refusal: ApiRefusal; onRetry: () => void }) {
  const words = useWords('school-life').year
  const { label, where } = refusal.detail
  if (where === 'periods') {
    return <Notice kind="danger" title={words.periodOutside({ label: String(label) })} live />
  }
  return <ErrorView refusal={refusal} onRetry={onRetry} live />
}

function YearFields(props: {
  draft: YearDraft
  onDraft: (draft: YearDraft) => void
  mistake: ReturnType<typeof yearMistake>
}) {
  const { draft, onDraft, mistake } = props
  const words = useWords('school-life').year
  const format = useFormat()
  const said = mistake === null ? null : words.errors[mistake]
  const ofLabel = mistake === 'label' || mistake === 'labelTaken'
  return (
    <>
      <Field
        label={words.label}
        hint={words.labelHint}
        value={draft.label}
        maxLength={20}
        error={ofLabel ? said : null}
        onValue={(label) => onDraft({ ...draft, label })}
      />
      <Field
        type="date"
        label={words.starts}
        value={draft.startsOn}
        error={mistake === 'days' && !isDay(draft.startsOn) ? said : null}
        onValue={(startsOn) => onDraft({ ...draft, startsOn })}
      />
      <Field
        type="date"
        label={words.ends}
        value={draft.endsOn}
        error={
          mistake !== null && !ofLabel && !(mistake === 'days' && isDay(draft.endsOn)) ? said : null
        }
        onValue={(endsOn) => onDraft({ ...draft, endsOn })}
      />
      {isDay(draft.startsOn) && (
        <RadioGroup
          label={words.firstWeek({ day: dayAndMonth(format.day, mondayOf(draft.startsOn)) })}
          hint={words.firstWeekHint}
          inLine
          value={draft.firstWeek}
          onValue={(firstWeek) => onDraft({ ...draft, firstWeek })}
          options={[
            { value: 'A', label: words.weekA },
            { value: 'B', label: words.weekB },
          ]}
        />
      )}
    </>
  )
}

/** "31 août" of "lundi 31 août". */
export function dayAndMonth(say: (instant: string) => string, day: Day): string {
  return say(dayInstant(day)).replace(/^\S+ /, '')
}
