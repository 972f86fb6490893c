/**
 * The button. One `primary` on a screen, `quiet` for the rest, `danger` for what cannot be undone.
 * While `busy` it keeps its focus and its width and ignores further presses, so that an impatient
 * thumb sends nothing twice.
 */
import type { ButtonHTMLAttributes, ComponentChildren, Ref } from 'preact'
import { Sign, type SignName } from '#browser/drawings/sign.tsx'
import './button.css'

export type ButtonKind = 'primary' | 'quiet' | 'danger'

export interface ButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'className' | 'ref' | 'icon'> {
  kind?: ButtonKind | undefined
  /** The act is under way: `busyText` (else the label) is shown with a quiet moving line. */
  busy?: boolean | undefined
  busyText?: string | undefined
  sign?: SignName | undefined
  /** As wide as its place: for the one button of a phone's screen. */
  wide?: boolean | undefined
  /** Only the sign is shown; the label stays for screen readers and as a tip. */
  signOnly?: boolean | undefined
  type?: 'button' | 'submit' | 'reset' | undefined
  buttonRef?: Ref<HTMLButtonElement> | undefined
  children: ComponentChildren
}

/** The class of a button, shared with links that look like one. */
export function buttonClass(kind: ButtonKind, wide = false, signOnly = false): string {
  return `button ${kind}${wide ? ' wide' : ''}${signOnly ? ' sign-only' : ''}`
}

export function Button({
  kind = 'quiet',
  busy = false,
  busyText,
  sign,
  wide,
  signOnly,
  type = 'button',
  buttonRef,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      ref={buttonRef ?? null}
      type={type}
      class={buttonClass(kind, wide, signOnly)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {sign && <Sign name={sign} />}
      <span class={signOnly ? 'for-screen-readers' : undefined}>
        {busy && busyText !== undefined ? busyText : children}
      </span>
    </button>
  )
}
