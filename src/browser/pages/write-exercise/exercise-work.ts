/** An exercise under its author's hands, what is still missing, and the draft that is sent of it. */
import { callApi } from '#browser/api/call-api.ts'
import type { KeyedBlocks } from '#browser/write/block-list-editor.tsx'
import type { Sendable } from '#browser/write/draft-saver.ts'
import { type Keyed, withKey, withKeys } from '#browser/write/keyed-list.ts'
import type { DraftDoor } from '#browser/write/own-saves.ts'
import type { Blocks } from '#contract/content.ts'
import type { DrawPlan } from '#contract/draw-plan.ts'
import type { ExerciseDraft, SaveExercise } from '#contract/exercises.ts'
import type { Question } from '#contract/questions.ts'
import type { Rubric } from '#contract/rubrics.ts'
import { tidyDraw } from './draw-work.ts'

/** The prompt is written as keyed blocks; the question's own `prompt` is put in when it is sent. */
export interface QuestionWork {
  readonly question: Question
  readonly prompt: KeyedBlocks
}

export interface ExerciseWork {
  readonly title: string
  readonly subjectCode: string | null
  readonly levelLabel: string | null
  readonly introduction: KeyedBlocks
  readonly questions: readonly Keyed<QuestionWork>[]
  readonly plan: DrawPlan
  /** Of the whole copy. */
  readonly rubric: Rubric | undefined
}

export type SentExercise = Omit<SaveExercise, 'draftVersion'>

/** Where an exercise's draft is saved and read. */
export function exerciseDoor(id: string): DraftDoor<SentExercise> {
  return {
    save: (body, draftVersion) =>
      callApi(`/api/exercises/${id}/draft`, { method: 'PUT', body: { ...body, draftVersion } }),
    async read() {
      const there = await callApi<ExerciseDraft>(`/api/exercises/${id}`)
      if (!there.ok) return there
      const { title, subjectCode, levelLabel, draft, draftVersion } = there.value
      return {
        ok: true,
        value: { draft: { title, subjectCode, levelLabel, draft }, draftVersion },
      }
    },
  }
}

/** A question begins with one paragraph to write in. */
export function questionWork(question: Question): QuestionWork {
  const blocks: Blocks =
    question.prompt.length === 0 ? [{ type: 'paragraph', text: [] }] : question.prompt
  return { question, prompt: withKeys(blocks) }
}

/** A new exercise comes with one open question, as none can be without; its author chooses anew. */
function isUntouched({ draftVersion, publishedAt, draft }: ExerciseDraft): boolean {
  const [only, ...others] = draft.questions
  const isEmpty = only?.kind === 'open' && only.prompt.length === 0 && others.length === 0
  return draftVersion === 1 && publishedAt === null && isEmpty
}

export function exerciseWork(draft: ExerciseDraft): ExerciseWork {
  const questions = isUntouched(draft) ? [] : draft.draft.questions
  return {
    title: draft.title,
    subjectCode: draft.subjectCode,
    levelLabel: draft.levelLabel,
    introduction: withKeys(draft.draft.introduction),
    questions: questions.map((question) => withKey(questionWork(question))),
    plan: draft.draft.plan ?? { draws: [], shuffleQuestions: false },
    rubric: draft.draft.rubric,
  }
}

/** Blocks of words and files; exercises and downloads cannot stand in a question. */
function plainBlocks(keyed: KeyedBlocks): Blocks {
  return keyed.flatMap(({ item }) =>
    item.type === 'exercise' || item.type === 'file' ? [] : [item],
  )
}

/** A paragraph left empty says nothing; without any block the question says what is missing. */
function sentPrompt(keyed: KeyedBlocks): Blocks {
  return plainBlocks(keyed).filter((block) => block.type !== 'paragraph' || block.text.length > 0)
}

type Answers = Extract<Question, { kind: 'short_text' }>['answers']

const typedAnswers = (answers: Answers): Answers =>
  answers.filter((answer) => answer.pattern.trim() !== '')

