/** Pairs to match, and things to put in order. */
import { useWords } from '#browser/catalogue/speech.ts'
import { FieldError } from '#browser/parts/field-frame.tsx'
import { MarkupField } from '#browser/write/markup-field.tsx'
import type { Inlines } from '#contract/content.ts'
import type { Question } from '#contract/questions.ts'
import type { KindFieldsProps } from './choice-fields.tsx'
import { freshId } from './new-question.ts'
import { RowsEditor } from './rows-editor.tsx'
import { type ErrorAt, OptionalWords, withFeedback } from './small-fields.tsx'

type MatchQuestion = Extract<Question, { kind: 'match' }>
type Pair = MatchQuestion['pairs'][number]
type OrderQuestion = Extract<Question, { kind: 'order' }>
type Item = OrderQuestion['items'][number]

function PairFields(props: {
  pair: Pair
  set: (pair: Pair) => void
  place: number
  errorAt: ErrorAt
}) {
  const { pair, set, place, errorAt } = props
  const words = useWords('question')
  return (
    <>
      <div class="rows-halves">
        <MarkupField
          label={words.left({ number: place + 1 })}
          inlines={pair.left}
          rows={1}
          bare
          error={errorAt(`pairs.${place}.left`)}
          onInlines={(left) => set({ ...pair, left })}
        />
        <MarkupField
          label={words.right({ number: place + 1 })}
          inlines={pair.right}
          rows={1}
          bare
          error={errorAt(`pairs.${place}.right`)}
          onInlines={(right) => set({ ...pair, right })}
        />
      </div>
      <OptionalWords
        label={words.pairFeedback}
        inlines={pair.feedback}
        error={errorAt(`pairs.${place}.feedback`)}
        onInlines={(feedback) => set(withFeedback(pair, feedback))}
      />
    </>
  )
}

export function MatchFields(props: KindFieldsProps<MatchQuestion>) {
  const { question, onQuestion, errorAt } = props
  const words = useWords('question')
  return (
    <div class="stack">
      <RowsEditor<Pair>
        nameOf={(number) => words.pair({ number })}
        rows={question.pairs}
        onRows={(pairs) => onQuestion({ ...question, pairs: [...pairs] })}
        newRow={() => ({ id: freshId(), left: [] as Inlines, right: [] as Inlines })}
        addText={words.addPair}
        min={2}
        max={20}
      >
        {(pair, set, place) => <PairFields pair={pair} set={set} place={place} errorAt={errorAt} />}
      </RowsEditor>
      <p class="field-hint">{words.distractorsHint}</p>
      <RowsEditor
        nameOf={(number) => words.distractor({ number })}
        rows={question.distractors}
        onRows={(distractors) => onQuestion({ ...question, distractors: [...distractors] })}
        newRow={() => [] as Inlines}
        addText={words.addDistractor}
        min={0}
        max={10}
      >
        {(distractor, set, place) => (
          <MarkupField
            label={words.distractor({ number: place + 1 })}
            inlines={distractor}
            rows={1}
            bare
            error={errorAt(`distractors.${place}`)}
            onInlines={set}
          />
        )}
      </RowsEditor>
    </div>
  )
}

export function OrderFields(props: KindFieldsProps<OrderQuestion>) {
  const { question, onQuestion, errorAt } = props
  const words = useWords('question')
  const error = errorAt('items')
  return (
    <div class="stack">
      <p class="field-hint">{words.orderHint}</p>
      {error && <FieldError id="error-items" text={error} />}
      <RowsEditor<Item>
        nameOf={(number) => words.item({ number })}
        rows={question.items}
        onRows={(items) => onQuestion({ ...question, items: [...items] })}
        newRow={() => ({ id: freshId(), text: [] as Inlines })}
        addText={words.addItem}
        min={2}
        max={20}
        ordered
      >
        {(item, set, place) => (
          <>
            <MarkupField
              label={words.item({ number: place + 1 })}
              inlines={item.text}
              rows={1}
              bare
              error={errorAt(`items.${place}.text`)}
              onInlines={(text) => set({ ...item, text })}
            />
            <OptionalWords
              label={words.itemFeedback}
              inlines={item.feedback}
              error={errorAt(`items.${place}.feedback`)}
              onInlines={(feedback) => set(withFeedback(item, feedback))}
            />
          </>
        )}
      </RowsEditor>
    </div>
  )
}
