/** A sentence above the lesson for its pupils. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { useUnsavedGuard } from '#browser/teach/use-unsaved-guard.ts'
import type { Lesson } from '#contract/timetable.ts'
import { saveBehind } from './save-behind.ts'

/** As `noteCharactersMax` of the contract. */
const noteMax = 500

export function NoteForm({ lesson, onChange }: { lesson: Lesson; onChange: () => void }) {
  const words = useWords('teach').plan
  const [note, setNote] = useState(lesson.note ?? '')
  const act = useAct()
  const changed = note.trim() !== (lesson.note ?? '')
  const send = () => callApi(`/api/lessons/${lesson.id}/note`, { method: 'PUT', body: { note } })
  useUnsavedGuard(
    () => changed,
    () => void saveBehind(send, note, words),
  )
  const save = (): void => {
    void act.run(send, () => {
      toast({ text: note.trim() === '' ? words.removed : words.saved })
      onChange()
    })
  }
  return (
    <Card
      title={words.note}
      actions={
        changed && (
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
      />
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={save} live />}
    </Card>
  )
}
