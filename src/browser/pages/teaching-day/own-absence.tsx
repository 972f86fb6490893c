/** A teacher says to be away, until the next day of school at most; and takes it back. */
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { focusMistake } from '#browser/parts/focus-mistake.ts'
import { Notice } from '#browser/parts/notice.tsx'
import { Select } from '#browser/parts/select.tsx'
import { type HalfDaySpan, HalfDaysFields, wrongEnd } from '#browser/school/half-days-fields.tsx'
import { useSpanText } from '#browser/school/use-span-text.ts'
import { useViewer } from '#browser/viewer.ts'
import type { EndedAbsence, OwnAbsences } from '#contract/teacher-absences.ts'
import { addDays, type Day } from '#kernel/calendar-day.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'

/** Without an answer the day is whole: nothing is shown. */
export function OwnAbsence({ today }: { today: Day }) {
  const words = useWords('absence')
  const spanText = useSpanText()
  const act = useAct()
  const [telling, setTelling] = useState(false)
  const { load, reload } = useLoad(`own-absences ${today}`, (signal) =>
    callApi<OwnAbsences>('/api/me/absences', { signal }),
  )
  if (load.state !== 'ready') return null
  const takeBack = (id: string): void => {
    void act.run(
      () => callApi<EndedAbsence>(`/api/absences/${id}/end`, { method: 'POST' }),
      (ended) => {
        toast({ text: words.takenBack(ended) })
        reload()
      },
    )
  }
  return (
    <div class="stack">
      {load.value.absences.map((absence) => (
        <Notice
          key={absence.id}
          title={words.ownTold({ span: spanText(absence) })}
          actions={
            <Button busy={act.busy} onClick={() => takeBack(absence.id)}>
              {words.takeBack}
            </Button>
          }
        />
      ))}
      {act.refusal && <ErrorView refusal={act.refusal} live />}
      <p class="row">
        <Button kind="quiet" onClick={() => setTelling(true)}>
          {words.own}
        </Button>
      </p>
      {telling && (
        <OwnAbsenceDialog
          today={today}
          lastDays={load.value.lastDays}
          onDone={() => {
            setTelling(false)
            reload()
          }}
          onClose={() => setTelling(false)}
        />
      )}
    </div>
  )
}

function OwnAbsenceDialog(props: {
  today: Day
  lastDays: OwnAbsences['lastDays']
  onDone: () => void
  onClose: () => void
}) {
  const { lastDays, onClose, onDone, today } = props
  const words = useWords('absence')
  const general = useWords('general')
  const format = useFormat()
  const viewer = useViewer()
  const schools =
    viewer.state === 'known' ? viewer.me.schools.filter((one) => one.isTeacher || one.isHead) : []
  const [uai, setUai] = useState(schools[0]?.uai ?? '')
  const [span, setSpan] = useState<HalfDaySpan>({
    ...{ fromDay: today, fromHalf: 'morning', untilDay: today, untilHalf: 'afternoon' },
  })
  const act = useAct()
  // The same id as long as it says the same: sending twice is telling once.
  const sent = useRef<{ readonly of: string; readonly id: string } | null>(null)
  const lastDay = lastDays.find(({ schoolUai }) => schoolUai === uai)?.day ?? addDays(today, 1)
  const wrong = span.untilDay > lastDay ? 'untilDay' : wrongEnd(span, today)
  const wrongText = words.ownUntilError({ day: format.nearDay(dayInstant(lastDay), Date.now()) })
  const tell = (): void => {
    if (wrong !== null) return
    const of = JSON.stringify([uai, span])
    if (sent.current?.of !== of) sent.current = { of, id: mintId({ now: Date.now }, systemRandom) }
    const body = { id: sent.current.id, schoolUai: uai, ...span }
    void act.run(
      () => callApi('/api/me/absences', { body }),
      () => {
        toast({ text: words.saved })
        onDone()
      },
    )
  }
  return (
    <Dialog open title={words.ownTitle} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          tell()
          focusMistake(event.currentTarget)
        }}
      >
        {schools.length > 1 && (
          <Select
            label={words.school}
            value={uai}
            onValue={setUai}
            options={schools.map((school) => ({ value: school.uai, label: school.name }))}
          />
        )}
        <HalfDaysFields
          span={span}
          fromError={wrong === 'fromDay' ? wrongText : null}
          untilError={wrong === 'untilDay' ? wrongText : null}
          onSpan={setSpan}
        />
        <p class="soft">{words.ownMeans}</p>
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={tell} live />}
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
