/** The rubric by which the whole copy is marked, beside its questions; or none. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { drawnPoints } from '#contract/draw-questions.ts'
import { rubricPoints } from '#contract/rubric-rules.ts'
import type { ExerciseWork } from './exercise-work.ts'
import { RubricEditor } from './rubric-fields.tsx'

/** For the list of what stands in the way of publishing. */
export const wholeCopyFieldsId = 'whole-copy-rubric'

export interface WholeCopyFieldsProps {
  work: ExerciseWork
  change: (change: (work: ExerciseWork) => ExerciseWork) => void
  error: string | null
}

export function WholeCopyFields({ work, change, error }: WholeCopyFieldsProps) {
  const words = useWords('question').wholeCopy
  const format = useFormat()
  const { plan, questions, rubric } = work
  const sumOf = (): string | null => {
    if (rubric === undefined) return null
    if (rubric.kind === 'attainment') return words.noPoints
    const points = rubricPoints(rubric)
    const total = drawnPoints(
      questions.map(({ item }) => item.question),
      plan,
      rubric,
    )
    if (!(Number.isFinite(points) && Number.isFinite(total))) return null
    return words.sum({ points: format.number(points), total: format.number(total) })
  }
  return (
    <div id={wholeCopyFieldsId}>
      <Disclosure label={words.title} open={rubric !== undefined || error !== null}>
        <RubricEditor
          title={words.choice}
          hint={words.hint}
          rubric={rubric}
          sum={sumOf()}
          errorId={`${wholeCopyFieldsId}-error`}
          error={error}
          onRubric={(next) => change((now) => ({ ...now, rubric: next }))}
        />
      </Disclosure>
    </div>
  )
}
