/** Two versions of one draft: nothing is sent before the person has chosen, and both can stay. */
import { useState } from 'preact/hooks'
import type { ApiResult } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'

/** How the copy of this page's version is made, or what that version lacks first. */
export type CopyOfMine =
  | { readonly ok: true; readonly copy: () => Promise<ApiResult<unknown>> }
  | { readonly ok: false; readonly why: string }

export interface ConflictNoticeProps {
  /** Keeps this page's version as a thing of its own, once it lacks nothing that a copy needs. */
  copyMine: () => CopyOfMine
  overwrite: () => Promise<boolean>
  /** Shows the version that is on the server. */
  takeTheirs: () => void
}

export function ConflictNotice({ copyMine, overwrite, takeTheirs }: ConflictNoticeProps) {
  const words = useWords('write').saving
  const act = useAct()
  const [asking, setAsking] = useState(false)
  /** What the copy waits for; the choice stays open meanwhile, and with it all that was typed. */
  const [missing, setMissing] = useState<string | null>(null)
  const keepBoth = (): void => {
    const mine = copyMine()
    setMissing(mine.ok ? null : mine.why)
    if (!mine.ok) return
    void act.run(mine.copy, () => {
      toast({ text: words.copyMade })
      takeTheirs()
    })
  }
  return (
    <Notice
      kind="attention"
      live
      title={words.conflictTitle}
      actions={
        <>
          <Button kind="primary" busy={act.busy} onClick={keepBoth}>
            {words.keepBoth}
          </Button>
          <Button onClick={() => void overwrite()}>{words.keepMine}</Button>
          <Button onClick={() => setAsking(true)}>{words.takeTheirs}</Button>
        </>
      }
    >
      <p>{words.conflictMeans}</p>
      {missing !== null && (
        <p class="field-error" role="alert">
          {words.noCopyYet({ why: missing })}
        </p>
      )}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={keepBoth} live />}
      <ConfirmDialog
        open={asking}
        title={words.takeTheirs}
        confirmText={words.takeTheirs}
        onConfirm={takeTheirs}
        onClose={() => setAsking(false)}
      >
        <p>{words.conflictMeans}</p>
      </ConfirmDialog>
    </Notice>
  )
}
