/** Single and multiple choice: the whole line is the target, and each line can be heard. */
import { useId } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { contentLanguage, plainWords, spokenInlines } from '#browser/content/content-text.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { ListenButton } from '#browser/content/listen-button.tsx'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { AnswerFieldProps } from './answer-props.ts'
import { answerOfKind } from './answered.ts'

type ChoiceQuestion = Extract<PupilQuestion, { kind: 'single_choice' | 'multiple_choice' }>

export function ChoiceAnswer(props: AnswerFieldProps<ChoiceQuestion>) {
  const { question, answer, onAnswer, locked, labelId } = props
  const words = useWords('exercise')
  const name = useId()
  const several = question.kind === 'multiple_choice'
  const chosen = several
    ? (answerOfKind('multiple_choice', answer)?.choices ?? [])
    : [answerOfKind('single_choice', answer)?.choice ?? '']
  const choose = (id: string, checked: boolean): void => {
    const rest = chosen.filter((one) => one !== id)
    if (several) {
      onAnswer({ kind: 'multiple_choice', choices: checked ? [...rest, id] : rest })
    } else onAnswer({ kind: 'single_choice', choice: id })
  }
  return (
    <fieldset class="choice-group answer-choices" aria-labelledby={labelId} disabled={locked}>
      <p class="field-hint">{several ? words.chooseSeveral : words.chooseOne}</p>
      {question.choices.map((option) => (
        <div key={option.id} class="answer-choice">
          <label class="choice framed" lang={contentLanguage}>
            <input
              type={several ? 'checkbox' : 'radio'}
              name={name}
              value={option.id}
              checked={chosen.includes(option.id)}
              onChange={(event) => choose(option.id, event.currentTarget.checked)}
            />
            <span>
              <InlineText inlines={option.text} />
            </span>
          </label>
          <ListenButton
            pieces={() => spokenInlines(option.text)}
            what={plainWords(option.text)}
            signOnly
          />
        </div>
      ))}
    </fieldset>
  )
}