/** What a question lacks so that it can be kept at all, or the question as it is sent. */
export type MissingPart = 'answer' | 'number' | 'unit' | 'points'

function sentAnswers(question: Question): Question | MissingPart {
  switch (question.kind) {
    case 'short_text': {
      const answers = typedAnswers(question.answers)
      return answers.length === 0 ? 'answer' : { ...question, answers }
    }
    case 'numeric': {
      if (question.answers.some(({ value, tolerance }) => !isWritten(value, tolerance)))
        return 'number'
      const { unit, ...rest } = question
      if (unit === undefined) return rest
      const symbols = unit.symbols.filter(({ symbol }) => symbol.trim() !== '')
      if (symbols.length === 0 || symbols.some(({ factor }) => !(factor > 0))) return 'unit'
      return { ...rest, unit: { ...unit, symbols } }
    }
    case 'gap_text':
      return sentGaps(question)
    default:
      return question
  }
}

const isWritten = (value: number, tolerance: number): boolean =>
  Number.isFinite(value) && Number.isFinite(tolerance) && tolerance >= 0

function sentGaps(question: Extract<Question, { kind: 'gap_text' }>): Question | MissingPart {
  let missing: MissingPart | null = null
  const lines = question.lines.map((line) =>
    line.map((piece) => {
      if (piece.type === 'words') return piece
      const { answer } = piece
      if (answer.kind === 'number') {
        const whole = answer.answers.every(({ value, tolerance }) => isWritten(value, tolerance))
        if (!whole) missing = 'number'
        return piece
      }
      if (answer.kind === 'choice') return piece
      const answers = typedAnswers(answer.answers)
      if (answers.length === 0) missing = 'answer'
      return { ...piece, answer: { ...answer, answers } }
    }),
  )
  return missing ?? { ...question, lines }
}

export function sentQuestion({ question, prompt }: QuestionWork): Question | MissingPart {
  if (!(question.points > 0 && question.points <= 100)) return 'points'
  const sent = sentAnswers(question)
  return typeof sent === 'string' ? sent : { ...sent, prompt: sentPrompt(prompt) }
}

/** Nothing where every pupil gets the same; a draw without questions is none. */
function sentPlan({ plan, questions }: ExerciseWork): { plan?: DrawPlan } {
  const ids = questions.map(({ item }) => item.question.id)
  const draws = plan.draws
    .map((draw) => tidyDraw(draw, ids))
    .filter(({ questionIds }) => questionIds.length > 0)
  return draws.length === 0 && !plan.shuffleQuestions ? {} : { plan: { ...plan, draws } }
}

/** Whether every step has points that can be kept; what they add up to is asked when it is published. */
function isWritable(rubric: Rubric | undefined): boolean {
  if (rubric?.kind !== 'points') return true
  return rubric.criteria.every(({ steps }) =>
    steps.every(({ points }) => points >= 0 && points <= 100),
  )
}

export interface MissingWords {
  readonly titleMissing: string
  readonly rubricPoints: string
  readonly noQuestion: string
  readonly parts: Readonly<Record<MissingPart, (facts: { number: number }) => string>>
}

export function exerciseToSend(work: ExerciseWork, words: MissingWords): Sendable<SentExercise> {
  const { title, subjectCode, levelLabel } = work
  if (title.trim() === '') return { ok: false, why: words.titleMissing }
  if (work.questions.length === 0) return { ok: false, why: words.noQuestion }
  const questions: Question[] = []
  for (const [place, { item }] of work.questions.entries()) {
    const sent = sentQuestion(item)
    if (typeof sent === 'string')
      return { ok: false, why: words.parts[sent]({ number: place + 1 }) }
    questions.push(sent)
  }
  const { rubric } = work
  if (!isWritable(rubric)) return { ok: false, why: words.rubricPoints }
  const introduction = sentPrompt(work.introduction)
  const ofCopy = rubric === undefined ? {} : { rubric }
  const content = { format: 1 as const, introduction, questions, ...sentPlan(work), ...ofCopy }
  return { ok: true, draft: { title, subjectCode, levelLabel, draft: content } }
}
