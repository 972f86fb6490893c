/** The whole copy by the exercise's own rubric: what was ticked, the points, the teacher's words. */
import { useWords } from '#browser/catalogue/speech.ts'
import type { AttemptResult } from '#contract/results.ts'
import { wholeCopyId } from '#contract/rubric-rules.ts'
import { MarkBadge } from './mark-badge.tsx'
import { GivenSteps, OutcomePoints, ToLearn } from './question-outcome.tsx'

export function CopyOutcome({ copy }: { copy: AttemptResult }) {
  const words = useWords('exercise')
  const { rubric } = copy
  const result = copy.marks?.perQuestion.find((one) => one.questionId === wholeCopyId) ?? null
  if (rubric === undefined) return null
  return (
    <section class="outcome" aria-labelledby="outcome-copy">
      <header class="outcome-header">
        <h2 id="outcome-copy">{words.wholeCopy}</h2>
        {/* Nobody calls a whole copy right or wrong. */}
        {result?.state === 'to_mark' && <MarkBadge state={result.state} />}
        {result !== null && <OutcomePoints result={result} />}
      </header>
      <GivenSteps rubric={rubric} result={result} />
      {result !== null && <ToLearn result={result} />}
    </section>
  )
}
