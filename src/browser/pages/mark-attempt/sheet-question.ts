/** What of a copy has a mark, its questions and the whole by a rubric, and which a person gives. */

import { takeHintCost } from '#contract/hints.ts'
import type { FileSummary } from '#contract/resources.ts'
import type { GivenMark, MarkingSheet, QuestionResult } from '#contract/results.ts'
import { roundPoints } from '#contract/round-points.ts'
import { wholeCopyId, wholeCopyPoints } from '#contract/rubric-rules.ts'
import type { Rubric } from '#contract/rubrics.ts'

/** What a mark is given for: a question, or the whole copy. */
export interface MarkedPart {
  /** The question's, or `wholeCopyId`. */
  readonly id: string
  readonly points: number
  readonly rubric: Rubric | undefined
  readonly result: QuestionResult
}

/** A question with what the pupil gave and what came out, by its number. */
export interface SheetQuestion extends MarkedPart {
  readonly number: number
  readonly question: MarkingSheet['result']['questions'][number]
}

export function sheetQuestions({ result }: MarkingSheet): readonly SheetQuestion[] {
  return result.questions.flatMap((question, place) => {
    const found = resultOf(result, question.id)
    if (found === undefined) return []
    const { id, points } = question
    const rubric = question.kind === 'open' ? question.rubric : undefined
    return [{ id, points, rubric, number: place + 1, question, result: found }]
  })
}

/** Of what is typed for it, among all that lies on this device. */
export function typedMarkName(attemptId: string, id: string): string {
  return `mark ${attemptId} ${id}`
}

/** Null where the exercise has no rubric for it. */
export function wholeCopyPart({ result }: MarkingSheet): MarkedPart | null {
  const { rubric } = result
  const found = resultOf(result, wholeCopyId)
  if (rubric === undefined || found === undefined) return null
  return { id: wholeCopyId, points: wholeCopyPoints(rubric), rubric, result: found }
}

function resultOf({ marks }: MarkingSheet['result'], id: string): QuestionResult | undefined {
  return marks?.perQuestion.find((one) => one.questionId === id)
}

/** The copy's points with what was given on this page (null: taken back), after what hints cost. */
export function pointsWith(
  parts: readonly MarkedPart[],
  given: Readonly<Record<string, GivenMark | null>>,
): number {
  const points = parts.map(({ id, result }) => {
    const mark = given[id]
    if (mark === undefined) return result.points
    return takeHintCost(mark?.points ?? 0, result.hints?.cost ?? 0).points
  })
  return roundPoints(points.reduce((sum, one) => sum + one, 0))
}

/**
 * Rules leave open answers to a person, and all that stands on a sheet of paper; what was left empty has
 * nothing to mark. What rules marked stays theirs, also where a teacher changed it.
 */
export function isForPerson({ question, result }: SheetQuestion): boolean {
  if (result.byRule !== undefined || result.state === 'unanswered') return false
  return question.kind === 'open' || result.onPaper === true
}

/** Whether rules marked that question in this copy: it has no answer that waits, and all copies come in turn. */
export function isByRule(sheet: MarkingSheet, questionId: string): boolean {
  const one = sheetQuestions(sheet).find(({ id }) => id === questionId)
  return one !== undefined && one.question.kind !== 'open' && one.result.onPaper !== true
}

/** The photos and other files of these ids, in the order of the pages, not in that in which they came. */
export function photosOf(
  { photos }: MarkingSheet['result'],
  ids: readonly string[],
): readonly FileSummary[] {
  return ids.flatMap((id) => photos.find((photo) => photo.id === id) ?? [])
}

/** Where a mark begins: its first criterion, or its points. */
export function firstOfMark(form: Element | null): HTMLElement | null {
  const first = form?.querySelector('.rubric-criterion') ?? form
  return first?.querySelector<HTMLElement>('input:checked') ?? first?.querySelector('input') ?? null
}

export function focusMark(id: string): void {
  firstOfMark(document.getElementById(`mark-${id}`))?.focus()
}
