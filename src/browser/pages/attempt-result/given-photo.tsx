/**
 * A photo that the pupil handed in. What a teacher drew on it comes with code of its own, which
 * nobody fetches whose photos carry nothing.
 */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { AnnotatedPhotoProps } from '#browser/annotations/annotated-photo.tsx'
import { prepareWords, useWords } from '#browser/catalogue/speech.ts'

async function loadAnnotated(): Promise<ComponentType<AnnotatedPhotoProps>> {
  const [code] = await Promise.all([
    import('#browser/annotations/annotated-photo.tsx'),
    prepareWords(['annotation']),
  ])
  return code.AnnotatedPhoto
}

function useAnnotated(isWanted: boolean) {
  const [Annotated, setAnnotated] = useState<ComponentType<AnnotatedPhotoProps> | null>(null)
  const [isMissing, setMissing] = useState(false)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` says when to try again.
  useEffect(() => {
    if (!isWanted) return
    let left = false
    loadAnnotated().then(
      (loaded) => !left && setAnnotated(() => loaded),
      () => !left && setMissing(true),
    )
    const retry = (): void => setTurn((count) => count + 1)
    addEventListener('online', retry)
    return () => {
      left = true
      removeEventListener('online', retry)
    }
  }, [isWanted, turn])
  return { Annotated, isMissing }
}

export interface GivenPhotoProps extends Omit<AnnotatedPhotoProps, 'photo'> {
  /** Undefined where it has not come. */
  photo: AnnotatedPhotoProps['photo'] | undefined
}

export function GivenPhoto(props: GivenPhotoProps) {
  const { photo, address, label, annotations } = props
  const words = useWords('exercise')
  const isDrawnOn = photo !== undefined && annotations.length > 0
  const { Annotated, isMissing } = useAnnotated(isDrawnOn)
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
