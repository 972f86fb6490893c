/** Why a child was not there: a reason and a press; which half-days, and more words, for who wants. */
import { useMemo, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import type { HalfPlace } from '#browser/attendance/half-days-list.tsx'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import type { Explanation, ExplanationReason } from '#contract/attendance.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import './child-attendance.css'

/** As the server has it. */
const noteMax = 300

const reasons: readonly ExplanationReason[] = [
  'no_connection',
  'no_device',
  'health',
  'family',
  'appointment',
  'other',
]

function HalfFields(props: {
  label: string
  place: HalfPlace
  onPlace: (place: HalfPlace) => void
}) {
  const { label, place, onPlace } = props
  const words = useWords('attendance')
  return (
    <>
      <Field
        label={label}
        type="date"
        value={place.onDate}
        onValue={(onDate) => onPlace({ ...place, onDate })}
      />
      <Select
        label={`${label} – ${words.family.half}`}
        value={place.half}
        onValue={(half) => onPlace({ ...place, half: half === 'morning' ? half : 'afternoon' })}
        options={(['morning', 'afternoon'] as const).map((half) => ({
          value: half,
          label: words.halves[half],
        }))}
      />
    </>
  )
}

export function ExplainDialog(props: {
  pupilId: string
  name: string
  place: HalfPlace
  onClose: () => void
  onSent: () => void
}) {
  const { pupilId, name, onClose, onSent } = props
  const words = useWords('attendance')
  const act = useAct()
  // Sent again after a failure, it is the same explanation.
  const id = useMemo(() => mintId({ now: Date.now }, systemRandom), [])
  const [from, setFrom] = useState(props.place)
  const [until, setUntil] = useState(props.place)
  const [reason, setReason] = useState<ExplanationReason>('no_connection')
  const [note, setNote] = useState('')
  const send = (): void => {
    const body: Explanation = {
      id,
      fromDay: from.onDate,
      fromHalf: from.half,
      untilDay: until.onDate,
      untilHalf: until.half,
      reason,
      note,
    }
    void act.run(
      () => callApi(`/api/pupils/${pupilId}/attendance/explanations`, { body }),
      () => {
        toast({ text: words.family.sent, kind: 'success' })
        onSent()
      },
    )
  }
  return (
    <Dialog
      open
      title={words.family.formTitle({ name })}
      unsaved={note.trim() !== ''}
      onClose={onClose}
      actions={
        <Button kind="primary" busy={act.busy} onClick={send}>
          {words.family.send}
        </Button>
      }
    >
      <div class="stack">
        <p>{words.family.noDetail}</p>
        <RadioGroup
          label={words.family.reason}
          value={reason}
          onValue={setReason}
          options={reasons.map((value) => ({ value, label: words.reasons[value] }))}
        />
        <div class="explain-halves">
          <HalfFields label={words.family.from} place={from} onPlace={setFrom} />
          <HalfFields label={words.family.until} place={until} onPlace={setUntil} />
        </div>
        <TextArea
          label={words.family.note}
          hint={words.family.noteHint}
          value={note}
          onValue={setNote}
          rows={2}
          maxLength={noteMax}
        />
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={send} live />}
      </div>
    </Dialog>
  )
}
