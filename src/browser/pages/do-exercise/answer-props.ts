/** What every place to answer in is given. */
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { Answer } from '#contract/questions.ts'
import type { AttemptDesk } from './attempt-desk.ts'

export interface AnswerFieldProps<Question extends PupilQuestion = PupilQuestion> {
  question: Question
  answer: Answer | undefined
  onAnswer: (answer: Answer) => void
  /** Handed in, or on its way: to be read only. */
  locked: boolean
  /** The id of the element that holds the question's words. */
  labelId: string
  /** Null where nothing can be sent: a teacher's preview. */
  desk: AttemptDesk | null
}
