/** A sheet on the page that holds one thing: a child, a class, an exercise. */
import type { ComponentChildren } from 'preact'
import './card.css'

export interface CardProps {
  /** The heading of the sheet; `headingLevel` keeps the page's outline true. */
  title?: ComponentChildren
  headingLevel?: 2 | 3 | 4 | undefined
  /** At the end of the heading's line: a badge, a menu. */
  aside?: ComponentChildren
  /** Buttons and links under everything. */
  actions?: ComponentChildren
  /** Stands out a little: the one that matters now. */
  strong?: boolean | undefined
  children?: ComponentChildren
}

export function Card({ title, headingLevel = 2, aside, actions, strong, children }: CardProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <section class={strong ? 'card strong' : 'card'}>
      {(title || aside) && (
        <header class="card-header">
          {title && <Heading class="card-title">{title}</Heading>}
          {aside && <div class="card-aside">{aside}</div>}
        </header>
      )}
      {children}
      {actions && <div class="card-actions">{actions}</div>}
    </section>
  )
}
