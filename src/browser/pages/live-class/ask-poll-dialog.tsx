/** A quick question for the class: the question, and what may be answered, a line each. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import type { RoomInHand } from '#browser/live/room-in-hand.ts'
import { mintHere } from '#browser/live/use-room-line.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { Field } from '#browser/parts/field.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import {
  pollChoiceLengthMax,
  pollChoicesMax,
  pollChoicesMin,
  pollQuestionLengthMax,
} from '#contract/live-limits.ts'

/** The lines that say something, each once. */
function readChoices(text: string): readonly string[] {
  const lines = text.split('\n').map((line) => line.trim().slice(0, pollChoiceLengthMax))
  return [...new Set(lines.filter((line) => line !== ''))]
}

export interface AskPollDialogProps {
  room: RoomInHand
  open: boolean
  onClose: () => void
}

export function AskPollDialog({ room, open, onClose }: AskPollDialogProps) {
  const words = useWords('live').poll
  const [question, setQuestion] = useState('')
  const [text, setText] = useState(words.yesNo)
  const [isTried, setTried] = useState(false)
  const choices = readChoices(text)
  const isFew = choices.length < pollChoicesMin || choices.length > pollChoicesMax
  const isMissing = question.trim() === ''
  const ask = (): void => {
    setTried(true)
    if (isFew || isMissing) return
    const act = { kind: 'ask', pollId: mintHere(), question: question.trim() } as const
    if (!room.act({ ...act, choices: [...choices] })) return
    setQuestion('')
    setTried(false)
    onClose()
  }
  return (
    <Dialog
      open={open}
      title={words.title}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={ask}>
          {words.send}
        </Button>
      }
    >
      <div class="stack">
        <Field
          label={words.question}
          value={question}
          onValue={setQuestion}
          maxLength={pollQuestionLengthMax}
          error={isTried && isMissing ? words.missing : null}
        />
        <TextArea
          label={words.choices}
          hint={words.choicesHint}
          value={text}
          onValue={setText}
          rows={4}
          error={isTried && isFew ? words.tooFew : null}
        />
      </div>
    </Dialog>
  )
}
