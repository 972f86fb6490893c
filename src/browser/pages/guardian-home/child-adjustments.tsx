/** What is adjusted for a child, for the guardian who wants to know. */
import { useWords } from '#browser/catalogue/speech.ts'
import { adjustmentLines } from '#browser/display/adjustment-lines.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import type { Adjustments } from '#contract/adjustments.ts'

export function ChildAdjustments(props: { adjustments: Adjustments; givenName: string }) {
  const words = useWords('adjustment')
  return (
    <Disclosure label={words.of({ name: props.givenName })}>
      <ul>
        {adjustmentLines(props.adjustments, words, false).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Disclosure>
  )
}
