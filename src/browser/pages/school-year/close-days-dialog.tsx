/** Closes the school on days of its own, with the reason that pupils see. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { focusMistake } from '#browser/parts/focus-mistake.ts'
import type { Rebuilt } from '#contract/timetable.ts'
import { type Day, isDay } from '#kernel/calendar-day.ts'

export interface CloseDaysDialogProps {
  uai: string
  onDone: (lessons: Rebuilt) => void
  onClose: () => void
}

type Mistake = 'label' | 'days' | 'order' | 'taken'

function mistakeOf(label: string, startsOn: Day, endsOn: Day): Mistake | null {
  if (label.trim() === '') return 'label'
  if (!isDay(startsOn) || !isDay(endsOn)) return 'days'
  return endsOn < startsOn ? 'order' : null
}

export function CloseDaysDialog({ uai, onDone, onClose }: CloseDaysDialogProps) {
  const words = useWords('school-life').off
  const general = useWords('general')
  const [label, setLabel] = useState('')
  const [startsOn, setStartsOn] = useState<Day>('')
  const [endsOn, setEndsOn] = useState<Day>('')
  const [asked, setAsked] = useState(false)
  const act = useAct()
  // One closing a first day: the one thing that only the server knows.
  const isTaken = act.refusal?.detail.where === 'startsOn'
  const found = mistakeOf(label, startsOn, endsOn)
  const mistake = asked ? (found ?? (isTaken ? 'taken' : null)) : null
  const said = (...of: Mistake[]): string | null =>
    mistake !== null && of.includes(mistake) ? words.errors[mistake] : null
  const close = (): void => {
    setAsked(true)
    if (found !== null) return
    void act.run(
      () =>
        callApi<{ lessons: Rebuilt }>(`/api/schools/${uai}/days-off`, {
          body: { label: label.trim(), startsOn, endsOn },
        }),
      ({ lessons }) => onDone(lessons),
    )
  }
  return (
    <Dialog open title={words.addTitle} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          close()
          focusMistake(event.currentTarget)
        }}
      >
        <Field
          label={words.label}
          hint={words.labelHint}
          value={label}
          maxLength={80}
          error={said('label')}
          onValue={setLabel}
        />
        <Field
          type="date"
          label={words.from}
          value={startsOn}
          error={said('taken') ?? (isDay(startsOn) ? null : said('days'))}
          onValue={(day) => {
            act.forget()
            setStartsOn(day)
            // Most closings last a day.
            if (endsOn === '' || endsOn < day) setEndsOn(day)
          }}
        />
        <Field
          type="date"
          label={words.to}
          value={endsOn}
          error={said('order') ?? (isDay(endsOn) ? null : said('days'))}
          onValue={setEndsOn}
        />
        <p class="soft">{words.addMeans}</p>
        {act.refusal && !isTaken && <ErrorView refusal={act.refusal} onRetry={close} live />}
        <p class="row">
          <Button type="submit" kind="primary" busy={act.busy}>
            {words.close}
          </Button>
          <Button onClick={onClose}>{general.cancel}</Button>
        </p>
      </form>
    </Dialog>
  )
}
