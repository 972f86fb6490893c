/**
 * A photo that the pupil handed in. What a teacher drew on it comes with code of its own, which
 * nobody fetches whose photos carry nothing.
 */
import type { ComponentType } from 'preact'
import type { AnnotatedPhotoProps } from '#browser/annotations/annotated-photo.tsx'
import { prepareWords, useWords } from '#browser/catalogue/speech.ts'
import { useLatePart } from '#browser/parts/use-late-part.ts'

async function loadAnnotated(): Promise<ComponentType<AnnotatedPhotoProps>> {
  const [code] = await Promise.all([
    import('#browser/annotations/annotated-photo.tsx'),
    prepareWords(['annotation']),
  ])
  return code.AnnotatedPhoto
}

export interface GivenPhotoProps extends Omit<AnnotatedPhotoProps, 'photo'> {
  /** Undefined where it has not come. */
  photo: AnnotatedPhotoProps['photo'] | undefined
}

export function GivenPhoto(props: GivenPhotoProps) {
  const { photo, address, label, annotations } = props
  const words = useWords('exercise')
  const isDrawnOn = photo !== undefined && annotations.length > 0
  const { Part: Annotated, isMissing } = useLatePart(loadAnnotated, isDrawnOn)
  if (isDrawnOn && Annotated !== null) {
    return <Annotated photo={photo} address={address} label={label} annotations={annotations} />
  }
  return (
    <>
      <a href={address} target="_blank" rel="noreferrer">
        <img src={address} alt={label} loading="lazy" />
      </a>
      {isDrawnOn && isMissing && <p class="soft">{words.annotationsMissing}</p>}
    </>
  )
}
