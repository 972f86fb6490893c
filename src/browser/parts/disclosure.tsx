/** Something that may stay folded: the browser's own details and summary. */
import type { ComponentChildren } from 'preact'
import { Sign } from '#browser/drawings/sign.tsx'
import './disclosure.css'

export interface DisclosureProps {
  label: ComponentChildren
  open?: boolean | undefined
  onToggle?: ((open: boolean) => void) | undefined
  children: ComponentChildren
}

export function Disclosure({ label, open, onToggle, children }: DisclosureProps) {
  return (
    <details
      class="disclosure"
      open={open}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
    >
      <summary>
        <Sign name="next" />
        <span>{label}</span>
      </summary>
      <div class="disclosure-body">{children}</div>
    </details>
  )
}
