/** Fewer days at a distance than were declared, or none any more from today on. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { DistanceDeclaration } from '#contract/distance-days.ts'
import { LastHalfDay } from './half-days-fields.tsx'
import { useSpanText } from './use-span-text.ts'

export interface ShortenDistanceDialogProps {
  uai: string
  declaration: DistanceDeclaration
  onDone: () => void
  onClose: () => void
}

export function ShortenDistanceDialog(props: ShortenDistanceDialogProps) {
  const { declaration, onClose, onDone, uai } = props
  const words = useWords('distance')
  const general = useWords('general')
  const spanText = useSpanText()
  const [day, setDay] = useState(declaration.untilDay)
  const [half, setHalf] = useState(declaration.untilHalf)
  const act = useAct()
  const end = (until: { day: string; half: 'morning' | 'afternoon' } | null): void => {
    void act.run(
      () => callApi(`/api/schools/${uai}/distance-days/${declaration.id}/end`, { body: { until } }),
      () => {
        toast({ text: words.changed })
        onDone()
      },
    )
  }
  const isWrong = act.refusal?.detail.where === 'until'
  return (
    <Dialog open title={words.changeOf({ span: spanText(declaration) })} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          end({ day, half })
        }}
      >
        <p>{words.changeMeans}</p>
        <div class="half-days-ends">
          <LastHalfDay
            day={day}
            half={half}
            error={isWrong ? words.changeError : null}
            onEnd={(lastDay, lastHalf) => {
              act.forget()
              setDay(lastDay)
              setHalf(lastHalf)
            }}
          />
        </div>
        {act.refusal && !isWrong && (
          <ErrorView refusal={act.refusal} onRetry={() => end({ day, half })} live />
        )}
        <p class="row">
          <Button type="submit" kind="primary" busy={act.busy}>
            {words.shorten}
          </Button>
          <Button kind="danger" busy={act.busy} onClick={() => end(null)}>
            {words.stop}
          </Button>
          <Button onClick={onClose}>{general.cancel}</Button>
        </p>
      </form>
    </Dialog>
  )
}
