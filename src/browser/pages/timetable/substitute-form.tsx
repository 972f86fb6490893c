/** Names who takes a lesson, or its course until a day; those who are free then stand first. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { focusMistake } from '#browser/parts/focus-mistake.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { PossibleSubstitutes } from '#contract/timetable.ts'
import { isDay } from '#kernel/calendar-day.ts'
import type { LessonFormProps } from './move-lesson-form.tsx'

export function SubstituteForm(props: LessonFormProps) {
  const { lesson } = props
  const words = useWords('substitute')
  const loaded = useLoad(`substitutes ${lesson.id}`, (signal) =>
    callApi<PossibleSubstitutes>(`/api/lessons/${lesson.id}/possible-substitutes`, { signal }),
  )
  return (
    <LoadView loaded={loaded} label={words.title}>
      {({ teachers }) =>
        teachers.length === 0 ? (
          <>
            <Notice title={words.nobody} />
            <p class="row">
              <Button onClick={props.onBack}>{words.back}</Button>
            </p>
          </>
        ) : (
          <ChooseForm {...props} teachers={teachers} />
        )
      }
    </LoadView>
  )
}

type Span = 'single' | 'course'

function ChooseForm(props: LessonFormProps & PossibleSubstitutes) {
  const { lesson, onBack, onDone, teachers } = props
  const words = useWords('substitute')
  const [who, setWho] = useState('')
  const [span, setSpan] = useState<Span>('single')
  const [untilDay, setUntilDay] = useState(lesson.onDate)
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const isDayFine = span === 'single' || (isDay(untilDay) && untilDay >= lesson.onDate)
  const send = (): void => {
    setAsked(true)
    if (who === '' || !isDayFine) return
    const body = { substituteId: who, untilDay: span === 'single' ? null : untilDay }
    void act.run(
      () => callApi(`/api/lessons/${lesson.id}/substitute`, { body }),
      () => onDone(words.named),
    )
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        send()
        focusMistake(event.currentTarget)
      }}
    >
      <Select
        label={words.who}
        value={who}
        onValue={setWho}
        placeholder={words.choose}
        error={asked && who === '' ? words.chooseOne : null}
        options={teachers
          .toSorted((one, other) => Number(other.isFree) - Number(one.isFree))
          .map(({ id, givenName, familyName, isFree }) => ({
            value: id,
            label: `${givenName} ${familyName}`,
            group: isFree ? words.free : words.busy,
          }))}
      />
      <RadioGroup<Span>
        label={words.forWhat}
        value={span}
        onValue={setSpan}
        options={[
          { value: 'single', label: words.single },
          { value: 'course', label: words.course },
        ]}
      />
      {span === 'course' && (
        <Field
          type="date"
          label={words.until}
          value={untilDay}
          onValue={setUntilDay}
          error={asked && !isDayFine ? words.untilWrong : null}
        />
      )}
      <p class="soft">{words.means}</p>
      {act.refusal?.code === 'in_use' && <Notice kind="attention" title={words.taken} live />}
      {act.refusal && act.refusal.code !== 'in_use' && (
        <ErrorView refusal={act.refusal} onRetry={send} live />
      )}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy}>
          {words.name}
        </Button>
        <Button onClick={onBack}>{words.back}</Button>
      </p>
    </form>
  )
}
