/** The draft as a pupil will do it: answered for trying out, sent nowhere. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { ContentBlocks } from '#browser/content/content-blocks.tsx'
import { CopyRubric } from '#browser/content/copy-rubric.tsx'
import { exerciseFiles } from '#browser/content/file-addresses.ts'
import { AnswerField } from '#browser/pages/do-exercise/answer-field.tsx'
import { QuestionHints } from '#browser/pages/do-exercise/question-hints.tsx'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { arrangeQuestions } from '#contract/draw-questions.ts'
import type { ExercisePreview as Preview } from '#contract/exercise-previews.ts'
import type { OpenedHints } from '#contract/exercises.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { Answers } from '#contract/questions.ts'
import type { FileSummary } from '#contract/resources.ts'

export interface ExercisePreviewProps {
  exerciseId: string
  files: readonly FileSummary[]
  flush: () => Promise<boolean>
}

type Option = Extract<PupilQuestion, { kind: 'order' }>['items'][number]

/** What is not written yet has a dot to be chosen by; a published exercise has no such thing. */
const shownOption = (option: Option): Option =>
  option.text.length > 0 ? option : { ...option, text: [{ type: 'text', text: '…' }] }

function shownQuestion(question: PupilQuestion): PupilQuestion {
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_choice':
      return { ...question, choices: question.choices.map(shownOption) }
    case 'order':
      return { ...question, items: question.items.map(shownOption) }
    case 'match':
      return {
        ...question,
        lefts: question.lefts.map(shownOption),
        rights: question.rights.map(shownOption),
      }
    default:
      return question
  }
}

/** Whether two pupils may see different things. */
function differs({ questions, plan }: Preview): boolean {
  return plan !== undefined || questions.some((one) => 'shuffle' in one && one.shuffle)
}

function TriedQuestions(props: {
  preview: Preview
  exerciseId: string
  files: readonly FileSummary[]
}) {
  const { preview, exerciseId, files } = props
  const [turn, setTurn] = useState(1)
  const shown = arrangeQuestions(preview.questions, preview.plan, turn)
  const words = useWords('question').draws
  const counts = { number: turn, shown: shown.length, all: preview.questions.length }
  return (
    <>
      {differs(preview) && (
        <div class="row">
          <p role="status">{words.shownDraw(counts)}</p>
          <Button sign="change" onClick={() => setTurn((now) => now + 1)}>
            {words.another}
          </Button>
        </div>
      )}
      <DrawnQuestions key={turn} questions={shown} exerciseId={exerciseId} files={files} />
    </>
  )
}

function DrawnQuestions(props: {
  questions: readonly PupilQuestion[]
  exerciseId: string
  files: readonly FileSummary[]
}) {
  const { questions, exerciseId, files } = props
  const words = useWords('question')
  const [answers, setAnswers] = useState<Answers>({})
  const [openedHints, setOpenedHints] = useState<OpenedHints>({})
  const fileAddress = exerciseFiles(exerciseId)
  return (
    <ol class="plain stack stack-wide">
      {questions.map((question, place) => (
        <li key={question.id} class="stack">
          <h3>{words.question({ number: place + 1 })}</h3>
          <div id={`tried-${question.id}`}>
            <ContentBlocks
              blocks={question.prompt}
              fileAddress={fileAddress}
              files={files}
              headingShift={1}
            />
          </div>
          <AnswerField
            question={shownQuestion(question)}
            answer={answers[question.id]}
            onAnswer={(answer) => setAnswers((all) => ({ ...all, [question.id]: answer }))}
            locked={false}
            labelId={`tried-${question.id}`}
            desk={null}
          />
          <QuestionHints
            question={question}
            opened={openedHints[question.id] ?? 0}
            locked={false}
            onOpen={async (opened) => {
              setOpenedHints((all) => ({ ...all, [question.id]: opened }))
            }}
          />
        </li>
      ))}
    </ol>
  )
}

/** The whole exercise, to be tried out. */
export function ExerciseTrial(props: {
  preview: Preview
  exerciseId: string
  files: readonly FileSummary[]
}) {
  const { preview, exerciseId, files } = props
  const words = useWords('write').page
  const question = useWords('question')
  const content = useWords('content')
  return (
    <section class="preview stack" aria-label={words.previewFor}>
      <h2>{preview.title}</h2>
      <p class="soft">{question.tryOut}</p>
      <ContentBlocks
        blocks={preview.introduction}
        fileAddress={exerciseFiles(exerciseId)}
        files={files}
        headingShift={1}
      />
      {preview.rubric && (
        <Disclosure label={content.rubric.copyTitle} open>
          <CopyRubric rubric={preview.rubric} />
        </Disclosure>
      )}
      <TriedQuestions preview={preview} exerciseId={exerciseId} files={files} />
    </section>
  )
}

export function ExercisePreview({ exerciseId, files, flush }: ExercisePreviewProps) {
  const words = useWords('write').page
  const loaded = useLoad(`exercise preview ${exerciseId}`, async (signal) => {
    const isWhole = await flush()
    const preview = await callApi<Preview>(`/api/exercises/${exerciseId}/preview`, { signal })
    return preview.ok ? { ok: true, value: { preview: preview.value, isWhole } } : preview
  })
  return (
    <LoadView loaded={loaded} label={words.previewFor}>
      {({ preview, isWhole }) => (
        <div class="stack">
          {!isWhole && <Notice kind="attention" title={words.previewNotSaved} />}
          <ExerciseTrial preview={preview} exerciseId={exerciseId} files={files} />
        </div>
      )}
    </LoadView>
  )
}
