/** A photo with what a teacher drew on it, to look at: as wide as the screen lets it. */
import { useWords } from '#browser/catalogue/speech.ts'
import type { Annotation } from '#contract/annotations.ts'
import type { FileSummary } from '#contract/resources.ts'
import { AnnotationDrawing } from './annotation-drawing.tsx'
import { AnnotationList } from './annotation-list.tsx'
import { photoHeight } from './photo-height.ts'
import './annotations.css'

export interface AnnotatedPhotoProps {
  photo: FileSummary
  address: string
  /** What the photo is called. */
  label: string
  annotations: readonly Annotation[]
}

export function AnnotatedPhoto({ photo, address, label, annotations }: AnnotatedPhotoProps) {
  const words = useWords('annotation')
  const height = photoHeight(photo)
  return (
    <figure class="annotated-photo">
      <div class="photo-sheet" style={{ aspectRatio: String(1 / height) }}>
        <img src={address} alt={words.annotated({ photo: label })} />
        <AnnotationDrawing annotations={annotations} height={height} />
      </div>
      <figcaption>
        <AnnotationList annotations={annotations} photo={label} />
        <a href={address} target="_blank" rel="noreferrer">
          {words.open({ photo: label })}
        </a>
      </figcaption>
    </figure>
  )
}
