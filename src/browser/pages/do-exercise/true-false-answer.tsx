/** Two large answers side by side: true, false. */
import { useId } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { AnswerFieldProps } from './answer-props.ts'
import { answerOfKind } from './answered.ts'

export function TrueFalseAnswer(
  props: AnswerFieldProps<Extract<PupilQuestion, { kind: 'true_false' }>>,
) {
  const { answer, onAnswer, locked, labelId } = props
  const words = useWords('exercise')
  const name = useId()
  const given = answerOfKind('true_false', answer)?.value
  return (
    <fieldset class="choice-group" aria-labelledby={labelId} disabled={locked}>
      <div class="choices in-line answer-true-false">
        {[true, false].map((value) => (
          <label key={String(value)} class="choice framed">
            <input
              type="radio"
              name={name}
              checked={given === value}
              onChange={() => onAnswer({ kind: 'true_false', value })}
            />
            <span>{value ? words.isTrue : words.isFalse}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
