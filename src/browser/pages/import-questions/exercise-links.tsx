/** The ways to a bank's exercises, made now or before. */
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import type { BankReport } from '#contract/question-banks.ts'

/** More exercises than these are better looked for in the list. */
const linksMax = 6

export function ExerciseLinks({ exerciseIds }: { exerciseIds: readonly string[] }) {
  const words = useWords('bank')
  if (exerciseIds.length > linksMax) {
    return (
      <LinkButton href={pagePaths.myExercises} kind="primary">
        {words.uncertain.look}
      </LinkButton>
    )
  }
  const of = exerciseIds.length
  return (
    <>
      {exerciseIds.map((id, part) => (
        <LinkButton
          key={id}
          href={pagePaths.writeExercise(id)}
          kind={part === 0 ? 'primary' : 'quiet'}
        >
          {of === 1 ? words.done.open : words.done.openPart({ part: part + 1, of })}
        </LinkButton>
      ))}
    </>
  )
}

/** In which exercises the questions of an earlier import are. */
export function WhereTheyAre({ unchanged }: { unchanged: BankReport['unchanged'] }) {
  const words = useWords('bank').already
  const [first] = unchanged
  if (first === undefined) return null
  return (
    <p>
      {unchanged.length === 1 ? words.where(first) : words.whereMany({ count: unchanged.length })}
    </p>
  )
}
