/** Lets a lesson exchange its time with another of the same pupils, and says first what results. */
import { useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { focusMistake } from '#browser/parts/focus-mistake.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { Select } from '#browser/parts/select.tsx'
import { useClockText } from '#browser/week/use-clock-text.ts'
import type { SwapCandidates } from '#contract/lesson-swaps.ts'
import type { WeekLesson } from '#contract/timetable.ts'
import { wallClockOf } from '#kernel/calendar-day.ts'

interface SwapLessonFormProps {
  lesson: WeekLesson
  timeZone: string
  /** With what is said about it. */
  onDone: (said: string) => void
  onBack: () => void
}

export function SwapLessonForm(props: SwapLessonFormProps) {
  const { lesson, onBack } = props
  const words = useWords('swap')
  const loaded = useLoad(`swap-candidates ${lesson.id} ${lesson.startsAt}`, (signal) =>
    callApi<SwapCandidates>(`/api/lessons/${lesson.id}/swap-candidates`, { signal }),
  )
  return (
    <LoadView loaded={loaded} label={words.title}>
      {({ lessons }) =>
        lessons.length === 0 ? (
          <>
            <Notice title={words.nobody} />
            <p class="row">
              <Button onClick={onBack}>{words.back}</Button>
            </p>
          </>
        ) : (
          <ChooseForm {...props} lessons={lessons} />
        )
      }
    </LoadView>
  )
}

type Placed = Pick<WeekLesson, 'courseName' | 'onDate' | 'startsAt' | 'endsAt'>

/** The day and the times of a lesson as people say them. */
function usePlaceText(timeZone: string) {
  const format = useFormat()
  const clock = useClockText()
  const time = (instant: string): string =>
    clock.time(wallClockOf(Date.parse(instant), timeZone).time)
  return ({ onDate, startsAt, endsAt }: Placed) => ({
    day: format.day(dayInstant(onDate)),
    starts: time(startsAt),
    ends: time(endsAt),
  })
}

function ChooseForm(props: SwapLessonFormProps & SwapCandidates) {
  const { lesson, lessons, timeZone, onBack, onDone } = props
  const words = useWords('swap')
  const format = useFormat()
  const placeOf = usePlaceText(timeZone)
  const [withId, setWithId] = useState('')
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const other = lessons.find(({ id }) => id === withId)
  const resultOf = (one: Placed, at: Placed): string =>
    words.result({ course: one.courseName, was: placeOf(one), becomes: placeOf(at) })
  const swap = (): void => {
    setAsked(true)
    if (other === undefined) return
    const body = {
      withLessonId: other.id,
      startsAt: lesson.startsAt,
      withStartsAt: other.startsAt,
    }
    void act.run(
      () => callApi(`/api/lessons/${lesson.id}/swap`, { body }),
      () => onDone(words.done),
    )
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        swap()
        focusMistake(event.currentTarget)
      }}
    >
      <Select
        label={words.which}
        value={withId}
        onValue={setWithId}
        placeholder={words.choose}
        error={asked && other === undefined ? words.chooseOne : null}
        options={lessons.map((one) => ({
          value: one.id,
          group: placeOf(one).day,
          label: words.candidate({
            ...placeOf(one),
            course: one.courseName,
            teachers: format.list(one.teachers.map((who) => `${who.givenName} ${who.familyName}`)),
          }),
        }))}
      />
      <div aria-live="polite">
        {other && (
          <>
            <p>
              <strong>{resultOf(lesson, other)}</strong>
            </p>
            <p>
              <strong>{resultOf(other, lesson)}</strong>
            </p>
            {other.homeworkMoved > 0 && <p>{words.homework({ count: other.homeworkMoved })}</p>}
          </>
        )}
      </div>
      <p class="soft">{words.means}</p>
      {act.refusal && <SwapRefusal refusal={act.refusal} onRetry={swap} />}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy}>
          {words.confirm}
        </Button>
        <Button onClick={onBack}>{words.back}</Button>
      </p>
    </form>
  )
}

function SwapRefusal({ refusal, onRetry }: { refusal: ApiRefusal; onRetry: () => void }) {
  const words = useWords('swap')
  const { code, detail } = refusal
  const clash = detail.kind === 'teacher' ? words.clashTeacher : words.clashClass
  const said: Readonly<Record<string, string>> = {
    lesson_clash: clash,
    edited_elsewhere: words.changed,
    bad_request: detail.where === 'homeworkDueOn' ? words.afterHomework : words.notPossible,
  }
  const title = said[code]
  return title === undefined ? (
    <ErrorView refusal={refusal} onRetry={onRetry} live />
  ) : (
    <Notice kind="attention" title={title} live />
  )
}
