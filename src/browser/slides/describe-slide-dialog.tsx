/** What a slide shows, in words: for who does not see it, and until its picture is there. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { slideWordsPath } from '#browser/live/slide-addresses.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { slideWordsLengthMax } from '#contract/live-slide-limits.ts'
import type { Slide } from '#contract/live-slides.ts'

export interface DescribeSlideDialogProps {
  lessonId: string
  slide: Slide
  /** As it is counted. */
  number: string
  onDone: () => void
  onClose: () => void
}

export function DescribeSlideDialog(props: DescribeSlideDialogProps) {
  const { lessonId, number, onClose, onDone, slide } = props
  const words = useWords('slides')
  const general = useWords('general')
  const [text, setText] = useState(slide.words)
  const act = useAct()
  const save = (): void => {
    const body = { words: text }
    void act.run(
      () => callApi(slideWordsPath(lessonId, slide.id), { method: 'PUT', body }),
      () => {
        onDone()
        onClose()
      },
    )
  }
  return (
    <Dialog
      open
      title={words.describeOf({ number })}
      unsaved={text !== slide.words}
      onClose={onClose}
      actions={
        <Button kind="primary" busy={act.busy} onClick={save}>
          {general.save}
        </Button>
      }
    >
      <TextArea
        label={words.shows}
        hint={words.showsHint}
        value={text}
        onValue={setText}
        maxLength={slideWordsLengthMax}
      />
      {act.refusal && <ErrorView refusal={act.refusal} live />}
    </Dialog>
  )
}
