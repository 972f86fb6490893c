/** Several lines of text with a label, a hint, an error, and how much room is left. */
import type { Ref, TargetedKeyboardEvent } from 'preact'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { frameOf } from './field.tsx'
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx'

export interface TextAreaProps extends FieldFrameProps {
  value: string
  onValue: (value: string) => void
  rows?: number | undefined
  name?: string | undefined
  disabled?: boolean | undefined
  /** Characters at most; shown as a count once three quarters are used. */
  maxLength?: number | undefined
  placeholder?: string | undefined
  spellcheck?: boolean | undefined
  onLeave?: (() => void) | undefined
  onKeyDown?: ((event: TargetedKeyboardEvent<HTMLTextAreaElement>) => void) | undefined
  textRef?: Ref<HTMLTextAreaElement> | undefined
}

export function TextArea(props: TextAreaProps) {
  const { value, onValue, rows = 5, maxLength } = props
  const words = useWords('general')
  const format = useFormat()
  const nearlyFull = maxLength !== undefined && value.length > maxLength * 0.75
  return (
    <FieldFrame {...frameOf(props)}>
      {(ties) => (
        <>
          <textarea
            {...ties}
            class="control"
            rows={rows}
            value={value}
            name={props.name}
            disabled={props.disabled}
            maxLength={maxLength}
            placeholder={props.placeholder}
            spellcheck={props.spellcheck}
            onInput={(event) => onValue(event.currentTarget.value)}
            onBlur={props.onLeave}
            onKeyDown={props.onKeyDown}
            ref={props.textRef ?? null}
          />
          {nearlyFull && (
            <p class="field-count">
              {words.amongTotal({
                value: format.number(value.length),
                total: format.number(maxLength),
              })}
            </p>
          )}
        </>
      )}
    </FieldFrame>
  )
}
