/** A rubric as it is written: with points that add up, in the four steps of the école, or none. */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { Field } from '#browser/parts/field.tsx'
import { FieldError } from '#browser/parts/field-frame.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import type { Question } from '#contract/questions.ts'
import {
  criteriaMax,
  criteriaMin,
  criterionNameMax,
  stepsMax,
  stepsMin,
  stepWordsMax,
} from '#contract/rubric-limits.ts'
import { rubricPoints } from '#contract/rubric-rules.ts'
import type { Rubric } from '#contract/rubrics.ts'
import type { KindFieldsProps } from './choice-fields.tsx'
import {
  type AttainmentCriterion,
  copyRubric,
  newAttainmentCriterion,
  newPointsCriterion,
  newRubric,
  type PointsCriterion,
} from './new-rubric.ts'
import { OwnRubrics } from './own-rubrics.tsx'
import { RowsEditor } from './rows-editor.tsx'
import { NumberField } from './small-fields.tsx'

type OpenQuestion = Extract<Question, { kind: 'open' }>

interface CriterionProps<Criterion> {
  criterion: Criterion
  onCriterion: (criterion: Criterion) => void
  number: number
}

function NameField(props: { name: string; number: number; onName: (name: string) => void }) {
  const words = useWords('question').rubric
  return (
    <Field
      label={words.criterion({ number: props.number })}
      value={props.name}
      maxLength={criterionNameMax}
      onValue={props.onName}
    />
  )
}

function PointsCriterionFields(props: CriterionProps<PointsCriterion>) {
  const { criterion, number, onCriterion } = props
  const words = useWords('question')
  return (
    <>
      <NameField
        name={criterion.name}
        number={number}
        onName={(name) => onCriterion({ ...criterion, name })}
      />
      <RowsEditor
        nameOf={(step) => words.rubric.step({ number: step })}
        rows={criterion.steps}
        onRows={(steps) => onCriterion({ ...criterion, steps: [...steps] })}
        newRow={() => ({ words: '', points: 0 })}
        addText={words.rubric.addStep}
        min={stepsMin}
        max={stepsMax}
        ordered
      >
        {(step, set, place) => (
          <div class="row">
            <Field
              label={words.rubric.step({ number: place + 1 })}
              value={step.words}
              maxLength={stepWordsMax}
              onValue={(text) => set({ ...step, words: text })}
            />
            <NumberField
              label={words.points}
              value={step.points}
              onNumber={(points) => set({ ...step, points })}
            />
          </div>
        )}
      </RowsEditor>
    </>
  )
}

function AttainmentCriterionFields(props: CriterionProps<AttainmentCriterion>) {
  const { criterion, number, onCriterion } = props
  const { steps } = useWords('content').rubric
  return (
    <>
      <NameField
        name={criterion.name}
        number={number}
        onName={(name) => onCriterion({ ...criterion, name })}
      />
      {steps.map((name, place) => (
        <Field
          key={name}
          label={name}
          value={criterion.steps[place]?.words ?? ''}
          maxLength={stepWordsMax}
          onValue={(text) =>
            onCriterion({
              ...criterion,
              steps: criterion.steps.map((one, at) => (at === place ? { words: text } : one)),
            })
          }
        />
      ))}
    </>
  )
}

function CriteriaEditor(props: { rubric: Rubric; onRubric: (rubric: Rubric) => void }) {
  const { rubric, onRubric } = props
  const words = useWords('question').rubric
  const shared = {
    nameOf: (number: number) => words.criterion({ number }),
    addText: words.addCriterion,
    min: criteriaMin,
    max: criteriaMax,
    ordered: true,
  }
  if (rubric.kind === 'points') {
    return (
      <RowsEditor
        {...shared}
        rows={rubric.criteria}
        newRow={newPointsCriterion}
        onRows={(criteria) => onRubric({ ...rubric, criteria: [...criteria] })}
      >
        {(criterion, set, place) => (
          <PointsCriterionFields criterion={criterion} number={place + 1} onCriterion={set} />
        )}
      </RowsEditor>
    )
  }
  return (
    <RowsEditor
      {...shared}
      rows={rubric.criteria}
      newRow={newAttainmentCriterion}
      onRows={(criteria) => onRubric({ ...rubric, criteria: [...criteria] })}
    >
      {(criterion, set, place) => (
        <AttainmentCriterionFields criterion={criterion} number={place + 1} onCriterion={set} />
      )}
    </RowsEditor>
  )
}

interface RubricEditorProps {
  title: string
  hint: string
  rubric: Rubric | undefined
  /** What the rubric makes of the points, as a sentence; null while a number is missing. */
  sum: string | null
  errorId: string
  error: string | null
  onRubric: (rubric: Rubric | undefined) => void
}

/** None, or one of either kind: written here, or copied from another of its author's. */
export function RubricEditor(props: RubricEditorProps) {
  const { rubric, error, onRubric } = props
  const words = useWords('question').rubric
  // A rubric that takes the place of another has rows of its own.
  const [taken, setTaken] = useState(0)
  const take = (next: Rubric | undefined): void => {
    setTaken(taken + 1)
    onRubric(next)
  }
  return (
    <div class="stack">
      <RadioGroup
        label={props.title}
        hint={props.hint}
        value={rubric?.kind ?? 'none'}
        onValue={(kind) => take(kind === 'none' ? undefined : newRubric(kind))}
        inLine
        options={[
          { value: 'none', label: words.none },
          { value: 'points', label: words.withPoints },
          { value: 'attainment', label: words.withoutPoints },
        ]}
      />
      {error && <FieldError id={props.errorId} text={error} />}
      {rubric === undefined ? (
        <TakeRubric onRubric={(one) => take(copyRubric(one))} />
      ) : (
        <>
          <CriteriaEditor key={taken} rubric={rubric} onRubric={onRubric} />
          <p role="status">{props.sum}</p>
        </>
      )}
    </div>
  )
}

/** With its points, which are those of the rubric where it has any; never none. */
function withRubric(question: OpenQuestion, rubric: Rubric | undefined): OpenQuestion {
  const { rubric: _before, ...rest } = question
  if (rubric === undefined) return { ...rest, points: rest.points > 0 ? rest.points : 1 }
  return { ...rest, rubric, points: rubric.kind === 'points' ? rubricPoints(rubric) : 1 }
}

export function RubricFields({ question, onQuestion, errorAt }: KindFieldsProps<OpenQuestion>) {
  const words = useWords('question').rubric
  const format = useFormat()
  const { rubric } = question
  const points = rubric === undefined ? 0 : rubricPoints(rubric)
  const worth = Number.isFinite(points) ? words.sum({ points: format.number(points) }) : null
  return (
    <RubricEditor
      title={words.title}
      hint={words.hint}
      rubric={rubric}
      sum={rubric?.kind === 'attainment' ? words.noPoints : worth}
      errorId={`error-rubric-${question.id}`}
      error={errorAt('rubric')}
      onRubric={(next) => onQuestion(withRubric(question, next))}
    />
  )
}

function TakeRubric({ onRubric }: { onRubric: (rubric: Rubric) => void }) {
  const words = useWords('question').rubric
  const [isOpen, setOpen] = useState(false)
  return (
    <Disclosure label={words.copy} open={isOpen} onToggle={setOpen}>
      {isOpen && <OwnRubrics onRubric={onRubric} />}
    </Disclosure>
  )
}
