/** One answer that rules marked: what was asked, given and awaited, and the points that a teacher gives instead. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import { exerciseFiles } from '#browser/content/file-addresses.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { keyed } from '#browser/content/keyed.ts'
import { useTruthInWords } from '#browser/content/use-truth-in-words.ts'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import type { Inlines } from '#contract/content.ts'
import type { MarkingSheet, QuestionResult } from '#contract/results.ts'
import { OnAllCopies } from './on-all-copies.tsx'
import { OpenedHints } from './opened-hints.tsx'
import { ChangedLine, RuleMarkChange } from './rule-mark-change.tsx'
import type { SheetQuestion } from './sheet-question.ts'
import type { CommentsInHand } from './use-kept-comments.ts'
import type { MarkingHand } from './use-marking-desk.ts'

const signs: Readonly<Record<QuestionResult['state'], SignName>> = {
  right: 'success',
  partly: 'attention',
  wrong: 'cross',
  unanswered: 'file',
  to_mark: 'received',
}

function Several({ texts, none }: { texts: readonly Inlines[]; none: string }) {
  if (texts.length === 0) return <span class="soft">{none}</span>
  return (
    <>
      {keyed(texts).map(({ key, item }) => (
        <span key={key} class="marking-given">
          <InlineText inlines={item} />
        </span>
      ))}
    </>
  )
}

/** What the pupil gave and what was awaited, part by part. */
function GivenParts({ one: { question, result } }: { one: SheetQuestion }) {
  const words = useWords('teach').mark
  const inWords = useTruthInWords(question)
  return (
    <ul class="plain rule-parts">
      {keyed(result.parts).map(({ key, item }) => (
        <li key={key}>
          {item.label.length > 0 && (
            <p class="rule-part-label">
              <InlineText inlines={item.label} />
            </p>
          )}
          <p class="rule-part">
            <span class="soft">{words.gave}</span>
            <span>
              <Several texts={item.chosen.map(inWords)} none={words.noAnswer} />
            </span>
          </p>
          {item.expected.length > 0 && (
            <p class="rule-part">
              <span class="soft">{words.expected}</span>
              <span>
                <Several texts={item.expected.map(inWords)} none="" />
              </span>
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

export interface RuleMarkProps {
  one: SheetQuestion
  sheet: MarkingSheet
  hand: MarkingHand
  kept: CommentsInHand
  /** This question alone is on the page, through all copies. */
  isAlone: boolean
}

export function RuleMark({ one, sheet, hand, kept, isAlone }: RuleMarkProps) {
  const words = useWords('teach').mark
  const format = useFormat()
  const { question, result, number } = one
  return (
    <>
      <p class="rule-mark-head">
        <strong>{words.question({ number })}</strong>
        <span class={`rule-state ${result.state}`}>
          <Sign name={signs[result.state]} /> {words.states[result.state]}
        </span>
        <span class="numbers">
          {format.number(result.points)} / {format.number(result.pointsMax)}
        </span>
      </p>
      <ContentBlocks
        blocks={question.prompt}
        fileAddress={exerciseFiles(sheet.result.exerciseId)}
        files={sheet.result.files}
        headingShift={1}
      />
      <OpenedHints one={one} />
      <GivenParts one={one} />
      <ChangedLine result={result} />
      <RuleMarkChange
        one={one}
        attemptId={sheet.result.attemptId}
        hand={hand}
        kept={kept}
        isAlone={isAlone}
      />
      <OnAllCopies
        attemptId={sheet.result.attemptId}
        id={one.id}
        name={words.question({ number })}
        isAlone={isAlone}
      />
    </>
  )
}
