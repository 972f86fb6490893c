/** Text with gaps: each gap is a control between the words. */
import { useWords } from '#browser/catalogue/speech.ts'
import { contentLanguage, plainWords } from '#browser/content/content-text.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { keyed } from '#browser/content/keyed.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { AnswerFieldProps } from './answer-props.ts'
import { answerOfKind } from './answered.ts'

type GapQuestion = Extract<PupilQuestion, { kind: 'gap_text' }>
type GapPiece = Extract<GapQuestion['lines'][number][number], { type: 'gap' }>

/** Longest words in a gap, in characters. */
const gapMax = 200

interface GapProps {
  gap: GapPiece
  label: string
  value: string
  locked: boolean
  onValue: (value: string) => void
}

function Gap({ gap, label, value, locked, onValue }: GapProps) {
  const words = useWords('exercise')
  if (gap.input === 'choice') {
    return (
      <select
        class="gap control"
        aria-label={label}
        value={value}
        disabled={locked}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        <option value="">{words.gapChoose}</option>
        {gap.choices.map((choice) => (
          <option key={choice.id} value={choice.id} selected={choice.id === value}>
            {plainWords(choice.text)}
          </option>
        ))}
      </select>
    )
  }
  return (
    <input
      class="gap control"
      type="text"
      aria-label={label}
      value={value}
      size={Math.max(6, Math.min(28, value.length + 2))}
      maxLength={gapMax}
      inputMode={gap.input === 'number' ? 'decimal' : 'text'}
      spellcheck={false}
      autocomplete="off"
      autocapitalize="off"
      autocorrect="off"
      disabled={locked}
      onInput={(event) => onValue(event.currentTarget.value)}
    />
  )
}

export function GapAnswer(props: AnswerFieldProps<GapQuestion>) {
  const { question, answer, onAnswer, locked, labelId } = props
  const words = useWords('exercise')
  const gaps = answerOfKind('gap_text', answer)?.gaps ?? {}
  const ids = question.lines.flat().flatMap((piece) => (piece.type === 'gap' ? [piece.id] : []))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would break the lines of the text.
    <div class="gap-text" role="group" aria-labelledby={labelId} lang={contentLanguage}>
      {keyed(question.lines).map((line) => (
        <p key={line.key}>
          {keyed(line.item).map(({ key, item }) =>
            item.type === 'words' ? (
              <InlineText key={key} inlines={item.text} />
            ) : (
              <Gap
                key={item.id}
                gap={item}
                label={words.gapNumber({ number: ids.indexOf(item.id) + 1, all: ids.length })}
                value={gaps[item.id] ?? ''}
                locked={locked}
                onValue={(value) =>
                  onAnswer({ kind: 'gap_text', gaps: { ...gaps, [item.id]: value } })
                }
              />
            ),
          )}
        </p>
      ))}
    </div>
  )
}
