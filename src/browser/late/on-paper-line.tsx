/** Who handed a copy in on paper, and at which hour they say that it came. Nothing where its pupil did. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { PaperCopy } from '#contract/paper-copies.ts'

export function OnPaperLine({ paper }: { paper: PaperCopy | undefined }) {
  const words = useWords('late').onPaper
  const format = useFormat()
  if (paper === undefined) return null
  const { handedInBy, onPaperAt } = paper
  const by = words.by({ name: `${handedInBy.givenName} ${handedInBy.familyName}` })
  return (
    <p class="soft">
      {onPaperAt === null ? by : `${by}, ${words.saidAt({ when: format.dateTime(onPaperAt) })}`}
    </p>
  )
}
