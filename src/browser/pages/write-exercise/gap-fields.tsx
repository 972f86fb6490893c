/** A text with gaps: typed with `[[1]]` where one stands, and what each gap expects below. */
import { useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { FieldFrame } from '#browser/parts/field-frame.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { Question } from '#contract/questions.ts'
import { NumberAnswers, TextAnswers, TextRules } from './answer-fields.tsx'
import { ChoiceRows, type KindFieldsProps } from './choice-fields.tsx'
import {
  type Gap,
  gapNumbersIn,
  gapTextToLines,
  linesToGapText,
  nextGapNumber,
  type TypedGapText,
} from './gap-lines.ts'
import { freshId } from './new-question.ts'
import { type ErrorAt, NumberField } from './small-fields.tsx'

type GapQuestion = Extract<Question, { kind: 'gap_text' }>
type GapKind = Gap['answer']['kind']

const gapKinds: readonly GapKind[] = ['text', 'number', 'choice']

function newAnswer(kind: GapKind, word: string): Gap['answer'] {
  if (kind === 'number')
    return { kind, answers: [{ value: Number.NaN, tolerance: 0, fraction: 1 }] }
  const text = word === '' ? [] : [{ type: 'text' as const, text: word }]
  if (kind === 'choice') {
    return {
      kind,
      choices: [
        { id: freshId(), text, fraction: 1 },
        { id: freshId(), text: [], fraction: 0 },
      ],
    }
  }
  const rule = { caseMatters: false, accentsMatter: false }
  return { kind, answers: [{ pattern: word, fraction: 1 }], rule }
}

interface OneGapProps {
  number: number
  gap: Gap
  onGap: (gap: Gap) => void
  errorAt: ErrorAt
}

function GapAnswers({ gap, onGap, errorAt }: OneGapProps) {
  const { answer } = gap
  const field = `gap.${gap.id}`
  if (answer.kind === 'choice') {
    return (
      <ChoiceRows
        choices={answer.choices}
        several={false}
        field={`${field}.choices`}
        errorAt={errorAt}
        onChoices={(choices) => onGap({ ...gap, answer: { ...answer, choices } })}
      />
    )
  }
  if (answer.kind === 'number') {
    return (
      <NumberAnswers
        answers={answer.answers}
        field={`${field}.answers`}
        errorAt={errorAt}
        onAnswers={(answers) => onGap({ ...gap, answer: { ...answer, answers } })}
      />
    )
  }
  return (
    <>
      <TextAnswers
        answers={answer.answers}
        field={`${field}.answers`}
        errorAt={errorAt}
        onAnswers={(answers) => onGap({ ...gap, answer: { ...answer, answers } })}
      />
      <TextRules
        rule={answer.rule}
        onRule={(rule) => onGap({ ...gap, answer: { ...answer, rule } })}
      />
    </>
  )
}

function OneGap(props: OneGapProps) {
  const { number, gap, onGap } = props
  const words = useWords('question')
  return (
    <section class="gap-card" aria-label={words.gap({ number })}>
      <h3>{words.gap({ number })}</h3>
      <div class="row rows-pair">
        <Select
          label={words.gapKind}
          value={gap.answer.kind}
          onValue={(value) => {
            const kind = gapKinds.find((one) => one === value)
            if (kind !== undefined) onGap({ ...gap, answer: newAnswer(kind, '') })
          }}
          options={gapKinds.map((kind) => ({ value: kind, label: words.gapKinds[kind] }))}
        />
        <NumberField
          label={words.weight}
          value={gap.weight}
          onNumber={(weight) => onGap({ ...gap, weight: weight > 0 ? weight : 1 })}
        />
      </div>
      <GapAnswers key={gap.answer.kind} {...props} />
    </section>
  )
}

export function GapFields({ question, onQuestion, errorAt }: KindFieldsProps<GapQuestion>) {
  const words = useWords('question')
  const area = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useState<TypedGapText>(() => linesToGapText(question.lines))
  const change = (next: TypedGapText): void => {
    setTyped(next)
    onQuestion({ ...question, lines: gapTextToLines(next) })
  }
  const addGap = (): void => {
    const element = area.current
    if (element === null) return
    const { selectionStart: start, selectionEnd: end, value } = element
    const word = value.slice(start, end).trim()
    const number = nextGapNumber(value, typed.gaps)
    const text = `${value.slice(0, start)}[[${number}]]${value.slice(end)}`
    const gap: Gap = { type: 'gap', id: freshId(), weight: 1, answer: newAnswer('text', word) }
    change({ text, gaps: new Map([...typed.gaps, [number, gap]]) })
  }
  const setGap = (number: number, gap: Gap): void =>
    change({ text: typed.text, gaps: new Map([...typed.gaps, [number, gap]]) })
  const shown = gapNumbersIn(typed.text).flatMap((number) => {
    const gap = typed.gaps.get(number)
    return gap === undefined ? [] : [{ number, gap }]
  })
  return (
    <div class="stack">
      <FieldFrame label={words.gapText} hint={words.gapTextHint} error={errorAt('lines')}>
        {(ties) => (
          <textarea
            {...ties}
            ref={area}
            class="control"
            rows={5}
            lang="fr"
            value={typed.text}
            onInput={(event) => change({ ...typed, text: event.currentTarget.value })}
          />
        )}
      </FieldFrame>
      <p>
        <Button onMouseDown={(event) => event.preventDefault()} onClick={addGap}>
          {words.addGap}
        </Button>
      </p>
      {shown.map(({ number, gap }) => (
        <OneGap
          key={gap.id}
          number={number}
          gap={gap}
          onGap={(next) => setGap(number, next)}
          errorAt={errorAt}
        />
      ))}
    </div>
  )
}
