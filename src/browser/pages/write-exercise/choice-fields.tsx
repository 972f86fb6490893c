/** The choices of a question: which are right, what each is worth, what is said when it is chosen. */
import { useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { FieldError } from '#browser/parts/field-frame.tsx'
import { MarkupField } from '#browser/write/markup-field.tsx'
import type { Question } from '#contract/questions.ts'
import { freshId } from './new-question.ts'
import { chooseRight, toggleRight } from './question-shares.ts'
import { RowsEditor } from './rows-editor.tsx'
import { type ErrorAt, OptionalWords, ShareField, withFeedback } from './small-fields.tsx'

type ChoiceQuestion = Extract<Question, { kind: 'single_choice' | 'multiple_choice' }>
export type Choice = ChoiceQuestion['choices'][number]

export interface ChoiceRowsProps {
  choices: readonly Choice[]
  onChoices: (choices: Choice[]) => void
  several: boolean
  /** Where in the question these choices are: `choices`, or a gap's. */
  field: string
  errorAt: ErrorAt
}

export function ChoiceRows({ choices, onChoices, several, field, errorAt }: ChoiceRowsProps) {
  const words = useWords('question')
  const error = errorAt(field)
  const tick = several ? toggleRight : chooseRight
  return (
    <div class="stack">
      {error && <FieldError id={`error-${field}`} text={error} />}
      <RowsEditor
        nameOf={(number) => words.choice({ number })}
        rows={choices}
        onRows={(rows) => onChoices([...rows])}
        newRow={() => ({ id: freshId(), text: [], fraction: 0 })}
        addText={words.addChoice}
        min={2}
        max={20}
      >
        {(choice, set, place) => (
          <>
            <MarkupField
              label={words.choice({ number: place + 1 })}
              inlines={choice.text}
              rows={1}
              bare
              error={errorAt(`${field}.${place}.text`)}
              onInlines={(text) => set({ ...choice, text })}
            />
            <div class="row">
              <CheckBox
                label={words.isRight}
                checked={several ? choice.fraction > 0 : choice.fraction >= 1}
                onChecked={() => onChoices([...tick(choices, choice.id)])}
              />
              <ShareField
                fraction={choice.fraction}
                onFraction={(fraction) => set({ ...choice, fraction })}
              />
            </div>
            <OptionalWords
              label={words.feedback}
              inlines={choice.feedback}
              error={errorAt(`${field}.${place}.feedback`)}
              onInlines={(feedback) => set(withFeedback(choice, feedback))}
            />
          </>
        )}
      </RowsEditor>
    </div>
  )
}

export interface KindFieldsProps<Kind extends Question = Question> {
  question: Kind
  onQuestion: (question: Kind) => void
  errorAt: ErrorAt
}

export function ChoiceFields({ question, onQuestion, errorAt }: KindFieldsProps<ChoiceQuestion>) {
  const words = useWords('question')
  return (
    <>
      <ChoiceRows
        choices={question.choices}
        several={question.kind === 'multiple_choice'}
        field="choices"
        errorAt={errorAt}
        onChoices={(choices) => onQuestion({ ...question, choices })}
      />
      <CheckBox
        label={words.shuffle}
        checked={question.shuffle}
        onChecked={(shuffle) => onQuestion({ ...question, shuffle })}
      />
    </>
  )
}
