/** The words of a way through copies: copy by copy, by one question, or by the rubric of whole copies. */
import { useWords } from '#browser/catalogue/speech.ts'
import { wholeCopyId } from '#contract/rubric-rules.ts'

export function useThrough(questionId: string | null) {
  const { wholeCopy, through } = useWords('marking')
  const { allMarked, nothingLeft } = useWords('teach').mark
  const ofCopies = { wait: through.copiesWait, saved: through.copySaved }
  if (questionId === null) return { ...ofCopies, marked: allMarked, done: nothingLeft }
  if (questionId === wholeCopyId)
    return { ...ofCopies, marked: wholeCopy.marked, done: wholeCopy.done }
  return {
    wait: through.answersWait,
    saved: through.answerSaved,
    marked: through.answerMarked,
    done: through.questionDone,
  }
}
