/** What the rules marked: folded, but every answer, key and share can be looked at, and its points changed. */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import { exerciseFiles } from '#browser/content/file-addresses.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { keyed } from '#browser/content/keyed.ts'
import { useTruthInWords } from '#browser/content/use-truth-in-words.ts'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import type { Inlines } from '#contract/content.ts'
import { hintsOf } from '#contract/hints.ts'
import type { MarkingSheet, QuestionResult } from '#contract/results.ts'
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

interface RuleMarkProps {
  one: SheetQuestion
  sheet: MarkingSheet
  hand: MarkingHand
  kept: CommentsInHand
}

function RuleMark({ one, sheet, hand, kept }: RuleMarkProps) {
  const words = useWords('teach').mark
  const format = useFormat()
  const { question, result, number } = one
  const inWords = useTruthInWords(question)
  return (
    <li class="rule-mark">
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
      <ChangedLine result={result} />
      <RuleMarkChange one={one} attemptId={sheet.result.attemptId} hand={hand} kept={kept} />
    </li>
  )
}

export interface RuleMarksProps extends Omit<RuleMarkProps, 'one'> {
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
          <RuleMark key={one.question.id} one={one} {...copy} />
        ))}
      </ol>
    </Disclosure>
  )
}
