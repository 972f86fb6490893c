/** The courses that were taken over, and giving them back as long as nothing was done in them. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { listName } from '#browser/school/person-text.ts'
import type { CoursePassage, TakenCoursesUndone } from '#contract/course-passage.ts'

export function TakenCourses(props: {
  path: string
  taken: CoursePassage['taken']
  onDone: (text: string) => void
}) {
  const { onDone, path, taken } = props
  const format = useFormat()
  const words = useWords('classes').coursePassage
  const act = useAct()
  /** What was asked for last: to be asked for again where it failed. */
  const [last, setLast] = useState<readonly string[]>([])
  const free = taken.filter(({ mayUndo }) => mayUndo)
  const undo = (courseIds: readonly string[]): void => {
    setLast(courseIds)
    void act.run(
      () => callApi<TakenCoursesUndone>(`${path}/undo`, { body: { courseIds } }),
      (undone) => onDone(words.undone(undone)),
    )
  }
  return (
    <Disclosure label={words.taken({ count: taken.length })}>
      <div class="stack">
        <p class="soft">{words.undoMeans}</p>
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={() => undo(last)} live />}
        {free.length > 1 && (
          <p>
            <Button busy={act.busy} onClick={() => undo(free.map(({ id }) => id))}>
              {words.undoAll({ count: free.length })}
            </Button>
          </p>
        )}
        <ul class="plain stack">
          {taken.map(({ id, mayUndo, name, teachers }) => (
            <li key={id} class="row">
              <span>
                {name} ·{' '}
                {teachers.length === 0 ? words.nobody : format.list(teachers.map(listName))}
              </span>
              {mayUndo ? (
                <Button busy={act.busy} onClick={() => undo([id])}>
                  {words.undo}
                  <span class="for-screen-readers"> {name}</span>
                </Button>
              ) : (
                <span class="soft small">{words.inUse}</span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Disclosure>
  )
}
