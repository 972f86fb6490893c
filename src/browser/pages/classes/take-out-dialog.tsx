/** Takes pupils out of a class; putting them back is one press. */
import { useState } from 'preact/hooks'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { spokenName } from '#browser/school/person-text.ts'
import type { ClassDetail } from '#contract/classes.ts'
import type { ClassMember } from './class-member.ts'

export interface TakeOutDialogProps {
  detail: ClassDetail
  pupils: readonly ClassMember[]
  onDone: () => void
  onClose: () => void
}

export function TakeOutDialog({ detail, pupils, onDone, onClose }: TakeOutDialogProps) {
  const words = useWords('classes')
  const general = useWords('general')
  const act = useAct()
  // What is asked for stays the same while a part of it is done already.
  const [asked] = useState(pupils)
  const [outIds, setOutIds] = useState<ReadonlySet<string>>(new Set())
  const count = asked.length
  const first = asked[0]

  const undo = async (): Promise<void> => {
    const pupilIds = asked.map(({ id }) => id)
    const back = await callApi(`/api/classes/${detail.id}/pupils`, { body: { pupilIds } })
    if (back.ok) toast({ text: words.move.undone({ name: detail.name }) })
    else toast({ text: words.move.undoFailed, kind: 'danger' })
    onDone()
  }
  /** One after the other: a lost line stops it where it is, and trying again goes on from there. */
  const takeAll = async (): Promise<ApiResult<unknown>> => {
    const done = new Set(outIds)
    for (const { id } of asked) {
      if (done.has(id)) continue
      const result = await callApi(`/api/classes/${detail.id}/pupils/${id}`, { method: 'DELETE' })
      // Somebody else took the pupil out meanwhile: that is what was wanted.
      if (!result.ok && result.refusal.code !== 'not_found') {
        setOutIds(done)
        return result
      }
      done.add(id)
    }
    return { ok: true, value: undefined }
  }
  const takeOut = (): void => {
    void act.run(takeAll, () => {
      toast({
        text: words.out.done({ count }),
        action: { label: general.undo, onAction: () => void undo() },
      })
      onDone()
    })
  }
  return (
    <ConfirmDialog
      open
      title={words.out.title({
        count,
        name: first === undefined ? '' : spokenName(first),
        from: detail.name,
      })}
      confirmText={words.out.submit}
      danger={false}
      busy={act.busy}
      onConfirm={takeOut}
      onClose={outIds.size > 0 ? onDone : onClose}
    >
      <p>{words.out.means({ count })}</p>
      <p>{words.out.leaves}</p>
      {act.refusal && (
        <>
          {outIds.size > 0 && <p>{words.out.partly({ done: outIds.size, count })}</p>}
          <ErrorView refusal={act.refusal} onRetry={takeOut} live />
        </>
      )}
    </ConfirmDialog>
  )
}
