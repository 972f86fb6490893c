/** The hints of a question, in the order in which a pupil may open them, and what each of them costs. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { Select } from '#browser/parts/select.tsx'
import { MarkupField } from '#browser/write/markup-field.tsx'
import type { Inlines } from '#contract/content.ts'
import { asHints, costOfHints, everyHint, hintsMax } from '#contract/hints.ts'
import type { Question } from '#contract/questions.ts'
import { worthOf } from '#contract/rubric-rules.ts'
import type { KindFieldsProps } from './choice-fields.tsx'
import { RowsEditor } from './rows-editor.tsx'

/** Shares as Moodle offers them for its penalty. */
const shares: readonly number[] = [0, 0.05, 0.1, 0.2, 0.25, 0.333_333_3, 0.5, 1]
const near = 0.0005

/** What each opened hint costs: in points, with the share of the question that this is. */
function HintPrice({
  question,
  onQuestion,
}: Pick<KindFieldsProps<Question>, 'question' | 'onQuestion'>) {
  const words = useWords('question').hintPrice
  const format = useFormat()
  const points = worthOf(question)
  const { hintPenalty = 0, ...rest } = question
  const offered = shares.find((share) => Math.abs(share - hintPenalty) < near)
  const all = offered === undefined ? [...shares, hintPenalty].toSorted((a, b) => a - b) : shares
  return (
    <div class="hint-price-field">
      <Select
        label={words.label}
        hint={words.hint}
        value={String(offered ?? hintPenalty)}
        onValue={(value) => {
          const share = Number(value)
          onQuestion((share === 0 ? rest : { ...rest, hintPenalty: share }) as Question)
        }}
        options={all.map((share) => {
          const cost = costOfHints({ points, hintPenalty: share }, 1)
          const percent = format.number(Math.round(share * 1_000) / 10)
          return {
            value: String(share),
            label:
              share === 0
                ? words.nothing
                : words.some({ count: cost, points: format.number(cost), percent }),
          }
        })}
      />
    </div>
  )
}

export function HintFields({ question, onQuestion, errorAt }: KindFieldsProps<Question>) {
  const words = useWords('question')
  const hints = everyHint(question)
  return (
    <Disclosure label={words.hints} open={hints.length > 0}>
      <p class="field-hint">{words.hintsHint}</p>
      <RowsEditor<Inlines>
        nameOf={(number) => words.hint({ number })}
        rows={hints}
        onRows={(rows) => {
          const { hint: _first, furtherHints: _others, hintPenalty, ...rest } = question
          const price = rows.length === 0 || hintPenalty === undefined ? {} : { hintPenalty }
          onQuestion({ ...rest, ...asHints(rows), ...price } as Question)
        }}
        newRow={() => []}
        addText={words.addHint}
        min={0}
        max={hintsMax}
        ordered
      >
        {(hint, set, place) => (
          <MarkupField
            label={words.hint({ number: place + 1 })}
            inlines={hint}
            rows={1}
            bare
            error={errorAt(`hints.${place}`)}
            onInlines={set}
          />
        )}
      </RowsEditor>
      {hints.length > 0 && worthOf(question) > 0 && (
        <HintPrice question={question} onQuestion={onQuestion} />
      )}
    </Disclosure>
  )
}
