/** The place to answer in, by the question's kind. */

import type { AnswerFieldProps } from './answer-props.ts'
import { ChoiceAnswer } from './choice-answer.tsx'
import { GapAnswer } from './gap-answer.tsx'
import { MatchAnswer } from './match-answer.tsx'
import { OpenAnswer } from './open-answer.tsx'
import { OrderAnswer } from './order-answer.tsx'
import { TrueFalseAnswer } from './true-false-answer.tsx'
import { NumericAnswer, ShortTextAnswer } from './typed-answer.tsx'
import './do-exercise.css'

export function AnswerField({ question, ...rest }: AnswerFieldProps) {
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_choice':
      return <ChoiceAnswer question={question} {...rest} />
    case 'true_false':
      return <TrueFalseAnswer question={question} {...rest} />
    case 'numeric':
      return <NumericAnswer question={question} {...rest} />
    case 'short_text':
      return <ShortTextAnswer question={question} {...rest} />
    case 'match':
      return <MatchAnswer question={question} {...rest} />
    case 'order':
      return <OrderAnswer question={question} {...rest} />
    case 'gap_text':
      return <GapAnswer question={question} {...rest} />
    case 'open':
      return <OpenAnswer question={question} {...rest} />
  }
}
