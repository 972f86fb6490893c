/** Accepted answers: typed words with their rules, and numbers with their tolerance. */
import { useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Field } from '#browser/parts/field.tsx'
import { FieldError } from '#browser/parts/field-frame.tsx'
import type { Question, TextRule } from '#contract/questions.ts'
import { RowsEditor } from './rows-editor.tsx'
import {
  type ErrorAt,
  NumberField,
  OptionalWords,
  ShareField,
  withFeedback,
} from './small-fields.tsx'

export type TextAnswer = Extract<Question, { kind: 'short_text' }>['answers'][number]
export type NumberAnswer = Extract<Question, { kind: 'numeric' }>['answers'][number]

interface AnswerRowsProps<Answer> {
  answers: readonly Answer[]
  onAnswers: (answers: Answer[]) => void
  field: string
  errorAt: ErrorAt
}

export function TextAnswers(props: AnswerRowsProps<TextAnswer>) {
  const { answers, onAnswers, field, errorAt } = props
  const words = useWords('question')
  const error = errorAt(field)
  return (
    <div class="stack">
      {error && <FieldError id={`error-${field}`} text={error} />}
      <RowsEditor<TextAnswer>
        nameOf={(number) => words.answer({ number })}
        rows={answers}
        onRows={(rows) => onAnswers([...rows])}
        newRow={() => ({ pattern: '', fraction: 1 })}
        addText={words.addAnswer}
        min={1}
        max={50}
      >
        {(answer, set, place) => (
          <>
            <div class="row rows-pair">
              <Field
                label={words.answer({ number: place + 1 })}
                hint={place === 0 ? words.patternHint : undefined}
                value={answer.pattern}
                maxLength={500}
                onValue={(pattern) => set({ ...answer, pattern })}
              />
              <ShareField
                fraction={answer.fraction}
                onFraction={(fraction) => set({ ...answer, fraction })}
              />
            </div>
            <OptionalWords
              label={words.feedback}
              inlines={answer.feedback}
              error={errorAt(`${field}.${place}.feedback`)}
              onInlines={(feedback) => set(withFeedback(answer, feedback))}
            />
          </>
        )}
      </RowsEditor>
    </div>
  )
}

export function TextRules({ rule, onRule }: { rule: TextRule; onRule: (rule: TextRule) => void }) {
  const words = useWords('question')
  return (
    <fieldset class="choice-group">
      <legend class="field-label">{words.rules}</legend>
      <p class="field-hint">{words.rulesHint}</p>
      <CheckBox
        label={words.caseMatters}
        checked={rule.caseMatters}
        onChecked={(caseMatters) => onRule({ ...rule, caseMatters })}
      />
      <CheckBox
        label={words.accentsMatter}
        checked={rule.accentsMatter}
        onChecked={(accentsMatter) => onRule({ ...rule, accentsMatter })}
      />
    </fieldset>
  )
}

export function NumberAnswers(props: AnswerRowsProps<NumberAnswer>) {
  const { answers, onAnswers, field, errorAt } = props
  const words = useWords('question')
  const error = errorAt(field)
  return (
    <div class="stack">
      {error && <FieldError id={`error-${field}`} text={error} />}
      <RowsEditor<NumberAnswer>
        nameOf={(number) => words.answer({ number })}
        rows={answers}
        onRows={(rows) => onAnswers([...rows])}
        newRow={() => ({ value: Number.NaN, tolerance: 0, fraction: 1 })}
        addText={words.addAnswer}
        min={1}
        max={20}
      >
        {(answer, set, place) => (
          <>
            <div class="row rows-pair">
              <NumberField
                label={words.value}
                value={answer.value}
                onNumber={(value) => set({ ...answer, value })}
              />
              <NumberField
                label={words.tolerance}
                value={answer.tolerance}
                onNumber={(tolerance) => set({ ...answer, tolerance })}
              />
              <ShareField
                fraction={answer.fraction}
                onFraction={(fraction) => set({ ...answer, fraction })}
              />
            </div>
            <OptionalWords
              label={words.feedback}
              inlines={answer.feedback}
              error={errorAt(`${field}.${place}.feedback`)}
              onInlines={(feedback) => set(withFeedback(answer, feedback))}
            />
          </>
        )}
      </RowsEditor>
    </div>
  )
}
