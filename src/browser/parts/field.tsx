/** A line of text with its label: names, logins, passwords, numbers, dates. */
import type { InputHTMLAttributes, Ref } from 'preact'
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx'

export interface FieldProps extends FieldFrameProps {
  value: string
  /** Called with the text at every key. */
  onValue: (value: string) => void
  type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'time' | 'tel' | 'url' | undefined
  name?: string | undefined
  autocomplete?: InputHTMLAttributes<HTMLInputElement>['autocomplete']
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | undefined
  placeholder?: string | undefined
  disabled?: boolean | undefined
  maxLength?: number | undefined
  /** False for logins, codes and answers, where a device must not correct what a person means. */
  spellcheck?: boolean | undefined
  /** Called when the person leaves the field: the moment to check it. */
  onLeave?: (() => void) | undefined
  inputRef?: Ref<HTMLInputElement> | undefined
}

export function Field(props: FieldProps) {
  const { value, onValue, type = 'text', onLeave, inputRef, spellcheck } = props
  const exact = spellcheck === false
  return (
    <FieldFrame {...frameOf(props)}>
      {(ties) => (
        <input
          {...ties}
          ref={inputRef ?? null}
          class="control"
          // Preact types each kind of input apart; all of these take the same attributes.
          type={type as 'text'}
          value={value}
          name={props.name}
          autocomplete={props.autocomplete}
          inputMode={props.inputMode}
          placeholder={props.placeholder}
          disabled={props.disabled}
          maxLength={props.maxLength}
          spellcheck={spellcheck}
          autocapitalize={exact ? 'off' : undefined}
          autocorrect={exact ? 'off' : undefined}
          onInput={(event) => onValue(event.currentTarget.value)}
          onBlur={onLeave}
        />
      )}
    </FieldFrame>
  )
}

/** Only what the frame takes, from the properties of a whole field. */
export function frameOf(props: FieldFrameProps): FieldFrameProps {
  const { label, hint, error, required, optional, hideLabel } = props
  return { label, hint, error, required, optional, hideLabel }
}
