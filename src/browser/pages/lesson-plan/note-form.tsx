/** A sentence above the lesson for its pupils. */
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { NewerNotice } from '#browser/teach/newer-notice.tsx'
import { useOverNewer } from '#browser/teach/use-over-newer.ts'
import { useUnsavedGuard } from '#browser/teach/use-unsaved-guard.ts'
import type { SavedNote } from '#contract/lesson-words.ts'
import type { Lesson } from '#contract/timetable.ts'
import { saveBehind } from './save-behind.ts'

/** As `noteCharactersMax` of the contract. */
const noteMax = 500

type NewerNote = NonNullable<SavedNote['newer']>

export function NoteForm({ lesson, onChange }: { lesson: Lesson; onChange: () => void }) {
  const everyWord = useWords('teach')
  const words = everyWord.plan
  const [read, setRead] = useState(lesson.note)
  const [note, setNote] = useState(lesson.note ?? '')
  const changed = note.trim() !== (read ?? '')
  const send = (over: NewerNote | null) =>
    callApi<SavedNote>(`/api/lessons/${lesson.id}/note`, {
      method: 'PUT',
      body: { note, was: over === null ? read : over.note },
    })
  useUnsavedGuard(
    () => changed,
    () =>
      void saveBehind({
        send,
        text: note,
        said: (theirs) => theirs.note ?? '',
        words: everyWord,
      }),
  )
  const field = useRef<HTMLTextAreaElement>(null)
  const { act, newer, save, take } = useOverNewer(send, {
    field,
    saved() {
      setRead(note.trim() === '' ? null : note.trim())
      toast({ text: note.trim() === '' ? words.removed : words.saved })
      onChange()
    },
    taken(theirs) {
      setRead(theirs.note)
      setNote(theirs.note ?? '')
      onChange()
    },
  })
  return (
    <Card
      title={words.note}
      actions={
        changed &&
        newer === null && (
          <Button kind="primary" busy={act.busy} onClick={save}>
            {words.saveNote}
          </Button>
        )
      }
    >
      <TextArea
        label={words.note}
        hideLabel
        hint={words.noteHint}
        value={note}
        onValue={setNote}
        rows={3}
        maxLength={noteMax}
        textRef={field}
      />
      {newer !== null && (
        <NewerNotice hand={newer} busy={act.busy} onKeep={save} onTake={take}>
          <p>{newer.note ?? everyWord.newer.nothing}</p>
        </NewerNotice>
      )}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={save} live />}
    </Card>
  )
}
