/** One yes or no; the whole line is the target. */

import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { FieldError } from './field-frame.tsx'
import './field.css'

export interface CheckBoxProps {
  label: ComponentChildren
  checked: boolean
  onChecked: (checked: boolean) => void
  hint?: string | undefined
  error?: string | null | undefined
  disabled?: boolean | undefined
  /** Some of the lines below are chosen, not all. */
  mixed?: boolean | undefined
  /** With a frame: one of several answers to choose from. */
  framed?: boolean | undefined
  /** The label is only for screen readers (a box in a table's row). */
  hideLabel?: boolean | undefined
}

export function CheckBox(props: CheckBoxProps) {
  const { label, checked, onChecked, hint, error, disabled, mixed = false } = props
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label class={props.framed ? 'choice framed' : 'choice'} for={id}>
        <input
          id={id}
          type="checkbox"
          checked={checked}
          disabled={disabled}
          indeterminate={mixed}
          aria-describedby={described || undefined}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChecked(event.currentTarget.checked)}
        />
        <span class={props.hideLabel ? 'for-screen-readers' : undefined}>{label}</span>
        {hint && (
          <span id={`${id}-hint`} class="field-hint">
            {hint}
          </span>
        )}
      </label>
      {error && <FieldError id={`${id}-error`} text={error} />}
    </div>
  )
}
