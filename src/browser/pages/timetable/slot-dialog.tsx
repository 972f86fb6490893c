/** Adds a weekly slot, or changes or ends one from a day on. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { focusMistake } from '#browser/parts/focus-mistake.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { SentBefore } from '#browser/teach/sent-before.tsx'
import type { Course } from '#contract/classes.ts'
import type { Rebuilt, TimetableClash, TimetableSlot } from '#contract/timetable.ts'
import { type Day, isDay } from '#kernel/calendar-day.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { draftOfSlot, emptySlot, type SlotDraft, slotInput, slotMistake } from './slot-draft.ts'
import { SlotFields } from './slot-fields.tsx'

/** What a change did: for the page to tell. */
export interface SlotChanged {
  readonly slotId: string | null
  readonly lessons: Rebuilt
  readonly clashes: readonly TimetableClash[]
}

export interface SlotDialogProps {
  uai: string
  today: Day
  /** The slot to change, or the day of the week of a new one. */
  slot: TimetableSlot | number
  /** Courses that a new slot may belong to. */
  courses: readonly Course[]
  onDone: (title: string, changed: SlotChanged) => void
  onClose: () => void
}

export function SlotDialog({ uai, today, slot, courses, onDone, onClose }: SlotDialogProps) {
  const words = useWords('school-life').slots
  const [ending, setEnding] = useState(false)
  const isNew = typeof slot === 'number'
  const title = isNew ? words.addTitle : ending ? words.removeTitle : words.editTitle
  return (
    <Dialog open title={title} onClose={onClose}>
      {isNew && courses.length === 0 ? (
        <Notice kind="attention" title={words.noCourse} />
      ) : !isNew && ending ? (
        <EndSlotForm
          uai={uai}
          today={today}
          slot={slot}
          onDone={onDone}
          onBack={() => setEnding(false)}
        />
      ) : (
        <SlotForm
          uai={uai}
          today={today}
          slot={slot}
          courses={courses}
          onDone={onDone}
          onEnd={() => setEnding(true)}
        />
      )}
    </Dialog>
  )
}

function SlotForm(
  props: Omit<SlotDialogProps, 'onClose'> & {
    onEnd: () => void
  },
) {
  const { uai, today, slot, courses, onDone, onEnd } = props
  const words = useWords('school-life').slots
  const general = useWords('general')
  const isNew = typeof slot === 'number'
  const [draft, setDraft] = useState<SlotDraft>(
    isNew ? emptySlot(slot, today) : draftOfSlot(slot, today),
  )
  // A second press adds the same one again, not another one.
  const [id] = useState(() => mintId({ now: Date.now }, systemRandom))
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const mistake = slotMistake(draft)
  const save = (): void => {
    setAsked(true)
    if (mistake !== null) return
    const path = `/api/schools/${uai}/timetable`
    const body = slotInput(draft)
    const to = draft.to === '' ? {} : { to: draft.to }
    void act.run(
      () =>
        isNew
          ? callApi<SlotChanged>(path, { body: { id, ...body, ...to, courseId: draft.courseId } })
          : callApi<SlotChanged>(`${path}/${slot.id}`, { method: 'PUT', body }),
      (changed) => onDone(isNew ? words.created : words.changed, changed),
    )
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save()
        focusMistake(event.currentTarget)
      }}
    >
      <SlotFields
        draft={draft}
        onDraft={setDraft}
        mistake={asked ? mistake : null}
        courses={isNew ? courses : null}
        courseName={isNew ? '' : slot.courseName}
        weekdayNow={isNew ? null : slot.weekday}
      />
      {act.refusal && <SentBefore refusal={act.refusal} onRetry={save} words={words.addedBefore} />}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy}>
          {isNew ? words.add : general.save}
        </Button>
        {!isNew && (
          <Button kind="danger" onClick={onEnd}>
            {words.remove}
          </Button>
        )}
      </p>
    </form>
  )
}

function EndSlotForm(props: {
  uai: string
  today: Day
  slot: TimetableSlot
  onDone: (title: string, changed: SlotChanged) => void
  onBack: () => void
}) {
  const { uai, today, slot, onDone, onBack } = props
  const words = useWords('school-life').slots
  const general = useWords('general')
  const [from, setFrom] = useState(slot.validFrom > today ? slot.validFrom : today)
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const end = (): void => {
    setAsked(true)
    if (!isDay(from)) return
    void act.run(
      () =>
        callApi<SlotChanged>(`/api/schools/${uai}/timetable/${slot.id}/end`, { body: { from } }),
      (changed) => onDone(words.removed, changed),
    )
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        end()
        focusMistake(event.currentTarget)
      }}
    >
      <p>
        <strong>{slot.courseName}</strong>
      </p>
      <p>{words.removeMeans}</p>
      <Field
        type="date"
        label={words.removeFrom}
        value={from}
        error={asked && !isDay(from) ? words.errors.day : null}
        onValue={setFrom}
      />
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={end} live />}
      <p class="row">
        <Button type="submit" kind="danger" busy={act.busy}>
          {words.remove}
        </Button>
        <Button onClick={onBack}>{general.cancel}</Button>
      </p>
    </form>
  )
}
