/** An exercise that some pupils have: how many, and giving it to others or taking it from who has not begun. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { SomePupils } from '#browser/teach/choose-pupils.tsx'
import type { ChangePupils, Following } from '#contract/following.ts'
import type { Id } from '#kernel/ids.ts'
import { useTeaches } from './use-teaches.ts'

interface GivenToSomeProps {
  following: Following
  /** The table is old. */
  onDone: () => void
}

function ChangeDialog({ following, onClose, onDone }: GivenToSomeProps & { onClose: () => void }) {
  const { assignment, pupils } = following
  const words = useWords('working-group').given
  const general = useWords('general')
  // As it was opened: whom a colleague adds meanwhile nobody here has unticked.
  const [before] = useState<readonly Id[]>(() => pupils.map(({ pupil }) => pupil.id))
  const [chosen, setChosen] = useState(before)
  const act = useAct()
  const begun = pupils.filter(({ attemptId }) => attemptId !== null)
  const fixed = new Map(begun.map(({ pupil }) => [pupil.id, words.begun]))
  const change: ChangePupils = {
    add: chosen.filter((id) => !before.includes(id)),
    remove: before.filter((id) => !chosen.includes(id)),
  }
  const isSame = change.add.length + change.remove.length === 0
  const save = (): void =>
    void act.run(
      () => callApi(`/api/assignments/${assignment.id}/pupils`, { method: 'PUT', body: change }),
      () => {
        toast({ text: words.saved({ count: chosen.length }) })
        onDone()
        onClose()
      },
    )
  return (
    <Dialog open wide title={words.title} unsaved={!isSame} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <p>{words.means}</p>
        <SomePupils courseId={assignment.courseId} {...{ chosen, fixed }} onChosen={setChosen} />
        {act.refusal && <ErrorView refusal={act.refusal} live />}
        <p class="row">
          <Button
            type="submit"
            kind="primary"
            busy={act.busy}
            disabled={isSame || chosen.length === 0}
          >
            {words.save}
          </Button>
          <Button onClick={onClose}>{general.cancel}</Button>
        </p>
      </form>
    </Dialog>
  )
}

export function GivenToSome(props: GivenToSomeProps) {
  const words = useWords('working-group').given
  const [open, setOpen] = useState(false)
  const teaches = useTeaches()
  const { isToSome, pupils } = props.following
  const close = (): void => setOpen(false)
  if (!isToSome) return null
  return (
    <div class="row">
      <strong>{words.only({ count: pupils.length })}</strong>
      {teaches && (
        <span class="no-print">
          <Button onClick={() => setOpen(true)}>{words.change}</Button>
        </span>
      )}
      {open && <ChangeDialog {...props} onClose={close} />}
    </div>
  )
}
