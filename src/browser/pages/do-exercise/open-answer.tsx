/** An answer in one's own words, a photo of the page on which they stand, or other files. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { TextArea } from '#browser/parts/text-area.tsx'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { AnswerFieldProps } from './answer-props.ts'
import { answerOfKind } from './answered.ts'
import { countWords } from './count-words.ts'
import { HandedShelves } from './handed-shelves.tsx'

/** As the school takes it (`openTextMax`), in characters. */
const textMax = 20_000

export function OpenAnswer(props: AnswerFieldProps<Extract<PupilQuestion, { kind: 'open' }>>) {
  const { question, answer, onAnswer, locked, desk } = props
  const words = useWords('exercise')
  const format = useFormat()
  const given = answerOfKind('open', answer)
  const text = given?.text ?? ''
  const fileIds = given?.fileIds ?? []
  const count = countWords(text)
  return (
    <div class="stack">
      {question.accepts !== 'photo' && (
        <div>
          <TextArea
            label={words.yourText}
            value={text}
            onValue={(next) => onAnswer({ kind: 'open', text: next, fileIds: [...fileIds] })}
            rows={8}
            maxLength={textMax}
            disabled={locked}
          />
          <p class="field-hint numbers">
            {words.wordCount({ count, shown: format.number(count) })}
          </p>
        </div>
      )}
      {desk !== null && (question.accepts !== 'text' || question.takesFiles) && (
        <HandedShelves
          desk={desk}
          question={question}
          fileIds={fileIds}
          locked={locked}
          onOrder={(order) => onAnswer({ kind: 'open', text, fileIds: order })}
        />
      )}
    </div>
  )
}
