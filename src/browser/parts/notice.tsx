/** A message in the page, with a sign and a word: it never speaks by colour alone. */
import type { ComponentChildren } from 'preact'
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import './notice.css'

export type NoticeKind = 'information' | 'success' | 'attention' | 'danger'

export interface NoticeProps {
  kind?: NoticeKind | undefined
  /** In bold, first; without it the kind's own word stands there. */
  title?: ComponentChildren
  actions?: ComponentChildren
  /** Read out at once when it appears: only for what answers an act of the reader. */
  live?: boolean | undefined
  children?: ComponentChildren
}

export function Notice({ kind = 'information', title, actions, live, children }: NoticeProps) {
  const words = useWords('general')
  const role = live ? (kind === 'danger' ? 'alert' : 'status') : undefined
  return (
    <div class={`notice ${kind}`} role={role}>
      <Sign name={kind} />
      <div class="notice-body">
        <p class="notice-title">{title ?? words[kind]}</p>
        {children && <div class="notice-text">{children}</div>}
        {actions && <div class="card-actions">{actions}</div>}
      </div>
    </div>
  )
}
