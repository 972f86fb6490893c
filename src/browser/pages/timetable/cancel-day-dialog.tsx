/** A teacher is ill, a class is out: several lessons of one day are cancelled at once. */
import { useState } from 'preact/hooks'
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { useClockText } from '#browser/week/use-clock-text.ts'
import type { WeekLesson } from '#contract/timetable.ts'
import { type Day, wallClockOf } from '#kernel/calendar-day.ts'
import { decideLessons } from './decide-each.ts'

export interface CancelDayDialogProps {
  day: Day
  timeZone: string
  /** Those that still take place. */
  lessons: readonly WeekLesson[]
  /** The week has to be read again. */
  onChange: () => void
  onClose: () => void
}

export function CancelDayDialog(props: CancelDayDialogProps) {
  const { day, lessons, onChange, onClose } = props
  const words = useWords('school-life').wholeDay
  const general = useWords('general')
  const format = useFormat()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState(false)
  const [refusal, setRefusal] = useState<ApiRefusal | null>(null)
  const chosen = lessons.filter(({ id }) => !left.has(id)).map(({ id }) => id)
  const undo = async (ids: readonly string[]): Promise<void> => {
    await decideLessons(ids, 'restore')
    toast({ text: words.undone })
    onChange()
  }
  const cancel = async (): Promise<void> => {
    setAsked(true)
    if (chosen.length === 0) return
    setBusy(true)
    setRefusal(null)
    const result = await decideLessons(chosen, 'cancel')
    setBusy(false)
    onChange()
    if (result.refusal !== null) {
      setRefusal(result.refusal)
      return
    }
    toast({
      text: words.done({ count: result.done.length }),
      action: { label: general.undo, onAction: () => void undo(result.done) },
    })
    onClose()
  }
  return (
    <Dialog
      open
      title={words.title({ day: format.day(dayInstant(day)) })}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={busy} onClick={() => void cancel()}>
            {words.confirm({ count: chosen.length })}
          </Button>
          <Button onClick={onClose}>{words.keep}</Button>
        </>
      }
    >
      <p>{words.explain}</p>
      <LessonBoxes {...props} left={left} onLeft={setLeft} />
      {asked && chosen.length === 0 && <p class="field-error">{words.chooseOne}</p>}
      {refusal && (
        <>
          <p>{words.partly({ count: chosen.length })}</p>
          <ErrorView refusal={refusal} onRetry={() => void cancel()} live />
        </>
      )}
    </Dialog>
  )
}

function LessonBoxes(props: {
  lessons: readonly WeekLesson[]
  timeZone: string
  left: ReadonlySet<string>
  onLeft: (left: ReadonlySet<string>) => void
}) {
  const { lessons, timeZone, left, onLeft } = props
  const clock = useClockText()
  return (
    <div class="stack">
      {lessons.map(({ id, courseName, startsAt }) => (
        <CheckBox
          key={id}
          framed
          label={`${clock.time(wallClockOf(Date.parse(startsAt), timeZone).time)} – ${courseName}`}
          checked={!left.has(id)}
          onChecked={(checked) => {
            const next = new Set(left)
            if (checked) next.delete(id)
            else next.add(id)
            onLeft(next)
          }}
        />
      ))}
    </div>
  )
}
