/** One choice among few, all visible. Arrow keys move as in every radio group. */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { FieldError } from './field-frame.tsx'
import './field.css'

export interface RadioOption<Value extends string> {
  value: Value
  label: ComponentChildren
  hint?: string | undefined
  disabled?: boolean | undefined
}

export interface RadioGroupProps<Value extends string> {
  /** The question that the choices answer. */
  label: ComponentChildren
  value: Value | null
  onValue: (value: Value) => void
  options: readonly RadioOption<Value>[]
  hint?: string | undefined
  error?: string | null | undefined
  /** Side by side while there is room: for short labels. */
  inLine?: boolean | undefined
  disabled?: boolean | undefined
  hideLabel?: boolean | undefined
}

export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, value, onValue, options, hint, error, disabled } = props
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <fieldset
      class={error ? 'choice-group wrong' : 'choice-group'}
      aria-describedby={described || undefined}
      disabled={disabled}
    >
      <legend class={props.hideLabel ? 'for-screen-readers' : 'field-label'}>{label}</legend>
      {hint && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
      <div class={props.inLine ? 'choices in-line' : 'choices'}>
        {options.map((option) => (
          <label key={option.value} class="choice framed">
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={option.value === value}
              disabled={option.disabled}
              onChange={() => onValue(option.value)}
            />
            <span>{option.label}</span>
            {option.hint && <span class="field-hint">{option.hint}</span>}
          </label>
        ))}
      </div>
      {error && <FieldError id={`${id}-error`} text={error} />}
    </fieldset>
  )
}
