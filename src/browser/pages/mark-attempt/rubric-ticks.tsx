/** The criteria of a rubric to tick: a number ticks a step and goes on to the next criterion. */
import { useId } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { keyed } from '#browser/content/keyed.ts'
import { useStepText } from '#browser/content/rubric-view.tsx'
import { FieldError } from '#browser/parts/field-frame.tsx'
import { type Criterion, criteriaOf } from '#contract/rubric-rules.ts'
import type { Rubric, Ticks } from '#contract/rubrics.ts'

export interface RubricTicksProps {
  rubric: Rubric
  ticks: Ticks
  error: string | null
  onTicks: (ticks: Ticks) => void
}

/** The next criterion, or what comes after the last one: points, or the comment. */
function focusAfter(from: HTMLElement): void {
  const own = from.closest('fieldset')
  const form = own?.closest('form')
  if (!own || !form) return
  const all = [...form.querySelectorAll<HTMLElement>('.rubric-criterion')]
  const next = all[all.indexOf(own) + 1]
  const place =
    next?.querySelector<HTMLElement>('input:checked') ??
    next?.querySelector<HTMLElement>('input') ??
    form.querySelector<HTMLElement>('.mark-points input, textarea')
  place?.focus()
}

function CriterionTicks(props: {
  criterion: Criterion
  ticked: number | undefined
  onTick: (place: number | null) => void
}) {
  const { criterion, ticked, onTick } = props
  const name = useId()
  const textOf = useStepText()
  const onKey = (event: KeyboardEvent & { currentTarget: HTMLInputElement }): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !/^[0-9]$/.test(event.key)) return
    const place = Number(event.key) - 1
    if (place >= criterion.steps.length) return
    event.preventDefault()
    onTick(place < 0 ? null : place)
    if (place >= 0) focusAfter(event.currentTarget)
  }
  return (
    <fieldset class="choice-group rubric-criterion">
      <legend class="field-label" lang="fr">
        {criterion.name}
      </legend>
      <div class="rubric-ticks">
        {keyed(criterion.steps).map(({ key, item }) => {
          const place = Number(key)
          const text = textOf({ ...item, place })
          return (
            <label key={key} class="choice framed">
              <input
                type="radio"
                name={name}
                checked={ticked === place}
                onChange={() => onTick(place)}
                onKeyDown={onKey}
              />
              <span lang="fr">
                <span class="numbers soft" aria-hidden="true">
                  {place + 1}
                </span>{' '}
                {text.words}
              </span>
              {text.detail !== null && <span class="field-hint">{text.detail}</span>}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}

export function RubricTicks({ rubric, ticks, error, onTicks }: RubricTicksProps) {
  const words = useWords('marking').rubric
  const id = useId()
  return (
    <div class="stack">
      {criteriaOf(rubric).map((criterion) => (
        <CriterionTicks
          key={criterion.id}
          criterion={criterion}
          ticked={ticks[criterion.id]}
          onTick={(place) => {
            const { [criterion.id]: _, ...others } = ticks
            onTicks(place === null ? others : { ...others, [criterion.id]: place })
          }}
        />
      ))}
      <p class="soft small no-print">
        {words.keys} {rubric.kind === 'points' && words.sum}
      </p>
      {error && <FieldError id={`${id}-error`} text={error} />}
    </div>
  )
}
