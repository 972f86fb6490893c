/** One question that rules marked, by itself through all copies: its points, and the way back to the first copy. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Card } from '#browser/parts/card.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { RuleMark, type RuleMarkProps } from './rule-mark.tsx'
import { nextPath } from './use-marking-desk.ts'

export function RuleMarkAlone(props: Omit<RuleMarkProps, 'isAlone'>) {
  const { one, sheet } = props
  const { through } = useWords('marking')
  const { firstAttemptId, result } = sheet
  return (
    <Card>
      <div class="stack rule-mark">
        <RuleMark {...props} isAlone />
        {firstAttemptId !== null && firstAttemptId !== result.attemptId && (
          <p class="no-print">
            <LinkButton href={nextPath(firstAttemptId, one.id)}>{through.toFirst}</LinkButton>
          </p>
        )}
      </div>
    </Card>
  )
}
