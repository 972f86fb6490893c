/** A code to read to a pupil over the telephone: asked first, then shown large. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { DictatedCode } from '#contract/cards.ts'
import type { ClassPupil } from './class-pupil.ts'
import { ShownCode } from './shown-code.tsx'

export function DictateDialog({ pupil, onClose }: { pupil: ClassPupil; onClose: () => void }) {
  const words = useWords('teach').classes
  const general = useWords('general')
  const format = useFormat()
  const [code, setCode] = useState<DictatedCode | null>(null)
  const act = useAct()
  const name = `${pupil.givenName} ${pupil.familyName}`
  const ask = (): void => {
    void act.run(
      () => callApi<DictatedCode>(`/api/pupils/${pupil.id}/dictated-code`, { method: 'POST' }),
      setCode,
    )
  }
  return (
    <Dialog
      open
      title={code === null ? words.dictateAsk({ name }) : words.dictateTitle({ name })}
      onClose={onClose}
      actions={
        code === null ? (
          <>
            <Button kind="primary" busy={act.busy} onClick={ask}>
              {words.dictateDo}
            </Button>
            <Button onClick={onClose}>{general.cancel}</Button>
          </>
        ) : (
          <Button kind="primary" onClick={onClose}>
            {general.close}
          </Button>
        )
      }
    >
      {code === null ? (
        <p>{words.dictateAskMeans}</p>
      ) : (
        <>
          <ShownCode code={code.code} />
          <p>{words.dictateHow}</p>
          <p>{words.dictateMeans({ when: format.dateTime(code.expiresAt) })}</p>
        </>
      )}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={ask} live />}
    </Dialog>
  )
}
