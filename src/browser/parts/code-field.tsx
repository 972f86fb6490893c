/**
 * A card's or a letter's code: one ordinary input (so that pasting, dictation, password managers
 * and screen readers work), shown in groups of four as it stands on the paper.
 */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { frameOf } from './field.tsx'
import { FieldFrame, type FieldFrameProps } from './field-frame.tsx'
import { caretAfter, groupCode, plainCode } from './grouped-code.ts'

export interface CodeFieldProps extends FieldFrameProps {
  /** Letters and digits only, upper case, without separators. */
  value: string
  onValue: (value: string) => void
  /** Called once, when the last sign is there. */
  onComplete?: ((value: string) => void) | undefined
  /** Signs in the whole code; 16 (four groups of four) unless told. */
  length?: number | undefined
  disabled?: boolean | undefined
}

export function CodeField(props: CodeFieldProps) {
  const { value, onValue, onComplete, length = 16, disabled } = props
  const input = useRef<HTMLInputElement>(null)
  const caret = useRef<number | null>(null)
  const shown = groupCode(value)

  // Grouping adds separators while typing: the caret stays behind the same sign.
  useLayoutEffect(() => {
    if (caret.current === null || input.current === null) return
    const place = caretAfter(input.current.value, caret.current)
    input.current.setSelectionRange(place, place)
    caret.current = null
  })

  return (
    <FieldFrame {...frameOf(props)}>
      {(ties) => (
        <input
          {...ties}
          ref={input}
          class="control code"
          type="text"
          value={shown}
          disabled={disabled}
          autocomplete="one-time-code"
          autocapitalize="characters"
          autocorrect="off"
          spellcheck={false}
          enterkeyhint="go"
          onInput={(event) => {
            const target = event.currentTarget
            const typed = plainCode(target.value).slice(0, length)
            const before = target.selectionStart ?? target.value.length
            caret.current = plainCode(target.value.slice(0, before)).length
            // Set at once: when only a separator was typed, the value and so the view stay the same.
            target.value = groupCode(typed)
            onValue(typed)
            if (typed.length === length && typed !== value) onComplete?.(typed)
          }}
        />
      )}
    </FieldFrame>
  )
}
