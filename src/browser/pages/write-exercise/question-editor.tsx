/** One question: its words, what its kind needs, its points, hints and an explanation. */
import type { ApiResult } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { exerciseFiles } from '#browser/content/file-addresses.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Button } from '#browser/parts/button.tsx'
import { FieldError } from '#browser/parts/field-frame.tsx'
import { BlockListEditor } from '#browser/write/block-list-editor.tsx'
import { type BlockType, wordBlockTypes } from '#browser/write/new-block.ts'
import type { Question } from '#contract/questions.ts'
import type { FileSummary } from '#contract/resources.ts'
import { promptWords } from './draw-fields.tsx'
import type { QuestionWork } from './exercise-work.ts'
import { HintFields } from './hint-fields.tsx'
import { KindFields, withWords } from './kind-fields.tsx'
import { type ErrorAt, NumberField, OptionalWords } from './small-fields.tsx'

export const promptTypes: readonly BlockType[] = [...wordBlockTypes, 'image', 'audio']

export interface QuestionEditorProps {
  exerciseId: string
  work: QuestionWork
  /** From 1. */
  number: number
  count: number
  /** The number of the draw that it is in; null: every pupil gets it. */
  drawNumber: number | null
  files: readonly FileSummary[]
  upload: (file: File) => Promise<ApiResult<FileSummary>>
  onWork: (change: (work: QuestionWork) => QuestionWork) => void
  onMove: (steps: number) => void
  onRemove: () => void
  onDuplicate: () => void
  errorAt: ErrorAt
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

function QuestionTools(props: QuestionEditorProps) {
  const { number, count, onMove, onRemove, onDuplicate } = props
  const words = useWords('write').block
  const question = useWords('question')
  const of = <span class="for-screen-readers"> {question.question({ number })}</span>
  return (
    <div class="block-tools row">
      <Button sign="sortUp" disabled={number === 1} onClick={() => onMove(-1)}>
        {words.up}
        {of}
      </Button>
      <Button sign="sortDown" disabled={number === count} onClick={() => onMove(1)}>
        {words.down}
        {of}
      </Button>
      <Button sign="copy" onClick={onDuplicate}>
        {question.duplicate}
        {of}
      </Button>
      <Button sign="cross" onClick={onRemove}>
        {words.remove}
        {of}
      </Button>
    </div>
  )
}

function Extras(props: {
  question: Question
  onQuestion: (question: Question) => void
  errorAt: ErrorAt
}) {
  const { question, onQuestion, errorAt } = props
  const words = useWords('question')
  return (
    <>
      <HintFields question={question} onQuestion={onQuestion} errorAt={errorAt} />
      <OptionalWords
        label={words.explanation}
        hint={words.explanationHint}
        inlines={question.explanation}
        error={errorAt('explanation')}
        onInlines={(inlines) => onQuestion(withWords(question, 'explanation', inlines))}
      />
    </>
  )
}

function QuestionHead(props: QuestionEditorProps & { bodyId: string }) {
  const { work, number, drawNumber, isOpen, onOpen, bodyId } = props
  const words = useWords('question')
  return (
    <div class="block-head">
      <h2 class="question-title">
        <button
          type="button"
          class="question-fold"
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          onClick={() => onOpen(!isOpen)}
        >
          <Sign name={isOpen ? 'down' : 'next'} />
          <span>
            {words.question({ number })}
            <span class="soft"> · {words.kinds[work.question.kind]}</span>
            {drawNumber !== null && (
              <span class="soft"> · {words.draws.draw({ number: drawNumber })}</span>
            )}
            {!isOpen && <span class="question-words">{promptWords(work)}</span>}
          </span>
        </button>
      </h2>
      <QuestionTools {...props} />
    </div>
  )
}

function QuestionBody(props: QuestionEditorProps) {
  const { exerciseId, work, files, upload, onWork, errorAt } = props
  const words = useWords('question')
  const { question, prompt } = work
  const setQuestion = (next: Question): void => onWork((now) => ({ ...now, question: next }))
  const promptError = errorAt('prompt')
  const drawError = errorAt('draw')
  return (
    <>
      {drawError && <FieldError id={`error-draw-${question.id}`} text={drawError} />}
      {promptError && <FieldError id={`error-prompt-${question.id}`} text={promptError} />}
      <BlockListEditor
        name={`prompt-${question.id}`}
        compact
        types={promptTypes}
        blocks={prompt}
        onBlocks={(by) => onWork((now) => ({ ...now, prompt: by(now.prompt) }))}
        files={files}
        fileAddress={exerciseFiles(exerciseId)}
        upload={upload}
        problemsAt={(place) => {
          const problem = errorAt(`prompt.${place}`)
          return problem === null ? [] : [problem]
        }}
      />
      <KindFields question={question} onQuestion={setQuestion} errorAt={errorAt} />
      {!(question.kind === 'open' && question.rubric) && (
        <NumberField
          label={words.points}
          value={question.points}
          onNumber={(points) => setQuestion({ ...question, points })}
        />
      )}
      <Extras question={question} onQuestion={setQuestion} errorAt={errorAt} />
    </>
  )
}

export function QuestionEditor(props: QuestionEditorProps) {
  const { work, number, isOpen } = props
  const bodyId = `body-${work.question.id}`
  return (
    <li id={`question-${number}`} class="question-card">
      <QuestionHead {...props} bodyId={bodyId} />
      {isOpen && (
        <div id={bodyId} class="question-body">
          <QuestionBody {...props} />
        </div>
      )}
    </li>
  )
}
