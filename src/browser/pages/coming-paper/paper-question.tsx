/** A question on paper: what is asked, and room to answer by hand. There is no key to leave out. */
import type { ComponentChildren } from 'preact'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import { contentLanguage, plainWords } from '#browser/content/content-text.ts'
import type { FileAddress } from '#browser/content/file-addresses.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { keyed } from '#browser/content/keyed.ts'
import { RubricView } from '#browser/content/rubric-view.tsx'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { FileSummary } from '#contract/resources.ts'

/** Lines under a question that is answered in sentences, and in a few words. */
const openLines = 8
const shortLines = 2

type OfKind<Kind extends PupilQuestion['kind']> = Extract<PupilQuestion, { kind: Kind }>
type Option = OfKind<'order'>['items'][number]

function Lines({ count }: { count: number }) {
  return (
    <div aria-hidden="true">
      {keyed(Array.from({ length: count })).map(({ key }) => (
        <div key={key} class="coming-paper-line" />
      ))}
    </div>
  )
}

function Blank({ wide = false }: { wide?: boolean }) {
  return <span class={wide ? 'coming-paper-blank wide' : 'coming-paper-blank'} aria-hidden="true" />
}

function Ticks({ hint, children }: { hint: string; children: ComponentChildren }) {
  return (
    <>
      <p class="coming-paper-hint">{hint}</p>
      <ul class="plain coming-paper-options">{children}</ul>
    </>
  )
}

function Tick({ children }: { children: ComponentChildren }) {
  return (
    <li>
      <span class="coming-paper-box" aria-hidden="true" /> {children}
    </li>
  )
}

/** An option with a box before it: to tick, or to write a number in. */
function TickOption({ text }: Pick<Option, 'text'>) {
  return (
    <Tick>
      <span lang={contentLanguage}>
        <InlineText inlines={text} />
      </span>
    </Tick>
  )
}

function Options({
  options,
  before,
}: {
  options: readonly Option[]
  before: (n: number) => string
}) {
  return (
    <ul class="plain coming-paper-options">
      {keyed(options).map(({ key, item }) => (
        <li key={item.id}>
          <strong>{before(Number(key))}</strong>{' '}
          <span lang={contentLanguage}>
            <InlineText inlines={item.text} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function MatchRoom({ question }: { question: OfKind<'match'> }) {
  const words = useWords('paper').coming
  const { lefts, rights } = question
  return (
    <>
      <p class="coming-paper-hint">{words.match}</p>
      <div class="coming-paper-sides">
        <ul class="plain coming-paper-options">
          {lefts.map(({ id, text }) => (
            <TickOption key={id} text={text} />
          ))}
        </ul>
        <Options
          options={rights}
          before={(place) => `${String.fromCharCode(65 + (place % 26))}.`}
        />
      </div>
    </>
  )
}

function GapRoom({ question }: { question: OfKind<'gap_text'> }) {
  return (
    <div class="coming-paper-gaps" lang={contentLanguage}>
      {keyed(question.lines).map((line) => (
        <p key={line.key}>
          {keyed(line.item).map(({ key, item }) =>
            item.type === 'words' ? (
              <InlineText key={key} inlines={item.text} />
            ) : (
              <span key={item.id}>
                <Blank />
                {item.input === 'choice' &&
                  ` (${item.choices.map(({ text }) => plainWords(text)).join(' / ')})`}
              </span>
            ),
          )}
        </p>
      ))}
    </div>
  )
}

function AnswerRoom({ question }: { question: PupilQuestion }) {
  const words = useWords('paper').coming
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_choice':
      return (
        <Ticks hint={question.kind === 'single_choice' ? words.tickOne : words.tickSeveral}>
          {question.choices.map(({ id, text }) => (
            <TickOption key={id} text={text} />
          ))}
        </Ticks>
      )
    case 'true_false':
      return (
        <Ticks hint={words.tickOne}>
          <Tick>{words.isTrue}</Tick>
          <Tick>{words.isFalse}</Tick>
        </Ticks>
      )
    case 'numeric':
      return (
        <p>
          {words.answer} <Blank wide /> {question.unitRequired && words.withUnit}
        </p>
      )
    case 'short_text':
      return <Lines count={shortLines} />
    case 'match':
      return <MatchRoom question={question} />
    case 'order':
      return (
        <Ticks hint={words.order}>
          {question.items.map(({ id, text }) => (
            <TickOption key={id} text={text} />
          ))}
        </Ticks>
      )
    case 'gap_text':
      return <GapRoom question={question} />
    case 'open':
      return (
        <>
          {question.rubric !== undefined && <RubricView rubric={question.rubric} />}
          <Lines count={openLines} />
        </>
      )
  }
}

export interface PaperQuestionProps {
  question: PupilQuestion
  /** From 1. */
  number: number
  fileAddress: FileAddress
  files: readonly FileSummary[]
}

export function PaperQuestion({ question, number, fileAddress, files }: PaperQuestionProps) {
  const words = useWords('paper').coming
  const format = useFormat()
  const { points, prompt } = question
  return (
    <li class="coming-paper-question">
      <p>
        <strong>{words.question({ number: format.number(number) })}</strong>
        {points > 0 && ` (${words.points({ points: format.number(points), one: points <= 1 })})`}
      </p>
      <ContentBlocks blocks={prompt} fileAddress={fileAddress} files={files} headingShift={1} />
      <AnswerRoom question={question} />
    </li>
  )
}
