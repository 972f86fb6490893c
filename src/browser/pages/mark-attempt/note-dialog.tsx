/** Asks for the words of a note that is to be put on a photo. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { Field } from '#browser/parts/field.tsx'
import { noteLengthMax } from '#contract/annotation-limits.ts'

interface NoteFormProps {
  text: string
  onText: (text: string) => void
  onSave: (text: string) => void
}

function NoteForm({ text, onText, onSave }: NoteFormProps) {
  const words = useWords('marking').draw
  const input = useRef<HTMLInputElement>(null)
  // The question is about this one line: once its heading was said, it is typed at once.
  useEffect(() => input.current?.focus(), [])
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') onSave(text.trim())
      }}
    >
      <Field
        label={words.noteWords}
        value={text}
        onValue={onText}
        maxLength={noteLengthMax}
        autocomplete="off"
        inputRef={input}
      />
      <Button type="submit" kind="primary">
        {words.noteSave}
      </Button>
    </form>
  )
}

export interface NoteDialogProps {
  onSave: (text: string) => void
  onClose: () => void
}

export function NoteDialog({ onSave, onClose }: NoteDialogProps) {
  const words = useWords('marking').draw
  const [text, setText] = useState('')
  return (
    <Dialog
      open
      unsaved={text.trim() !== ''}
      title={words.noteTitle}
      onClose={onClose}
      actions={<Button onClick={onClose}>{words.cancel}</Button>}
    >
      <NoteForm text={text} onText={setText} onSave={onSave} />
    </Dialog>
  )
}
