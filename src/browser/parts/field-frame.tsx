/**
 * What every field has around it: a label that is always visible, a hint before it and an error
 * after it, both tied to the control so that a screen reader says them with it.
 */
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import './field.css'

/** What a control must carry to belong to its frame. */
export interface ControlTies {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  required: boolean | undefined
}

export interface FieldFrameProps {
  label: string
  /** What helps before typing: the form, an example. */
  hint?: string | undefined
  /** What is wrong and how to mend it; shown with a sign, never by colour alone. */
  error?: string | null | undefined
  required?: boolean | undefined
  /** Says "facultatif" beside the label: for the few fields that may stay empty. */
  optional?: boolean | undefined
  /** The label is only for screen readers (a search field in a toolbar). */
  hideLabel?: boolean | undefined
}

export interface FieldFrameOwnProps extends FieldFrameProps {
  children: (ties: ControlTies) => ComponentChildren
}

export function FieldFrame(props: FieldFrameOwnProps) {
  const { label, hint, error, required, optional, hideLabel, children } = props
  const words = useWords('general')
  const id = useId()
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <label for={id} class={hideLabel ? 'for-screen-readers' : 'field-label'}>
        {label}
        {optional && <span class="field-optional"> ({words.optional})</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
        required,
      })}
      {error && <FieldError id={`${id}-error`} text={error} />}
    </div>
  )
}

export function FieldError({ id, text }: { id: string; text: string }) {
  return (
    <p id={id} class="field-error">
      <Sign name="danger" />
      <span>{text}</span>
    </p>
  )
}
