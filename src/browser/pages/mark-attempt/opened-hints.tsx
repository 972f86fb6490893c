/** How many of a question's hints the pupil's device said were opened, and what they cost. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { hintsOf } from '#contract/hints.ts'
import type { SheetQuestion } from './sheet-question.ts'

export function OpenedHints({ one }: { one: SheetQuestion }) {
  const words = useWords('marking').hints
  const format = useFormat()
  const { question, result } = one
  if (result.hints === undefined) return null
  const { cost, opened } = result.hints
  const all = hintsOf(question).length
  return (
    <p class="marking-hints">
      <Sign name="information" /> {words.opened({ opened, all })}
      {cost > 0 && ` ${words.cost({ points: format.number(cost), count: cost })}`}
    </p>
  )
}
