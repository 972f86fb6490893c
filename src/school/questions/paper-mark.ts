/**
 * How a copy on paper is marked: what its sheet answers no rule can read, so a person does. Pure.
 */
import type { Answers } from '#contract/questions.ts'
import { wholeCopyId } from '#contract/rubric-rules.ts'
import type { Id } from '#kernel/ids.ts'
import type { Marking, QuestionMark } from './mark-outcome.ts'

/**
 * The answers that the pupil had saved, with the photos of the sheet behind those of its question.
 * Photos that never came from the pupil's device are left out.
 */
export function answersWithPaper(saved: Answers, kept: ReadonlySet<Id>, sheet: Sheet): Answers {
  const { questionId, photoIds } = sheet
  const whole = Object.entries(saved).map(([id, answer]) => [
    id,
    answer.kind === 'open'
      ? { ...answer, fileIds: answer.fileIds.filter((fileId) => kept.has(fileId)) }
      : answer,
  ])
  const answers: Answers = Object.fromEntries(whole)
  if (questionId === null) return answers
  const before = answers[questionId]
  const open = before?.kind === 'open' ? before : { text: '', fileIds: [] }
  const fileIds = [...open.fileIds, ...photoIds]
  return { ...answers, [questionId]: { kind: 'open', text: open.text, fileIds } }
}

/** What a sheet answers: one open question, or, null, the whole work; and its photos. */
export interface Sheet {
  readonly questionId: string | null
  readonly photoIds: readonly Id[]
}

/** The sheet in a copy: what its pupil had not saved. `whole`: photos that belong to no question. */
export function sheetOf(answers: Answers, saved: Answers, whole: readonly Id[]): Sheet {
  if (whole.length > 0) return { questionId: null, photoIds: whole }
  for (const [questionId, answer] of Object.entries(answers)) {
    const before = saved[questionId]
    const own = before?.kind === 'open' ? before.fileIds : []
    const photoIds = answer.kind === 'open' ? answer.fileIds.filter((id) => !own.includes(id)) : []
    if (photoIds.length > 0) return { questionId, photoIds }
  }
  return { questionId: null, photoIds: [] }
}

/**
 * Questions whose marks go with a sheet to another pupil: those that the sheet answers, and that wait for
 * a person there too. What the wrong pupil had written themselves is no other pupil's; the whole copy's mark
 * goes with a sheet for the whole work.
 */
export function marksWithSheet(
  { questionId }: Sheet,
  before: readonly QuestionMark[],
  after: readonly QuestionMark[],
): string[] {
  const waits = new Set(after.flatMap((mark) => (mark.state === 'to_mark' ? mark.questionId : [])))
  return before.flatMap((mark) => {
    const isOnSheet =
      questionId === null
        ? mark.onPaper === true || mark.questionId === wholeCopyId
        : mark.questionId === questionId
    return isOnSheet && waits.has(mark.questionId) ? [mark.questionId] : []
  })
}

/** A sheet for the whole work may answer whatever was left empty: all of it waits for a person. */
export function markedOnPaper(marking: Marking): Marking {
  const perQuestion = marking.perQuestion.map((mark) =>
    mark.state === 'unanswered'
      ? { ...mark, state: 'to_mark' as const, parts: [], onPaper: true as const }
      : mark,
  )
  const toMark = perQuestion.filter(({ state }) => state === 'to_mark').length
  return { ...marking, perQuestion, toMark }
}
