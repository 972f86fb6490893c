/** What is adjusted for the pupil who looks; nothing where nothing is. */
import { useWords } from '#browser/catalogue/speech.ts'
import { adjustmentLines } from '#browser/display/adjustment-lines.ts'
import type { Adjustments } from '#contract/adjustments.ts'

export function MyAdjustments({ adjustments, tu }: { adjustments: Adjustments; tu: boolean }) {
  const words = useWords('adjustment')
  return (
    <section class="stack" aria-labelledby="my-adjustments">
      <h2 id="my-adjustments">{words.own({ tu })}</h2>
      <ul>
        {adjustmentLines(adjustments, words, tu).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="soft">{words.ownMeans({ tu })}</p>
    </section>
  )
}
