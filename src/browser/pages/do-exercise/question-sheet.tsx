/** One question: its words, to be read or heard, hints on demand, the answer and where it is. */
import { useId } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import type { FileAddress } from '#browser/content/file-addresses.ts'
import { ListenButton } from '#browser/content/listen-button.tsx'
import { RubricView } from '#browser/content/rubric-view.tsx'
import { useSpokenLabels } from '#browser/content/use-spoken-labels.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { useViewer } from '#browser/viewer.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { Answer } from '#contract/questions.ts'
import type { FileSummary } from '#contract/resources.ts'
import { AnswerField } from './answer-field.tsx'
import type { KeptState } from './answer-keeper.ts'
import { answeredState } from './answered.ts'
import type { AttemptDesk } from './attempt-desk.ts'
import { KeptBadge } from './kept-badge.tsx'
import { QuestionHints } from './question-hints.tsx'
import { spokenQuestion } from './spoken-question.ts'
import './do-exercise.css'

export interface QuestionSheetProps {
  question: PupilQuestion
  /** From 1. */
  number: number
  /** How many there are. */
  all: number
  answer: Answer | undefined
  kept: KeptState
  locked: boolean
  desk: AttemptDesk | null
  fileAddress: FileAddress
  files: readonly FileSummary[]
  onAnswer: (answer: Answer) => void
  /** How many of its hints lie open. */
  openedHints: number
  onOpenHints: (opened: number) => Promise<void>
}

/** The id of a question's heading, for links and focus. */
export function questionHeadingId(questionId: string): string {
  return `question-${questionId}`
}

interface QuestionListenProps {
  question: PupilQuestion
  number: number
  title: string
}

/** Stands first for a pupil to whom the school has questions read. */
function QuestionListen({ question, number, title }: QuestionListenProps) {
  const words = useWords('exercise')
  const labels = useSpokenLabels()
  const viewer = useViewer()
  const isReadTo = viewer.state === 'known' && viewer.me.adjustments?.readAloud === true
  return (
    <ListenButton
      what={title}
      first={isReadTo}
      pieces={() =>
        spokenQuestion(question, {
          ...labels,
          question: `${words.questionSpoken({ number })}.`,
          choices: words.choicesSpoken,
          gap: words.gapSpoken,
          trueOrFalse: words.trueOrFalseSpoken,
        })
      }
    />
  )
}

export function QuestionSheet(props: QuestionSheetProps) {
  const { question, number, all, answer, kept, locked, desk } = props
  const words = useWords('exercise')
  const { rubric } = useWords('content')
  const format = useFormat()
  const promptId = useId()
  const title = words.questionNumber({ number, all })
  return (
    <section class="question" aria-labelledby={questionHeadingId(question.id)}>
      <header class="question-header">
        <h2 id={questionHeadingId(question.id)} tabIndex={-1}>
          {title}
        </h2>
        <QuestionListen question={question} number={number} title={title} />
      </header>
      <div id={promptId}>
        <ContentBlocks
          blocks={question.prompt}
          fileAddress={props.fileAddress}
          files={props.files}
          headingShift={1}
        />
      </div>
      {question.kind === 'open' && question.rubric && (
        <Disclosure label={rubric.title} open>
          <RubricView rubric={question.rubric} />
        </Disclosure>
      )}
      <AnswerField
        question={question}
        answer={answer}
        onAnswer={props.onAnswer}
        locked={locked}
        labelId={promptId}
        desk={desk}
      />
      <QuestionHints
        question={question}
        opened={props.openedHints}
        locked={locked}
        onOpen={props.onOpenHints}
      />
      <footer class="question-footer">
        <KeptBadge kept={kept} answered={answeredState(question, answer)} />
        {question.points > 0 && (
          <span class="soft">
            {words.points({ count: question.points, shown: format.number(question.points) })}
          </span>
        )}
      </footer>
    </section>
  )
}
