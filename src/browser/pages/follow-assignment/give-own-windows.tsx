/** Gives some pupils another time than the class, or the class's again; either can be taken back. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { useViewer } from '#browser/viewer.ts'
import type { Following, GiveWindows } from '#contract/following.ts'
import type { Id } from '#kernel/ids.ts'
import {
  asBefore,
  firstDraft,
  giveTo,
  sentWindow,
  type WindowDraft,
  type WindowProblem,
} from './own-window-draft.ts'

function ChoosePupils(props: {
  following: Following
  chosen: readonly Id[]
  onChosen: (ids: readonly Id[]) => void
}) {
  const { following, chosen, onChosen } = props
  const words = useWords('adjustment').ownTimes
  const format = useFormat()
  return (
    <fieldset class="choice-group">
      <legend class="field-label">{words.who}</legend>
      <div class="own-times-pupils">
        {following.pupils.map(({ pupil, ownWindow }) => (
          <CheckBox
            key={pupil.id}
            label={`${pupil.familyName} ${pupil.givenName}`}
            hint={ownWindow ? words.until({ when: format.dateTime(ownWindow.dueAt) }) : undefined}
            checked={chosen.includes(pupil.id)}
            onChecked={(isChosen) =>
              onChosen(isChosen ? [...chosen, pupil.id] : chosen.filter((id) => id !== pupil.id))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}

function Times(props: {
  draft: WindowDraft
  problem: WindowProblem | null
  onDraft: (draft: WindowDraft) => void
}) {
  const { draft, problem, onDraft } = props
  const { assign } = useWords('teach')
  const { ownTimes } = useWords('adjustment')
  const set = (change: Partial<WindowDraft>): void => onDraft({ ...draft, ...change })
  const error =
    problem === 'day_missing'
      ? assign.dayMissing
      : problem === 'due_before_opening'
        ? assign.dueBeforeOpening
        : null
  return (
    <>
      <div class="own-times-when">
        <Field
          label={assign.dueDay}
          type="date"
          value={draft.dueDay}
          error={error}
          onValue={(dueDay) => set({ dueDay })}
        />
        <Field
          label={assign.dueTime}
          type="time"
          value={draft.dueTime}
          onValue={(dueTime) => set({ dueTime })}
        />
      </div>
      <CheckBox
        label={ownTimes.opensApart}
        checked={draft.opensApart}
        onChecked={(opensApart) => set({ opensApart })}
      />
      {draft.opensApart && (
        <div class="own-times-when">
          <Field
            label={assign.opensDay}
            type="date"
            value={draft.opensDay}
            onValue={(opensDay) => set({ opensDay })}
          />
          <Field
            label={assign.opensTime}
            type="time"
            value={draft.opensTime}
            onValue={(opensTime) => set({ opensTime })}
          />
        </div>
      )}
    </>
  )
}

interface OwnWindowsProps {
  following: Following
  /** The table is old. */
  onDone: () => void
}

function OwnWindowsDialog(props: OwnWindowsProps & { timeZone: string; onClose: () => void }) {
  const { following, onDone, onClose, timeZone } = props
  const { assignment, pupils } = following
  const words = useWords('adjustment').ownTimes
  const general = useWords('general')
  const [chosen, setChosen] = useState<readonly Id[]>([])
  const [first] = useState(() => firstDraft(assignment, timeZone))
  const [draft, setDraft] = useState(first)
  const act = useAct()
  const sent = sentWindow(draft, assignment, timeZone)
  const send = (body: GiveWindows) =>
    callApi(`/api/assignments/${assignment.id}/own-windows`, { method: 'PUT', body })
  const undo = (body: GiveWindows): void => {
    void send(body).then((result) => {
      toast(result.ok ? { text: words.undone } : { text: words.notUndone, kind: 'danger' })
      onDone()
    })
  }
  const give = (body: GiveWindows, text: string): void => {
    const before = asBefore(following, chosen)
    void act.run(
      () => send(body),
      () => {
        toast({ text, action: { label: words.undo, onAction: () => undo(before) } })
        onDone()
        onClose()
      },
    )
  }
  const some = chosen.length > 0
  const hasOwn = pupils.some(({ pupil, ownWindow }) => ownWindow && chosen.includes(pupil.id))
  return (
    <Dialog open wide title={words.open} unsaved={some || draft !== first} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (some && sent.ok)
            give(giveTo(chosen, sent.window), words.given({ count: chosen.length }))
        }}
      >
        <p>{words.means}</p>
        <ChoosePupils following={following} chosen={chosen} onChosen={setChosen} />
        <Times draft={draft} problem={sent.ok ? null : sent.problem} onDraft={setDraft} />
        {act.refusal && <ErrorView refusal={act.refusal} live />}
        <p class="row">
          <Button type="submit" kind="primary" busy={act.busy} disabled={!some || !sent.ok}>
            {words.give}
          </Button>
          {hasOwn && (
            <Button
              busy={act.busy}
              onClick={() => give(giveTo(chosen, null), words.takenAway({ count: chosen.length }))}
            >
              {words.takeAway}
            </Button>
          )}
          <Button onClick={onClose}>{general.cancel}</Button>
        </p>
      </form>
    </Dialog>
  )
}

export function OwnWindows(props: OwnWindowsProps) {
  const words = useWords('adjustment').ownTimes
  const [open, setOpen] = useState(false)
  const close = (): void => setOpen(false)
  const viewer = useViewer()
  // Whoever follows the whole school looks on; the times are the teachers' to give.
  const school =
    viewer.state === 'known' ? viewer.me.schools.find(({ isTeacher }) => isTeacher) : undefined
  if (school === undefined || props.following.pupils.length === 0) return null
  return (
    <p class="no-print">
      <Button onClick={() => setOpen(true)}>{words.open}</Button>
      {open && <OwnWindowsDialog {...props} timeZone={school.timeZone} onClose={close} />}
    </p>
  )
}
