/** One question of a copy: what was asked, given, awaited, and what there is to learn from it. */
import type { ComponentChildren } from 'preact'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import { contentLanguage, spokenLines } from '#browser/content/content-text.ts'
import { exerciseFiles } from '#browser/content/file-addresses.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { keyed } from '#browser/content/keyed.ts'
import { ListenButton } from '#browser/content/listen-button.tsx'
import { RubricView } from '#browser/content/rubric-view.tsx'
import { hintsOf } from '#contract/hints.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { AttemptResult, QuestionResult } from '#contract/results.ts'
import { sumTicks } from '#contract/rubric-rules.ts'
import type { Rubric } from '#contract/rubrics.ts'
import { GivenAnswer } from './given-answer.tsx'
import { MarkBadge } from './mark-badge.tsx'
import { hasManyParts, ResultParts } from './result-parts.tsx'
import './attempt-result.css'

export interface QuestionOutcomeProps {
  copy: AttemptResult
  question: PupilQuestion
  /** From 1. */
  number: number
  /** Null while marks are not open. */
  result: QuestionResult | null
  /** The reader is the pupil. */
  tu: boolean
}

function Block({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="result-block">
      <p class="result-label">{label}</p>
      {children}
    </div>
  )
}

/** Feedback, explanation and the teacher's words; each can be heard. */
export function ToLearn({ result }: { result: QuestionResult }) {
  const words = useWords('exercise')
  const { feedback, explanation, comment } = result
  const lines = [...feedback, ...(explanation.length > 0 ? [explanation] : [])]
  return (
    <>
      {lines.length > 0 && (
        <div class="result-learn">
          <div>
            {feedback.length > 0 && (
              <Block label={words.feedback}>
                {keyed(feedback).map(({ key, item }) => (
                  <p key={key} lang={contentLanguage}>
                    <InlineText inlines={item} />
                  </p>
                ))}
              </Block>
            )}
            {explanation.length > 0 && (
              <Block label={words.explanation}>
                <p lang={contentLanguage}>
                  <InlineText inlines={explanation} />
                </p>
              </Block>
            )}
          </div>
          <ListenButton pieces={() => spokenLines(lines)} what={words.explanation} signOnly />
        </div>
      )}
      {comment !== '' && (
        <div class="result-comment">
          <p class="result-label">{words.comment}</p>
          <p class="given-text">{comment}</p>
        </div>
      )}
    </>
  )
}

/** The rubric, with what was ticked of it. */
export function GivenSteps({ rubric, result }: { rubric: Rubric; result: QuestionResult | null }) {
  const words = useWords('content').rubric
  const format = useFormat()
  const ticks = result?.ticks
  return (
    <Block label={words.title}>
      <RubricView rubric={rubric} ticks={ticks} />
      {result?.because !== undefined && ticks !== undefined && (
        <p>
          {words.because({
            points: format.number(result.points),
            sum: format.number(sumTicks(rubric, ticks)),
          })}{' '}
          <span class="given-text">{result.because}</span>
        </p>
      )}
    </Block>
  )
}

/** How many hints the device said were opened, and what of the points they took. */
function OpenedHints({
  result,
  question,
  tu,
}: Pick<QuestionOutcomeProps, 'question' | 'tu'> & { result: QuestionResult }) {
  const words = useWords('exercise')
  const format = useFormat()
  const { hints } = result
  if (hints === undefined) return null
  const { opened, taken } = hints
  const all = hintsOf(question).length
  return (
    <p class="soft">
      {words.hintsOpened({ opened, all, taken: format.number(taken), count: taken, tu })}
    </p>
  )
}

/** That a person gave other points than the rule had. */
function ChangedPoints({ result }: { result: QuestionResult }) {
  const words = useWords('exercise')
  const format = useFormat()
  const { byRule, points } = result
  if (byRule === undefined || byRule.points === points) return null
  return (
    <p>
      {words.changedByHand({ points: format.number(points), before: format.number(byRule.points) })}
    </p>
  )
}

/** Nothing where it waits, and where there are none to earn. */
export function OutcomePoints({ result }: { result: QuestionResult }) {
  const words = useWords('exercise')
  const format = useFormat()
  if (result.state === 'to_mark' || result.pointsMax === 0) return null
  return (
    <span class="numbers">
      {words.pointsOf({
        points: format.number(result.points),
        max: format.number(result.pointsMax),
      })}
    </span>
  )
}

export function QuestionOutcome({ copy, question, number, result, tu }: QuestionOutcomeProps) {
  const words = useWords('exercise')
  const answer = copy.answers[question.id]
  const first = result?.byRule ?? result
  const empty = answer === undefined || first?.state === 'unanswered'
  // The table of parts shows what was given already.
  const showsGiven = result === null || !hasManyParts(question)
  return (
    <section class="outcome" aria-labelledby={`outcome-${question.id}`}>
      <header class="outcome-header">
        <h2 id={`outcome-${question.id}`}>{words.questionSpoken({ number })}</h2>
        {result !== null && (
          <span class="row">
            <MarkBadge state={result.state} />
            <OutcomePoints result={result} />
          </span>
        )}
      </header>
      <ContentBlocks
        blocks={question.prompt}
        fileAddress={exerciseFiles(copy.exerciseId)}
        files={copy.files}
        headingShift={1}
      />
      {showsGiven && (
        <Block label={words.given({ tu })}>
          {empty ? (
            <p class="soft">{words.nothingGiven({ tu })}</p>
          ) : (
            <GivenAnswer question={question} answer={answer} copy={copy} />
          )}
        </Block>
      )}
      {result !== null && <ChangedPoints result={result} />}
      {result !== null && <OpenedHints result={result} question={question} tu={tu} />}
      {result !== null && <ResultParts result={result} question={question} tu={tu} />}
      {question.kind === 'open' && question.rubric && (
        <GivenSteps rubric={question.rubric} result={result} />
      )}
      {result !== null && <ToLearn result={result} />}
    </section>
  )
}
