/** Points out of a whole: typed, or in one press. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { FieldError } from '#browser/parts/field-frame.tsx'
import { quickPoints } from './typed-points.ts'
import './mark-attempt.css'

export interface PointsFieldProps {
  /** The input's own, so that the keyboard can be led to it. */
  id: string
  label: string
  value: string
  max: number
  error: string | null
  onValue: (value: string) => void
}

export function PointsField({ id, label, value, max, error, onValue }: PointsFieldProps) {
  const words = useWords('teach').mark
  const format = useFormat()
  return (
    <div class={error ? 'field wrong mark-points' : 'field mark-points'}>
      <label for={id} class="field-label">
        {label} <span class="soft">{words.pointsOf({ max: format.number(max) })}</span>
      </label>
      <div class="row">
        <input
          id={id}
          class="control numbers"
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onInput={(event) => onValue(event.currentTarget.value)}
        />
        <fieldset class="mark-quick">
          <legend class="for-screen-readers">{words.quick}</legend>
          {quickPoints(max).map((points) => {
            const text = format.number(points)
            return (
              <button
                key={text}
                type="button"
                class="mark-quick-points numbers"
                aria-pressed={value === text}
                onClick={() => onValue(text)}
              >
                {text}
              </button>
            )
          })}
        </fieldset>
      </div>
      {error && <FieldError id={`${id}-error`} text={error} />}
    </div>
  )
}
