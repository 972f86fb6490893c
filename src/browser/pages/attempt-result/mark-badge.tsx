/** How an answer came out: a sign and a word, never colour alone, never a red cross. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import type { QuestionResult } from '#contract/results.ts'
import './attempt-result.css'

const signs: Readonly<Record<QuestionResult['state'], SignName>> = {
  right: 'success',
  partly: 'more',
  wrong: 'next',
  unanswered: 'file',
  to_mark: 'information',
}

export function MarkBadge({ state }: { state: QuestionResult['state'] }) {
  const words = useWords('exercise')
  return (
    <span class={`mark-badge ${state}`}>
      <Sign name={signs[state]} />
      {words.marks[state]}
    </span>
  )
}
