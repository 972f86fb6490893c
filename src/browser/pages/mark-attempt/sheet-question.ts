/** The questions of a copy with their results, and which of them a person marks. */

import { takeHintCost } from '#contract/hints.ts'
import type { FileSummary } from '#contract/resources.ts'
import type { GivenMark, MarkingSheet, QuestionResult } from '#contract/results.ts'
import { roundPoints } from '#contract/round-points.ts'
import type { Rubric } from '#contract/rubrics.ts'

/** A question with what the pupil gave and what came out, by its number. */
export interface SheetQuestion {
  readonly number: number
  readonly question: MarkingSheet['result']['questions'][number]
  readonly result: QuestionResult
}

export function sheetQuestions({ result }: MarkingSheet): readonly SheetQuestion[] {
  const byId = new Map(result.marks?.perQuestion.map((one) => [one.questionId, one]) ?? [])
  return result.questions.flatMap((question, place) => {
    const found = byId.get(question.id)
    return found === undefined ? [] : [{ number: place + 1, question, result: found }]
  })
}

/** The copy's points with what was given on this page (null: taken back), after what hints cost. */
export function pointsWith(
  questions: readonly SheetQuestion[],
  given: Readonly<Record<string, GivenMark | null>>,
): number {
  const points = questions.map(({ question, result }) => {
    const mark = given[question.id]
    if (mark === undefined) return result.points
    return takeHintCost(mark?.points ?? 0, result.hints?.cost ?? 0).points
  })
  return roundPoints(points.reduce((sum, one) => sum + one, 0))
}

/**
 * Rules leave open answers to a person, and all that stands on a sheet of paper; what was left empty has
 * nothing to mark.
 */
export function isForPerson({ question, result }: SheetQuestion): boolean {
  return (question.kind === 'open' || result.onPaper === true) && result.state !== 'unanswered'
}

/** The photos and other files of these ids, in the order of the pages, not in that in which they came. */
export function photosOf(
  { photos }: MarkingSheet['result'],
  ids: readonly string[],
): readonly FileSummary[] {
  return ids.flatMap((id) => photos.find((photo) => photo.id === id) ?? [])
}

export function rubricOf(question: SheetQuestion['question']): Rubric | undefined {
  return question.kind === 'open' ? question.rubric : undefined
}

/** Where a mark begins: its first criterion, or its points. */
export function firstOfMark(form: Element | null): HTMLElement | null {
  const first = form?.querySelector('.rubric-criterion') ?? form
  return first?.querySelector<HTMLElement>('input:checked') ?? first?.querySelector('input') ?? null
}

export function focusMark(questionId: string): void {
  firstOfMark(document.getElementById(`mark-${questionId}`))?.focus()
}
