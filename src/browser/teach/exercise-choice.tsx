/** One of the teacher's own exercises, out of a list that a search makes shorter. Its words: `teach`. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { SearchField } from '#browser/parts/search-field.tsx'
import type { ExerciseSummary } from '#contract/exercises.ts'
import { matchesSearch } from './matches-search.ts'

/** Exercises that the list shows at once; the search finds the others. */
const shownMax = 12

export function ExerciseChoice(props: {
  exercises: readonly ExerciseSummary[]
  /** Stands first. What is chosen later stays where it was pressed. */
  firstId: string | null
  chosen: string | null
  onChosen: (id: string) => void
}) {
  const { exercises, firstId, chosen, onChosen } = props
  const words = useWords('teach').assign
  const [search, setSearch] = useState('')
  const own = exercises.filter((one) => !one.isCommon)
  if (own.length === 0) {
    return (
      <>
        <p>{words.noneYet}</p>
        <LinkButton href={pagePaths.myExercises}>{words.exercise}</LinkButton>
      </>
    )
  }
  const found = own
    .filter((one) => one.id === chosen || matchesSearch(search, [one.title]))
    .sort((left, right) => Number(right.id === firstId) - Number(left.id === firstId))
  const shown = found.filter(({ id }, place) => place < shownMax || id === chosen)
  return (
    <>
      {own.length > shownMax && (
        <SearchField label={words.search} value={search} onValue={setSearch} showLabel />
      )}
      <RadioGroup
        label={words.exercise}
        value={chosen}
        onValue={onChosen}
        options={shown.map((one) => ({
          value: one.id,
          label: one.title,
          disabled: one.publishedAt === null,
          hint:
            one.publishedAt === null
              ? words.notPublished
              : words.questions({ count: one.questionCount }),
        }))}
      />
    </>
  )
}
