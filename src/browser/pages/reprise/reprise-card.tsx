/** One course that was taken up: what waits of it, and the way back. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { Reprises } from '#contract/reprises.ts'
import { ToGive } from './to-give.tsx'
import { UnplacedLines } from './unplaced-lines.tsx'

export interface RepriseCardProps {
  courseId: string
  reprise: Reprises['reprises'][number]
  lessons: Reprises['lessons']
  onChange: () => void
}

function UndoButton({ path, onDone }: { path: string; onDone: () => void }) {
  const words = useWords('reprise')
  const [asks, setAsks] = useState(false)
  const act = useAct()
  const undo = (): void =>
    void act.run(
      () => callApi(path, { method: 'DELETE' }),
      () => {
        toast({ text: words.undone })
        onDone()
      },
    )
  return (
    <>
      <Button onClick={() => setAsks(true)}>{words.undo}</Button>
      <ConfirmDialog
        open={asks}
        title={words.undoTitle}
        confirmText={words.undo}
        busy={act.busy}
        onConfirm={undo}
        onClose={() => setAsks(false)}
      >
        <p>{words.undoMeans}</p>
        {act.refusal && <ErrorView refusal={act.refusal} live />}
      </ConfirmDialog>
    </>
  )
}

export function RepriseCard({ courseId, lessons, onChange, reprise }: RepriseCardProps) {
  const words = useWords('reprise')
  const format = useFormat()
  const { exercises, id, madeAt, mayUndo, resources, sourceName, sourceYear, waiting } = reprise
  const path = `/api/courses/${courseId}/reprises/${id}`
  return (
    <Card
      title={words.of({ name: sourceName, year: sourceYear })}
      actions={mayUndo && <UndoButton path={path} onDone={onChange} />}
    >
      <div class="stack">
        <p>{words.facts({ when: format.nearDay(madeAt), resources, exercises })}</p>
        {waiting.length === 0 && <p class="soft">{words.done}</p>}
        <ToGive
          path={path}
          things={waiting.filter(({ kind, lesson }) => kind === 'exercise' && lesson !== null)}
          onChange={onChange}
        />
        <UnplacedLines
          path={path}
          things={waiting.filter(({ lesson }) => lesson === null)}
          lessons={lessons}
          onChange={onChange}
        />
        {!mayUndo && <p class="soft">{words.begun}</p>}
      </div>
    </Card>
  )
}
