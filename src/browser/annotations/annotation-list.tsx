/** What was drawn on a photo or page, in words under it: every note whole, stamps by their place. */
import type { ComponentChildren } from 'preact'
import { useWords } from '#browser/catalogue/speech.ts'
import type { Annotation } from '#contract/annotations.ts'
import { isBroad, placeWords, shapeWords } from './shape-words.ts'
import './annotations.css'

export interface AnnotationListProps {
  annotations: readonly Annotation[]
  /** What the photo or page is called. */
  photo: string
  /** Beside each note and stamp: what may be done with it. */
  actOn?: ((one: Annotation) => ComponentChildren) | undefined
}

export function AnnotationList({ annotations, photo, actOn }: AnnotationListProps) {
  const words = useWords('annotation')
  const of = (...kinds: readonly string[]) =>
    annotations.filter(({ shape }) => kinds.includes(shape.kind))
  const notes = annotations.flatMap((one) =>
    one.shape.kind === 'note' ? [{ one, note: one.shape }] : [],
  )
  const broad = annotations.filter(({ shape }) => isBroad(shape)).length
  const lines = of('stroke', 'line').length - broad
  const ovals = of('oval').length
  if (annotations.length === 0) return null
  return (
    <ul class="plain annotation-list" aria-label={words.list({ photo })}>
      {notes.map(({ one, note }, place) => (
        <li key={one.id}>
          <span>
            {words.note({ number: place + 1, where: placeWords(note, words), words: note.words })}
          </span>
          {actOn?.(one)}
        </li>
      ))}
      {of('stamp').map((one) => (
        <li key={one.id}>
          <span>{shapeWords(one.shape, words)}</span>
          {actOn?.(one)}
        </li>
      ))}
      {lines > 0 && <li class="soft">{words.lines({ count: lines })}</li>}
      {broad > 0 && <li class="soft">{words.highlights({ count: broad })}</li>}
      {ovals > 0 && <li class="soft">{words.ovals({ count: ovals })}</li>}
    </ul>
  )
}
