/** Chooses the exercise that a block of a resource shows. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { SearchField } from '#browser/parts/search-field.tsx'
import { matchesSearch } from '#browser/teach/matches-search.ts'
import type { ExerciseSummary } from '#contract/exercises.ts'

export interface ChooseExerciseProps {
  open: boolean
  exercises: ReadonlyMap<string, ExerciseSummary>
  onChosen: (exerciseId: string) => void
  onClose: () => void
}

export function ChooseExercise({ open, exercises, onChosen, onClose }: ChooseExerciseProps) {
  const words = useWords('write')
  const [search, setSearch] = useState('')
  const ready = [...exercises.values()].filter((one) => one.publishedAt !== null)
  const found = ready.filter((one) => matchesSearch(search, [one.title]))
  return (
    <Dialog open={open} title={words.page.chooseExercise} onClose={onClose} wide>
      {ready.length === 0 ? (
        <p>{words.page.noPublishedExercise}</p>
      ) : (
        <div class="stack">
          <SearchField label={words.lists.search} value={search} onValue={setSearch} showLabel />
          {found.length === 0 && <p>{words.lists.noMatch}</p>}
          <ul class="plain stack">
            {found.map((one) => (
              <li key={one.id}>
                <Button onClick={() => onChosen(one.id)}>{one.title}</Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  )
}
