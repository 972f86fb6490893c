/** Takes back every card of a class: for a sheet that was lost or seen by the wrong people. */
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { ClassCards } from '#contract/cards.ts'

export interface RevokeClassDialogProps {
  open: boolean
  sheet: ClassCards
  classId: string
  onRevoked: () => void
  onClose: () => void
}

export function RevokeClassDialog(props: RevokeClassDialogProps) {
  const { open, sheet, classId, onRevoked, onClose } = props
  const words = useWords('paper').cards
  const act = useAct()
  const revoke = (): void => {
    void act.run(
      () =>
        callApi<{ revoked: number; endedSessions: number }>(
          `/api/classes/${classId}/cards/revoke`,
          { method: 'POST' },
        ),
      ({ revoked, endedSessions }) => {
        toast({ text: words.classRevoked({ count: revoked, sessionCount: endedSessions }) })
        onRevoked()
      },
    )
  }
  return (
    <ConfirmDialog
      open={open}
      title={words.revokeClassTitle({ className: sheet.className })}
      confirmText={words.revokeClass}
      busy={act.busy}
      onConfirm={revoke}
      onClose={onClose}
    >
      <p>{words.revokeClassMeans({ count: sheet.cards.length })}</p>
      <p>{words.revokeClassSessions}</p>
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={revoke} live />}
    </ConfirmDialog>
  )
}
