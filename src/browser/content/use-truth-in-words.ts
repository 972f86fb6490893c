/** `true` and `false` come as such from the marking; people read words. */
import { useWords } from '#browser/catalogue/speech.ts'
import type { Inlines } from '#contract/content.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'

/** What was given or awaited for this question, as it is read. */
export function useTruthInWords({
  kind,
}: Pick<PupilQuestion, 'kind'>): (inlines: Inlines) => Inlines {
  const words = useWords('exercise')
  if (kind !== 'true_false') return (inlines) => inlines
  return (inlines) =>
    inlines.map((inline) =>
      inline.type === 'text'
        ? { ...inline, text: inline.text === 'true' ? words.isTrue : words.isFalse }
        : inline,
    )
}
