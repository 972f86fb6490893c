/** A few words to a correction: optional, and read by the family too. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'

/** As the server has it. */
const noteMax = 200

export function CorrectionNoteDialog(props: {
  name: string
  note: string
  onClose: () => void
  onNote: (note: string) => void
}) {
  const { name, onClose, onNote } = props
  const words = useWords('attendance').register
  const [note, setNote] = useState(props.note)
  return (
    <Dialog
      open
      title={words.noteTitle({ name })}
      onClose={onClose}
      actions={
        <Button kind="primary" onClick={() => onNote(note)}>
          {words.keepNote}
        </Button>
      }
    >
      <TextArea
        label={words.note}
        hint={words.noteHint}
        value={note}
        onValue={setNote}
        rows={2}
        maxLength={noteMax}
      />
    </Dialog>
  )
}
