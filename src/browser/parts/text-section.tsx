/** A heading and its paragraphs or list: what pages of plain reading are made of. */
import type { ComponentChildren } from 'preact'

export interface TextSectionProps {
  title: string
  /** Paragraphs; with `list`, the lines of a list. */
  lines?: readonly string[] | undefined
  list?: boolean | undefined
  children?: ComponentChildren
}

export function TextSection({ title, lines = [], list, children }: TextSectionProps) {
  return (
    <section>
      <h2>{title}</h2>
      {list ? (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        lines.map((line) => <p key={line}>{line}</p>)
      )}
      {children}
    </section>
  )
}
