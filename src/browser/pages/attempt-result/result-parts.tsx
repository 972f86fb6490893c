/** What was awaited beside what was given: for a whole answer, or gap by gap, pair by pair. */
import { useWords } from '#browser/catalogue/speech.ts'
import { contentLanguage } from '#browser/content/content-text.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { keyed } from '#browser/content/keyed.ts'
import { useTruthInWords } from '#browser/content/use-truth-in-words.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import type { Inlines } from '#contract/content.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { QuestionResult } from '#contract/results.ts'

type Part = QuestionResult['parts'][number]

function Several({ lines }: { lines: readonly Inlines[] }) {
  const words = useWords('exercise')
  if (lines.length === 0) return <span class="soft">{words.unanswered}</span>
  return (
    <span lang={contentLanguage}>
      {keyed(lines).map(({ key, item }) => (
        <span key={key} class="result-line">
          <InlineText inlines={item} />
        </span>
      ))}
    </span>
  )
}

function PartState({ fraction }: { fraction: number }) {
  const words = useWords('exercise')
  const [sign, word] =
    fraction >= 1
      ? (['check', words.partRight] as const)
      : fraction > 0
        ? (['more', words.partHalf] as const)
        : (['next', words.partWrong] as const)
  return (
    <span class={fraction >= 1 ? 'part-state right' : 'part-state'}>
      <Sign name={sign} /> {word}
    </span>
  )
}

function PartLabel({
  part,
  question,
  place,
}: {
  part: Part
  question: PupilQuestion
  place: number
}) {
  const words = useWords('exercise')
  if (part.label.length > 0) {
    return (
      <span lang={contentLanguage}>
        <InlineText inlines={part.label} />
      </span>
    )
  }
  const number = place + 1
  return (
    <>{question.kind === 'gap_text' ? words.partLabel({ number }) : words.placeLabel({ number })}</>
  )
}

function PartsTable(props: { parts: readonly Part[]; question: PupilQuestion; tu: boolean }) {
  const { parts, question, tu } = props
  const words = useWords('exercise')
  // What was awaited is what was given: the same words beside each other would only be longer to read.
  const isAllRight = parts.every(({ fraction }) => fraction >= 1)
  return (
    <table class="result-parts">
      <caption class="for-screen-readers">{words.partsCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.partColumn}</th>
          <th scope="col">{words.given({ tu })}</th>
          {!isAllRight && <th scope="col">{words.expected}</th>}
        </tr>
      </thead>
      <tbody>
        {keyed(parts).map(({ key, item }) => (
          <tr key={key}>
            <th scope="row">
              <PartLabel part={item} question={question} place={Number(key)} />
            </th>
            <td>
              <span class="cell-name">{words.given({ tu })}</span>
              <Several lines={item.chosen} />
              {item.chosen.length > 0 && <PartState fraction={item.fraction} />}
            </td>
            {!isAllRight && (
              <td class={item.fraction >= 1 ? 'result-known' : undefined}>
                <span class="cell-name">{words.expected}</span>
                <Several lines={item.expected} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Kinds whose answer is made of several that are right or wrong by themselves. */
export function hasManyParts(question: PupilQuestion): boolean {
  return question.kind === 'match' || question.kind === 'gap_text' || question.kind === 'order'
}

export function ResultParts(props: {
  result: QuestionResult
  question: PupilQuestion
  tu: boolean
}) {
  const { result, question, tu } = props
  const words = useWords('exercise')
  const inWords = useTruthInWords(question)
  if (hasManyParts(question)) {
    return <PartsTable parts={result.parts} question={question} tu={tu} />
  }
  const [part] = result.parts
  // What a teacher lets pass is still not what was awaited.
  const byRule = result.byRule ?? result
  if (part === undefined || part.expected.length === 0 || byRule.state === 'right') return null
  const several = part.expected.length > 1 && question.kind !== 'multiple_choice'
  return (
    <div class="result-block">
      <p class="result-label">{several ? words.expectedAmong : words.expected}</p>
      <p>
        <Several lines={part.expected.map(inWords)} />
      </p>
    </div>
  )
}
