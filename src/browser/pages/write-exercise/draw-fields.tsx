/** What differs from pupil to pupil: the order of the questions, and which of them each one gets. */
import { useId } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { plainWords } from '#browser/content/content-text.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { FieldError } from '#browser/parts/field-frame.tsx'
import { Select } from '#browser/parts/select.tsx'
import type { Keyed } from '#browser/write/keyed-list.ts'
import type { Inlines } from '#contract/content.ts'
import { type Draw, type DrawPlan, drawsMax } from '#contract/draw-plan.ts'
import type { Rubric } from '#contract/rubrics.ts'
import {
  addDraw,
  drawNumberOf,
  moveToDraw,
  pointsDiffer,
  removeDraw,
  setTake,
  takeMax,
  tidyDraw,
  whatPupilsGet,
} from './draw-work.ts'
import type { QuestionWork } from './exercise-work.ts'
import './write-exercise.css'

/** The first words of the prompt, to know a question by where it is not open. */
export function promptWords({ prompt }: QuestionWork): string {
  const first = prompt.find(({ item }) => item.type === 'paragraph' || item.type === 'heading')
  if (first === undefined || !('text' in first.item)) return ''
  return plainWords(first.item.text as Inlines)
}

export interface DrawFieldsProps {
  questions: readonly Keyed<QuestionWork>[]
  plan: DrawPlan
  /** Of the whole copy: its points count with those of the questions. */
  rubric: Rubric | undefined
  onPlan: (change: (plan: DrawPlan) => DrawPlan) => void
}

function OneDraw(props: DrawFieldsProps & { draw: Draw; number: number }) {
  const { draw, number, questions, plan, onPlan } = props
  const words = useWords('question')
  const headingId = useId()
  const all = questions.map(({ item }) => item.question)
  const tidy = tidyDraw(
    draw,
    all.map(({ id }) => id),
  )
  const count = tidy.questionIds.length
  const choices = Array.from({ length: takeMax(count) }, (_, place) => String(place + 1))
  return (
    <section class="draw-card" aria-labelledby={headingId}>
      <div class="block-head">
        <h2 id={headingId}>{words.draws.draw({ number })}</h2>
        <Button sign="cross" onClick={() => onPlan((now) => removeDraw(now, draw.id))}>
          {words.draws.remove({ number })}
        </Button>
      </div>
      <div class="share-field">
        <Select
          label={words.draws.take}
          hint={words.draws.among({ count })}
          value={String(tidy.take)}
          options={choices.map((value) => ({ value, label: value }))}
          onValue={(value) => onPlan((now) => setTake(now, draw.id, Number(value)))}
        />
      </div>
      <fieldset class="draw-questions">
        <legend>{words.draws.questions}</legend>
        {questions.map(({ key, item }, place) => {
          const { id } = item.question
          const at = drawNumberOf(plan, id)
          return (
            <CheckBox
              key={key}
              label={`${words.question({ number: place + 1 })} · ${promptWords(item)}`}
              hint={at === null || at === number ? undefined : words.draws.inOther({ number: at })}
              checked={at === number}
              onChecked={(isIn) => onPlan((now) => moveToDraw(now, id, isIn ? draw.id : null))}
            />
          )
        })}
      </fieldset>
      {pointsDiffer(draw, all) && (
        <FieldError id={`${headingId}-points`} text={words.draws.pointsDiffer} />
      )}
    </section>
  )
}

export function DrawFields(props: DrawFieldsProps) {
  const { questions, plan, rubric, onPlan } = props
  const words = useWords('question').draws
  const format = useFormat()
  const isSet = plan.draws.length > 0 || plan.shuffleQuestions
  const gets = whatPupilsGet(
    questions.map(({ item }) => item.question),
    plan,
    rubric,
  )
  return (
    <Disclosure label={words.title} open={isSet}>
      <div class="stack">
        <p class="soft">{words.about}</p>
        <CheckBox
          label={words.shuffleQuestions}
          checked={plan.shuffleQuestions}
          onChecked={(shuffleQuestions) => onPlan((now) => ({ ...now, shuffleQuestions }))}
        />
        {plan.draws.map((draw, place) => (
          <OneDraw key={draw.id} {...props} draw={draw} number={place + 1} />
        ))}
        <p>
          <Button
            sign="plus"
            disabled={questions.length < 2 || plan.draws.length >= drawsMax}
            onClick={() => onPlan(addDraw)}
          >
            {words.add}
          </Button>
        </p>
        {plan.draws.length > 0 && (
          <p role="status">{words.gets({ ...gets, points: format.number(gets.points) })}</p>
        )}
      </div>
    </Disclosure>
  )
}
