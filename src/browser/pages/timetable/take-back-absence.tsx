/** A teacher is there after all: takes the absence back, and says what stays changed. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { EndedAbsence, TeacherAbsence } from '#contract/teacher-absences.ts'

export function TakeBackAbsence(props: { absence: TeacherAbsence; onDone: () => void }) {
  const { absence, onDone } = props
  const words = useWords('absence')
  const [open, setOpen] = useState(false)
  const act = useAct()
  const name = `${absence.teacher.givenName} ${absence.teacher.familyName}`
  const takeBack = (): void => {
    void act.run(
      () => callApi<EndedAbsence>(`/api/absences/${absence.id}/end`, { method: 'POST' }),
      (ended) => {
        setOpen(false)
        toast({ text: words.takenBack(ended) })
        onDone()
      },
    )
  }
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {words.takeBack}
        <span class="for-screen-readers"> {name}</span>
      </Button>
      <ConfirmDialog
        open={open}
        title={words.takeBackTitle({ name })}
        confirmText={words.takeBack}
        danger={false}
        busy={act.busy}
        onConfirm={takeBack}
        onClose={() => setOpen(false)}
      >
        <p>{words.takeBackMeans}</p>
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={takeBack} live />}
      </ConfirmDialog>
    </>
  )
}
