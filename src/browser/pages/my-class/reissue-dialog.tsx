/** A new card for one pupil: the old one and its devices end, so it is asked first. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import type { OneCard } from '#contract/cards.ts'
import type { ClassPupil } from './class-pupil.ts'
import { ShownCode } from './shown-code.tsx'

export interface ReissueDialogProps {
  pupil: ClassPupil
  classId: string
  onChange: () => void
  onClose: () => void
}

export function ReissueDialog({ pupil, classId, onChange, onClose }: ReissueDialogProps) {
  const words = useWords('teach').classes
  const general = useWords('general')
  const [made, setMade] = useState<OneCard | null>(null)
  const act = useAct()
  const name = `${pupil.givenName} ${pupil.familyName}`
  const reissue = (): void => {
    void act.run(
      () => callApi<OneCard>(`/api/pupils/${pupil.id}/card/reissue`, { body: { classId } }),
      (card) => {
        setMade(card)
        onChange()
      },
    )
  }
  return (
    <Dialog
      open
      title={made === null ? words.reissueTitle({ name }) : words.reissued({ name })}
      onClose={onClose}
      actions={
        made === null ? (
          <>
            <Button kind="danger" busy={act.busy} onClick={reissue}>
              {words.reissue}
            </Button>
            <Button onClick={onClose}>{general.cancel}</Button>
          </>
        ) : (
          <>
            <LinkButton kind="primary" sign="print" href={pagePaths.classCards(classId)}>
              {words.printOne}
            </LinkButton>
            <Button onClick={onClose}>{general.close}</Button>
          </>
        )
      }
    >
      {made === null ? (
        <p>{words.reissueMeans}</p>
      ) : (
        <>
          <p>{words.shortCode}</p>
          <ShownCode code={made.card.shortCode} />
        </>
      )}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={reissue} live />}
    </Dialog>
  )
}
