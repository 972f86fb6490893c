/** An exercise as it is written: title, introduction, its questions, and one more of any kind. */
import { useState } from 'preact/hooks'
import type { ApiResult } from '#browser/api/call-api.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { exerciseFiles } from '#browser/content/file-addresses.ts'
import { announce, toast } from '#browser/parts/announcements.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { Field } from '#browser/parts/field.tsx'
import { BlockListEditor } from '#browser/write/block-list-editor.tsx'
import {
  insertAt,
  type Keyed,
  moveBy,
  removeAt,
  replaceAt,
  withKey,
} from '#browser/write/keyed-list.ts'
import { SubjectSelect } from '#browser/write/subject-select.tsx'
import { TagsField } from '#browser/write/tags-field.tsx'
import type { FileSummary } from '#contract/resources.ts'
import { AddQuestions } from './add-questions.tsx'
import { DrawFields } from './draw-fields.tsx'
import { drawNumberOf } from './draw-work.ts'
import { type ExerciseWork, type QuestionWork, questionWork } from './exercise-work.ts'
import { freshId } from './new-question.ts'
import { promptTypes, QuestionEditor } from './question-editor.tsx'
import type { ErrorAt } from './small-fields.tsx'
import { WholeCopyFields } from './whole-copy-fields.tsx'

/** As `questionsMax` of the contract. */
const questionsMax = 100
/** Exercises of more questions open with all of them folded. */
const unfoldedMax = 2

export interface QuestionListProps {
  exerciseId: string
  schoolUai: string
  work: ExerciseWork
  change: (change: (work: ExerciseWork) => ExerciseWork) => void
  files: readonly FileSummary[]
  upload: (file: File) => Promise<ApiResult<FileSummary>>
  /** Files that come with questions from the bank. */
  onFiles: (files: readonly FileSummary[]) => void
  tags: readonly string[]
  onTags: (tags: readonly string[]) => void
  errorAt: (questionId: string | null) => ErrorAt
  isTroubled: (questionId: string) => boolean
}

type Questions = ExerciseWork['questions']

function focusQuestion(number: number): void {
  requestAnimationFrame(() => {
    const card = document.getElementById(`question-${number}`)
    card?.scrollIntoView({ block: 'start' })
    card?.querySelector<HTMLElement>('textarea')?.focus({ preventScroll: true })
  })
}

function Details({ work, change, schoolUai, ...rest }: QuestionListProps) {
  const words = useWords('write').lists
  const question = useWords('question')
  return (
    <>
      <div class="write-details">
        <Field
          label={words.title}
          value={work.title}
          maxLength={200}
          error={work.title.trim() === '' ? words.titleMissing : null}
          onValue={(title) => change((now) => ({ ...now, title }))}
        />
        <SubjectSelect
          schoolUai={schoolUai}
          value={work.subjectCode}
          onValue={(subjectCode) => change((now) => ({ ...now, subjectCode }))}
        />
        <Field
          label={words.level}
          optional
          value={work.levelLabel ?? ''}
          maxLength={40}
          onValue={(level) =>
            change((now) => ({ ...now, levelLabel: level === '' ? null : level }))
          }
        />
      </div>
      <TagsField door={`/api/exercises/${rest.exerciseId}`} tags={rest.tags} onTags={rest.onTags} />
      <Disclosure label={question.introduction} open={work.introduction.length > 0}>
        <BlockListEditor
          name="introduction"
          types={promptTypes}
          blocks={work.introduction}
          onBlocks={(by) => change((now) => ({ ...now, introduction: by(now.introduction) }))}
          files={rest.files}
          fileAddress={exerciseFiles(rest.exerciseId)}
          upload={rest.upload}
          problemsAt={(place) => {
            const problem = rest.errorAt(null)(`introduction.${place}`)
            return problem === null ? [] : [problem]
          }}
        />
      </Disclosure>
    </>
  )
}

function useQuestionActs({ work, change }: QuestionListProps) {
  const words = useWords('question')
  const block = useWords('write').block
  const general = useWords('general')
  const setQuestions = (by: (questions: Questions) => Questions): void =>
    change((now) => ({ ...now, questions: by(now.questions) }))
  return {
    setQuestions,
    move(place: number, steps: number): void {
      setQuestions((all) => moveBy(all, place, steps))
      announce(block.movedTo({ place: place + steps + 1, total: work.questions.length }))
      focusQuestion(place + steps + 1)
    },
    remove(place: number, one: Keyed<QuestionWork>): void {
      setQuestions((all) => removeAt(all, place))
      toast({
        text: block.removed({ type: words.question({ number: place + 1 }) }),
        action: {
          label: general.undo,
          onAction: () => setQuestions((all) => insertAt(all, place, one)),
        },
      })
    },
    duplicate(place: number, one: Keyed<QuestionWork>): void {
      const { question, prompt } = one.item
      const copy = {
        question: { ...question, id: freshId() },
        prompt: prompt.map((block) => withKey(block.item)),
      }
      setQuestions((all) => insertAt(all, place + 1, withKey(copy)))
      focusQuestion(place + 2)
    },
  }
}

export function QuestionList(props: QuestionListProps) {
  const { work, exerciseId, files, upload, errorAt, isTroubled } = props
  const { setQuestions, move, remove, duplicate } = useQuestionActs(props)
  const { questions } = work
  // A long exercise opens folded; what is new or in the way stands open.
  const [folded, setFolded] = useState<ReadonlySet<string>>(
    () => new Set(questions.length > unfoldedMax ? questions.map((one) => one.key) : []),
  )
  const fold = (key: string, isFolded: boolean): void =>
    setFolded((now) => new Set(isFolded ? [...now, key] : [...now].filter((one) => one !== key)))
  return (
    <div class="stack">
      <Details {...props} />
      {questions.length > 1 && (
        <DrawFields
          questions={questions}
          plan={work.plan}
          rubric={work.rubric}
          onPlan={(by) => props.change((now) => ({ ...now, plan: by(now.plan) }))}
        />
      )}
      <WholeCopyFields work={work} change={props.change} error={errorAt(null)('rubric')} />
      <ol class="plain question-cards">
        {questions.map((one, place) => (
          <QuestionEditor
            key={one.key}
            exerciseId={exerciseId}
            work={one.item}
            number={place + 1}
            count={questions.length}
            drawNumber={drawNumberOf(work.plan, one.item.question.id)}
            files={files}
            upload={upload}
            errorAt={errorAt(one.item.question.id)}
            isOpen={!folded.has(one.key) || isTroubled(one.item.question.id)}
            onOpen={(isOpen) => fold(one.key, !isOpen)}
            onWork={(by) =>
              setQuestions((all) => {
                const at = all.findIndex((other) => other.key === one.key)
                const now = all[at]
                return now === undefined
                  ? all
                  : replaceAt(all, at, { key: one.key, item: by(now.item) })
              })
            }
            onMove={(steps) => move(place, steps)}
            onRemove={() => remove(place, one)}
            onDuplicate={() => duplicate(place, one)}
          />
        ))}
      </ol>
      <AddQuestions
        exerciseId={exerciseId}
        schoolUai={props.schoolUai}
        room={questionsMax - questions.length}
        onFiles={props.onFiles}
        onQuestions={(added) => {
          setQuestions((all) => [...all, ...added.map((one) => withKey(questionWork(one)))])
          focusQuestion(questions.length + 1)
        }}
      />
    </div>
  )
}
