/** What is marked on one page, what of it still waits, and how it goes on: in this copy, then in the next. */
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'wouter'
import { pagePaths } from '#browser/page-paths.ts'
import type { GivenMark, MarkingSheet } from '#contract/results.ts'
import { roundPoints } from '#contract/round-points.ts'
import { wholeCopyId } from '#contract/rubric-rules.ts'
import type { FromCopy } from './desk-progress.tsx'
import { resultWith } from './result-with.ts'
import {
  focusMark,
  isForPerson,
  type MarkedPart,
  pointsWith,
  sheetQuestions,
  wholeCopyPart,
} from './sheet-question.ts'
import { useMarks } from './use-marks.ts'
import { useReturn } from './use-return.ts'

/** The page of the next copy, with the same question alone where there is one. */
export function nextPath(attemptId: string, questionId: string | null): string {
  return questionId === null
    ? pagePaths.marking(attemptId)
    : pagePaths.markingQuestion(attemptId, questionId)
}

/** Which of a copy's marks a person gives, and which of them are given on the page. */
function partsOf(sheet: MarkingSheet, questionId: string | null) {
  const all = sheetQuestions(sheet)
  const open = all.filter(isForPerson)
  const isShown = ({ id }: MarkedPart): boolean => questionId === null || id === questionId
  const whole = wholeCopyPart(sheet)
  return {
    open,
    byRules: all.filter((one) => !isForPerson(one)),
    byHand: open.filter(isShown),
    whole: whole !== null && isShown(whole) ? whole : null,
    forPerson: whole === null ? open : [...open, whole],
  }
}

/** `mark` is what was given on the page. */
function waits({ result }: MarkedPart, mark: GivenMark | null | undefined): boolean {
  return mark === null || (result.state === 'to_mark' && mark === undefined)
}

export function useMarkingDesk(sheet: MarkingSheet, questionId: string | null) {
  const [, navigate] = useLocation()
  const isHere = useRef(true)
  useEffect(
    () => () => {
      isHere.current = false
    },
    [],
  )
  /** How often something was typed: whoever types on is not taken away from it. */
  const touches = useRef(0)
  const parts = partsOf(sheet, questionId)
  const { byHand, whole } = parts
  const { states, given, unsent, last, settle, save } = useMarks(sheet.result.attemptId)
  const byRules = parts.byRules.map((one) => ({
    ...one,
    result: resultWith(one.result, given[one.id]),
  }))
  const rulePoints = byRules.reduce((sum, { result }) => sum + result.points, 0)
  const copy = useReturn(sheet.result.attemptId, sheet.result.returnedAt !== null)
  const marked: readonly MarkedPart[] = whole === null ? byHand : [...byHand, whole]
  const left = marked.filter((one) => waits(one, given[one.id]))
  const waitsNow = (one: MarkedPart): boolean => waits(one, last(one.id))
  const { givenName, familyName } = sheet.pupil
  const fromHere: FromCopy = { savedOf: `${givenName} ${familyName}` }
  return {
    ...parts,
    /** As they stand with what was given on the page. */
    byRules,
    marked,
    copy,
    left: left.length,
    /** Nothing but the whole copy waits. */
    isWholeLeft: left.length === 1 && left[0]?.id === wholeCopyId,
    points: roundPoints(pointsWith(parts.forPerson, given) + rulePoints),
    unsentOf: ({ id }: MarkedPart) => unsent(id),
    /** What was given last on the page, also while it is on its way. */
    lastOf: ({ id }: MarkedPart) => last(id),
    stateOf: ({ id }: MarkedPart) => states[id] ?? null,
    touch(): void {
      touches.current += 1
    },
    save(one: MarkedPart, mark: GivenMark | null): void {
      if (mark === null) copy.forget()
      void save(one.id, mark)
    },
    /** In the place of the rule's mark; null: that one counts again. */
    saveOverRule(one: MarkedPart, mark: GivenMark | null): void {
      void save(one.id, mark)
    },
    async saveAndGoOn(one: MarkedPart, mark: GivenMark, returns: boolean): Promise<void> {
      void save(one.id, mark)
      // The hand goes on at once, whatever the line does.
      const next = marked.find((other) => other !== one && waitsNow(other))
      if (next !== undefined) {
        focusMark(next.id)
        return
      }
      const before = touches.current
      const kept = await settle()
      const unsaved = marked.find(({ id }) => kept.includes(id))
      if (unsaved !== undefined && unsaved !== one) focusMark(unsaved.id)
      // A rule's mark that a person changes is none of `marked`.
      const isKept = unsaved !== undefined || kept.includes(one.id)
      // Taken back meanwhile: there is something to do here.
      if (isKept || marked.some(waitsNow)) return
      const isBack = !returns || questionId !== null || copy.isReturned || (await copy.give(true))
      // Whoever has left the page or types on in it is not fetched from where they are.
      const isFree = isHere.current && touches.current === before
      if (isBack && isFree && sheet.nextAttemptId !== null)
        navigate(nextPath(sheet.nextAttemptId, questionId), { state: fromHere })
    },
  }
}

export type MarkingHand = ReturnType<typeof useMarkingDesk>
