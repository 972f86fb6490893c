/**
 * The pen that all drawings share: one width, two colours (the text's own and the accent), and a
 * pale wash. Drawings decorate; what they say stands beside them in words.
 */
import type { ComponentChildren } from 'preact'
import './drawing.css'

export interface DrawingProps {
  /** Width and height of the paper, in pen units (the pen is 4 wide). */
  paper: readonly [number, number]
  children: ComponentChildren
}

export function Drawing({ paper, children }: DrawingProps) {
  return (
    <svg
      class="drawing"
      viewBox={`0 0 ${paper[0]} ${paper[1]}`}
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}
