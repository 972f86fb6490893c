/**
 * How a copy on paper is marked: what its sheet answers no rule can read, so a person does. Pure.
 */
import type { Answers } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import type { Marking } from './mark-outcome.ts'

/**
 * The answers that the pupil had saved, with the photos of the sheet behind those of its question.
 * Photos that never came from the pupil's device are left out.
 */
export function answersWithPaper(
  saved: Answers,
  kept: ReadonlySet<Id>,
  sheet: { readonly questionId: string | null; readonly photoIds: readonly Id[] },
): Answers {
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
