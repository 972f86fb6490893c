/** Whether and when the lesson takes place: cancelled with a question first, brought back with one press, swapped. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { SwapLessonForm } from '#browser/teach/swap-lesson-form.tsx'
import type { Lesson } from '#contract/timetable.ts'

export function LessonExceptions({ lesson, onChange }: { lesson: Lesson; onChange: () => void }) {
  const words = useWords('teach').plan
  const swap = useWords('swap')
  const [asking, setAsking] = useState(false)
  const [swapping, setSwapping] = useState(false)
  const maySwap =
    lesson.mayMove && lesson.status !== 'cancelled' && Date.parse(lesson.startsAt) > Date.now()
  const act = useAct()
  const decide = (verb: 'cancel' | 'restore', said: string): void => {
    void act.run(
      () => callApi(`/api/lessons/${lesson.id}/${verb}`, { method: 'POST' }),
      () => {
        setAsking(false)
        toast({ text: said })
        onChange()
      },
    )
  }
  return (
    <div class="stack">
      <p class="row">
        {lesson.status === 'cancelled' ? (
          <Button busy={act.busy} onClick={() => decide('restore', words.restored)}>
            {words.restore}
          </Button>
        ) : (
          <Button onClick={() => setAsking(true)}>{words.cancel}</Button>
        )}
        {maySwap && <Button onClick={() => setSwapping(true)}>{swap.open}</Button>}
      </p>
      {act.refusal && <ErrorView refusal={act.refusal} live />}
      {swapping && (
        <Dialog open title={swap.title} onClose={() => setSwapping(false)}>
          <SwapLessonForm
            lesson={lesson}
            timeZone={lesson.timeZone}
            onDone={(said) => {
              setSwapping(false)
              toast({ text: said })
              onChange()
            }}
            onBack={() => setSwapping(false)}
          />
        </Dialog>
      )}
      <ConfirmDialog
        open={asking}
        title={words.cancelTitle}
        confirmText={words.cancel}
        busy={act.busy}
        onConfirm={() => decide('cancel', words.cancelled)}
        onClose={() => setAsking(false)}
      >
        <p>{words.cancelMeans}</p>
      </ConfirmDialog>
    </div>
  )
}
