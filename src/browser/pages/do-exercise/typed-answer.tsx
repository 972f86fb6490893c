/** One line to type: a few words, or a number with its unit. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Field } from '#browser/parts/field.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { AnswerFieldProps } from './answer-props.ts'
import { answerOfKind } from './answered.ts'
import { joinNumber, splitNumber, turnSign } from './number-with-unit.ts'

/** Longest answers that the school takes, in characters. */
const wordsMax = 500
const numberMax = 60

export function ShortTextAnswer(
  props: AnswerFieldProps<Extract<PupilQuestion, { kind: 'short_text' }>>,
) {
  const { answer, onAnswer, locked } = props
  const words = useWords('exercise')
  return (
    <Field
      label={words.yourAnswer}
      value={answerOfKind('short_text', answer)?.text ?? ''}
      onValue={(text) => onAnswer({ kind: 'short_text', text })}
      maxLength={wordsMax}
      spellcheck={false}
      autocomplete="off"
      disabled={locked}
    />
  )
}

export function NumericAnswer(
  props: AnswerFieldProps<Extract<PupilQuestion, { kind: 'numeric' }>>,
) {
  const { question, answer, onAnswer, locked } = props
  const words = useWords('exercise')
  const { units, unitRequired } = question
  // The unit may be chosen before there is a number: it then waits here.
  const [waitingUnit, setWaitingUnit] = useState('')
  const given = splitNumber(answerOfKind('numeric', answer)?.text ?? '', units)
  const unit = given.unit === '' ? waitingUnit : given.unit
  const change = (next: { number: string; unit: string }): void => {
    setWaitingUnit(next.unit)
    const text = next.number.trim() === '' ? '' : joinNumber(next)
    onAnswer({ kind: 'numeric', text })
  }
  return (
    <div class="answer-number">
      <Field
        label={words.yourNumber}
        value={given.number}
        onValue={(number) => change({ number, unit })}
        inputMode="decimal"
        maxLength={numberMax}
        spellcheck={false}
        autocomplete="off"
        disabled={locked}
      />
      <Button disabled={locked} onClick={() => change({ number: turnSign(given.number), unit })}>
        +/−<span class="for-screen-readers"> {words.changeSign}</span>
      </Button>
      {units.length > 0 && (
        <Select
          label={unitRequired ? words.unit : words.unitOptional}
          value={unit}
          onValue={(chosen) => change({ number: given.number, unit: chosen })}
          options={units.map((one) => ({ value: one, label: one }))}
          placeholder={words.chooseUnit}
          disabled={locked}
        />
      )}
    </div>
  )
}
