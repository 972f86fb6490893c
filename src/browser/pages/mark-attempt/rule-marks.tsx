/** What the rules marked: folded, but every answer, key and share can be looked at, and its points changed. */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { hintsOf } from '#contract/hints.ts'
import { RuleMark, type RuleMarkProps } from './rule-mark.tsx'
import type { SheetQuestion } from './sheet-question.ts'

export interface RuleMarksProps extends Omit<RuleMarkProps, 'one' | 'isAlone'> {
  questions: readonly SheetQuestion[]
}

export function RuleMarks({ questions, ...copy }: RuleMarksProps) {
  const words = useWords('teach').mark
  const hints = useWords('marking').hints
  const format = useFormat()
  const sum = (read: (one: SheetQuestion) => number): string =>
    format.number(questions.reduce((total, one) => total + read(one), 0))
  const count = words.byRulesCount({
    count: questions.length,
    points: sum((one) => one.result.points),
    total: sum((one) => one.result.pointsMax),
  })
  // What was given and has not left yet is not hidden.
  const [isOpen] = useState(() => questions.some((one) => copy.hand.unsentOf(one) !== undefined))
  // A help that was taken is told before anybody unfolds what the rules marked.
  const all = questions.reduce((total, { question }) => total + hintsOf(question).length, 0)
  const opened = questions.reduce((total, { result }) => total + (result.hints?.opened ?? 0), 0)
  const helped = opened === 0 ? '' : ` · ${hints.followed({ opened, all })}`
  return (
    <Disclosure label={`${words.byRules} : ${count}${helped}`} open={isOpen}>
      <ol class="plain rule-marks">
        {questions.map((one) => (
          <li key={one.question.id} class="rule-mark">
            <RuleMark one={one} isAlone={false} {...copy} />
          </li>
        ))}
      </ol>
    </Disclosure>
  )
}
