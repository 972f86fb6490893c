/** Makes one card anew or takes it back; both end the sessions that it opened, and say so before. */
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { ClassCardPrint, OneCard } from '#contract/cards.ts'

export interface OneCardDialogProps {
  act: 'reissue' | 'revoke'
  card: ClassCardPrint
  classId: string
  name: string
  onReissued: (card: ClassCardPrint) => void
  onRevoked: (pupilId: string) => void
  onClose: () => void
}

export function OneCardDialog(props: OneCardDialogProps) {
  const { act, card, classId, name, onReissued, onRevoked, onClose } = props
  const words = useWords('paper').cards
  const running = useAct()
  const body = { classId }
  const reissue = (): void => {
    void running.run(
      () => callApi<OneCard>(`/api/pupils/${card.pupilId}/card/reissue`, { body }),
      (made) => {
        onReissued(made.card)
        toast({ text: words.reissued({ name }) })
        onClose()
      },
    )
  }
  const revoke = (): void => {
    void running.run(
      () => callApi<{ endedSessions: number }>(`/api/pupils/${card.pupilId}/card/revoke`, { body }),
      ({ endedSessions }) => {
        onRevoked(card.pupilId)
        toast({ text: words.revoked({ name, count: endedSessions }) })
        onClose()
      },
    )
  }
  const run = act === 'reissue' ? reissue : revoke
  return (
    <ConfirmDialog
      open
      title={act === 'reissue' ? words.reissueTitle({ name }) : words.revokeTitle({ name })}
      confirmText={act === 'reissue' ? words.reissue : words.revoke}
      busy={running.busy}
      onConfirm={run}
      onClose={onClose}
    >
      <p>{act === 'reissue' ? words.reissueMeans : words.revokeMeans}</p>
      <p>{words.sessionsEnd({ name: card.givenName })}</p>
      {running.refusal && <ErrorView refusal={running.refusal} onRetry={run} live />}
    </ConfirmDialog>
  )
}
