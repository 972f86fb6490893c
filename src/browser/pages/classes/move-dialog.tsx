/** Moves pupils to another class of the year; says what follows from it, and can be undone. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Select } from '#browser/parts/select.tsx'
import { spokenName } from '#browser/school/person-text.ts'
import type { MySchool } from '#browser/school/use-school.ts'
import type { ClassDetail, ClassSummary } from '#contract/classes.ts'
import type { ClassMember } from './class-member.ts'

export interface MoveDialogProps {
  school: MySchool
  detail: ClassDetail
  pupils: readonly ClassMember[]
  onDone: () => void
  onUndone: () => void
  onClose: () => void
}

function movePupils(classId: string, pupils: readonly ClassMember[]) {
  return callApi(`/api/classes/${classId}/pupils`, {
    body: { pupilIds: pupils.map(({ id }) => id) },
  })
}

function MoveForm(props: MoveDialogProps & { classes: readonly ClassSummary[] }) {
  const { detail, pupils, onDone, onUndone, onClose } = props
  const words = useWords('classes').move
  const general = useWords('general')
  const format = useFormat()
  const [to, setTo] = useState('')
  const act = useAct()
  const others = props.classes
    .filter(({ id }) => id !== detail.id)
    .toSorted((left, right) => format.compare(left.name, right.name))
  const target = others.find(({ id }) => id === to)
  const count = pupils.length
  const undo = async (): Promise<void> => {
    const back = await movePupils(detail.id, pupils)
    if (back.ok) toast({ text: words.undone({ name: detail.name }) })
    else toast({ text: words.undoFailed, kind: 'danger' })
    onUndone()
  }
  const move = (): void => {
    if (target === undefined) return
    void act.run(
      () => movePupils(target.id, pupils),
      () => {
        toast({
          text: words.done({ count, to: target.name }),
          action: { label: general.undo, onAction: () => void undo() },
        })
        onDone()
      },
    )
  }
  if (others.length === 0) return <p>{words.noOther}</p>
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        move()
      }}
    >
      <Select
        label={words.to}
        value={to}
        placeholder=""
        onValue={setTo}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {target && (
        <div class="stack" aria-live="polite">
          <p>{words.means({ count, from: detail.name, to: target.name })}</p>
          <p>
            {words.kept} {words.groups}
          </p>
          <p>{words.card}</p>
        </div>
      )}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={move} live />}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy} disabled={target === undefined}>
          {words.submit}
        </Button>
        <Button onClick={onClose}>{general.cancel}</Button>
      </p>
    </form>
  )
}

export function MoveDialog(props: MoveDialogProps) {
  const { school, pupils, onClose } = props
  const words = useWords('classes').move
  const loaded = useLoad(`classes to move to ${school.uai}`, (signal) =>
    callApi<{ classes: ClassSummary[] }>(`/api/schools/${school.uai}/classes`, { signal }),
  )
  const first = pupils[0]
  const name = first === undefined ? '' : spokenName(first)
  return (
    <Dialog open title={words.title({ count: pupils.length, name })} onClose={onClose}>
      <LoadView loaded={loaded}>
        {({ classes }) => <MoveForm {...props} classes={classes} />}
      </LoadView>
    </Dialog>
  )
}
