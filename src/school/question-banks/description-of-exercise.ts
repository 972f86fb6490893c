/**
 * What stands above the questions of an exercise that is written as a bank: its introduction, and the rubric of the
 * whole copy in words, for readers that have no place for one. Pure.
 */
import type { Blocks, Inlines } from '#contract/content.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import { criteriaOf } from '#contract/rubric-rules.ts'
import type { Rubric } from '#contract/rubrics.ts'
import type { Carried } from './carried-question.ts'

interface Description {
  readonly blocks: Blocks
  readonly carried: Carried
}

/** Null where nothing stands above the questions. */
export function descriptionOfExercise(content: ExerciseContent): Description | null {
  const { introduction, rubric } = content
  if (rubric === undefined) {
    return introduction.length === 0 ? null : { blocks: introduction, carried: { introduction } }
  }
  return {
    blocks: [...introduction, ...rubricInWords(rubric)],
    carried: { introduction, rubric },
  }
}

/** French, as what is written in exercises is. */
function rubricInWords(rubric: Rubric): Blocks {
  const plain = (text: string): Inlines => [{ type: 'text', text }]
  return [
    { type: 'paragraph', text: plain('Grille de critères de toute la copie\u00A0:') },
    {
      type: 'list',
      ordered: false,
      items: criteriaOf(rubric).map(({ name, steps }) => {
        const said = steps.flatMap(({ words, points }) => {
          const worth = points === null ? '' : ` (${String(points).replace('.', ',')})`
          return words === '' ? [] : [`${words}${worth}`]
        })
        return plain(said.length === 0 ? name : `${name}\u00A0: ${said.join('\u00A0; ')}`)
      }),
    },
  ]
}
