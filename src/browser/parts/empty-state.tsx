/** A page with nothing on it yet: a drawing, one sentence that says what to do, at most one act. */
import type { ComponentChildren } from 'preact'
import './empty-state.css'

export interface EmptyStateProps {
  drawing: ComponentChildren
  children: ComponentChildren
  action?: ComponentChildren
}

export function EmptyState({ drawing, children, action }: EmptyStateProps) {
  return (
    <div class="empty-state">
      <div class="empty-drawing">{drawing}</div>
      <p>{children}</p>
      {action}
    </div>
  )
}
