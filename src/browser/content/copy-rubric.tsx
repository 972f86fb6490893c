/** The rubric of a whole copy, as it is read before anything is ticked, with what it adds to the questions. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { wholeCopyPoints } from '#contract/rubric-rules.ts'
import type { Rubric } from '#contract/rubrics.ts'
import { RubricView } from './rubric-view.tsx'

export function CopyRubric({ rubric }: { rubric: Rubric }) {
  const words = useWords('content').rubric
  const format = useFormat()
  const points = wholeCopyPoints(rubric)
  return (
    <>
      {points > 0 && (
        <p class="soft">{words.copyWorth({ points: format.number(points), one: points <= 1 })}</p>
      )}
      <RubricView rubric={rubric} />
    </>
  )
}
