/** The words of a way through copies: copy by copy, by one question, or by the rubric of whole copies. */
import { useWords } from '#browser/catalogue/speech.ts'
import type { MarkingSheet } from '#contract/results.ts'
import { wholeCopyId } from '#contract/rubric-rules.ts'
import { isByRule } from './sheet-question.ts'

export function useThrough(sheet: MarkingSheet, questionId: string | null) {
  const { wholeCopy, through } = useWords('marking')
  const { allMarked, nothingLeft } = useWords('teach').mark
  const ofCopies = { wait: through.copiesWait, saved: through.copySaved }
  if (questionId === null) return { ...ofCopies, marked: allMarked, done: nothingLeft }
  if (questionId === wholeCopyId)
    return { ...ofCopies, marked: wholeCopy.marked, done: wholeCopy.done }
  if (isByRule(sheet, questionId)) {
    return {
      wait: through.copiesAfter,
      saved: through.answerSaved,
      marked: through.ruleMarked,
      done: through.ruleDone,
    }
  }
  return {
    wait: through.answersWait,
    saved: through.answerSaved,
    marked: through.answerMarked,
    done: through.questionDone,
  }
}
