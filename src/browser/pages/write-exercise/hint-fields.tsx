/** The hints of a question, in the order in which a pupil may open them. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { MarkupField } from '#browser/write/markup-field.tsx'
import type { Inlines } from '#contract/content.ts'
import { asHints, everyHint, hintsMax } from '#contract/hints.ts'
import type { Question } from '#contract/questions.ts'
import type { KindFieldsProps } from './choice-fields.tsx'
import { RowsEditor } from './rows-editor.tsx'

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
          const { hint: _first, furtherHints: _others, ...rest } = question
          onQuestion({ ...rest, ...asHints(rows) } as Question)
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
    </Disclosure>
  )
}
