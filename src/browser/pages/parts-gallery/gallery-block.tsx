/** One part in the gallery: its name, and its states side by side. */
import type { ComponentChildren } from 'preact'
import { setFrench } from '#browser/catalogue/set-french.ts'
import './gallery-block.css'

/** Sample texts are French, set as the catalogue's are. */
export const sample = setFrench

export interface GalleryBlockProps {
  name: string
  /** States stand side by side while there is room. */
  inRow?: boolean | undefined
  children: ComponentChildren
}

export function GalleryBlock({ name, inRow, children }: GalleryBlockProps) {
  return (
    <section class="gallery-block">
      <h3>{name}</h3>
      <div class={inRow ? 'row' : 'gallery-states'}>{children}</div>
    </section>
  )
}
