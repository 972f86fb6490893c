/** Notes that a teacher is away: who, from when to when. Nothing asks why. */
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { focusMistake } from '#browser/parts/focus-mistake.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Select } from '#browser/parts/select.tsx'
import { type HalfDaySpan, HalfDaysFields, wrongEnd } from '#browser/school/half-days-fields.tsx'
import type { Day } from '#kernel/calendar-day.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { askChoices } from './timetable-choices.ts'

export interface AbsenceDialogProps {
  uai: string
  today: Day
  onDone: () => void
  onClose: () => void
}

export function AbsenceDialog({ uai, today, onDone, onClose }: AbsenceDialogProps) {
  const words = useWords('absence')
  const general = useWords('general')
  const choices = useLoad(`timetable-choices ${uai}`, (signal) => askChoices(uai, signal))
  const [teacherId, setTeacherId] = useState('')
  const [first] = useState<HalfDaySpan>({
    ...{ fromDay: today, fromHalf: 'morning', untilDay: today, untilHalf: 'afternoon' },
  })
  const [span, setSpan] = useState(first)
  const [asked, setAsked] = useState(false)
  const act = useAct()
  // The same id as long as it says the same: sending twice is telling once.
  const sent = useRef<{ readonly of: string; readonly id: string } | null>(null)
  const wrong = wrongEnd(span, today)
  const save = (): void => {
    setAsked(true)
    if (teacherId === '' || wrong !== null) return
    const of = JSON.stringify([teacherId, span])
    if (sent.current?.of !== of) sent.current = { of, id: mintId({ now: Date.now }, systemRandom) }
    const body = { id: sent.current.id, teacherId, ...span }
    void act.run(
      () => callApi(`/api/schools/${uai}/absences`, { body }),
      () => {
        toast({ text: words.saved })
        onDone()
      },
    )
  }
  const refusedAt = act.refusal?.detail.where
  return (
    <Dialog
      open
      title={words.recordTitle}
      unsaved={teacherId !== '' || span !== first}
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
        <LoadView loaded={choices} label={words.who}>
          {(value) => (
            <Select
              label={words.who}
              value={teacherId}
              onValue={setTeacherId}
              placeholder={words.choose}
              error={asked && teacherId === '' ? words.chooseOne : null}
              options={value
                .filter(({ whose }) => whose.kind === 'teacher')
                .map(({ name, whose }) => ({ value: whose.id, label: name }))}
            />
          )}
        </LoadView>
        <HalfDaysFields
          span={span}
          fromError={asked && wrong === 'fromDay' ? words.fromError : null}
          untilError={
            (asked && wrong === 'untilDay') || refusedAt === 'untilDay' ? words.untilError : null
          }
          onSpan={(next) => {
            act.forget()
            setSpan(next)
          }}
        />
        <p class="soft">{words.means}</p>
        {act.refusal && refusedAt !== 'untilDay' && (
          <ErrorView refusal={act.refusal} onRetry={save} live />
        )}
        <p class="row">
          <Button type="submit" kind="primary" busy={act.busy}>
            {words.save}
          </Button>
          <Button onClick={onClose}>{general.cancel}</Button>
        </p>
      </form>
    </Dialog>
  )
}
