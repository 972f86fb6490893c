/** One question: its words, what its kind needs, its points, a hint and an explanation. */
import type { ApiResult } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { exerciseFiles } from '#browser/content/file-addresses.ts'
import { Button } from '#browser/parts/button.tsx'
import { BlockListEditor } from '#browser/write/block-list-editor.tsx'
import { type BlockType, wordBlockTypes } from '#browser/write/new-block.ts'
import type { Question } from '#contract/questions.ts'
import type { FileSummary } from '#contract/resources.ts'
import type { QuestionWork } from './exercise-work.ts'
import { KindFields, withWords } from './kind-fields.tsx'
import { type ErrorAt, NumberField, OptionalWords } from './small-fields.tsx'

export const promptTypes: readonly BlockType[] = [...wordBlockTypes, 'image', 'audio']

export interface QuestionEditorProps {
  exerciseId: string
  work: QuestionWork
  /** From 1. */
  number: number
  count: number
  files: readonly FileSummary[]
  upload: (file: File) => Promise<ApiResult<FileSummary>>
  onWork: (change: (work: QuestionWork) => QuestionWork) => void
  onMove: (steps: number) => void
  onRemove: () => void
  onDuplicate: () => void
  errorAt: ErrorAt
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
      <OptionalWords
        label={words.hint}
        hint={words.hintHint}
        inlines={question.hint}
        error={errorAt('hint')}
        onInlines={(inlines) => onQuestion(withWords(question, 'hint', inlines))}
      />
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

export function QuestionEditor(props: QuestionEditorProps) {
  const { exerciseId, work, number, files, upload, onWork, errorAt } = props
  const words = useWords('question')
  const { question, prompt } = work
  const setQuestion = (next: Question): void => onWork((now) => ({ ...now, question: next }))
  const promptError = errorAt('prompt')
  return (
    <li id={`question-${number}`} class="question-card">
      <div class="block-head">
        <h3 tabIndex={-1}>
          {words.question({ number })} <span class="soft">· {words.kinds[question.kind]}</span>
        </h3>
        <QuestionTools {...props} />
      </div>
      {promptError && <p class="field-error">{promptError}</p>}
      <BlockListEditor
        name={`prompt-${question.id}`}
        compact
        types={promptTypes}
        blocks={prompt}
        onBlocks={(by) => onWork((now) => ({ ...now, prompt: by(now.prompt) }))}
        files={files}
        fileAddress={exerciseFiles(exerciseId)}
        upload={upload}
        exerciseTitle={() => null}
        problemsAt={(place) => {
          const problem = errorAt(`prompt.${place}`)
          return problem === null ? [] : [problem]
        }}
      />
      <KindFields question={question} onQuestion={setQuestion} errorAt={errorAt} />
      <NumberField
        label={words.points}
        value={question.points}
        onNumber={(points) => setQuestion({ ...question, points })}
      />
      <Extras question={question} onQuestion={setQuestion} errorAt={errorAt} />
    </li>
  )
}
