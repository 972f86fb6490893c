/** The photos of an answer, each to be drawn on. */
import { photoHeight } from '#browser/annotations/photo-height.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { attemptPhotos } from '#browser/content/file-addresses.ts'
import type { FileSummary } from '#contract/resources.ts'
import { DrawnSheet } from './drawn-sheet.tsx'
import { MarkStateLine } from './mark-state-line.tsx'
import type { Drawings } from './use-drawings.ts'

export interface AnswerPhotosProps {
  attemptId: string
  photos: readonly FileSummary[]
  drawings: Drawings
}

export function AnswerPhotos({ attemptId, photos, drawings }: AnswerPhotosProps) {
  const words = useWords('teach').mark
  const address = attemptPhotos(attemptId)
  return (
    <div class="stack">
      {photos.map((photo, place) => {
        const name = words.photo({ number: place + 1, total: photos.length })
        return (
          <DrawnSheet
            key={photo.id}
            name={name}
            height={photoHeight(photo)}
            address={address(photo.id)}
            drawings={drawings.of(photo, 1)}
            picture={() => <img src={address(photo.id)} alt={name} decoding="async" />}
          />
        )
      })}
      {drawings.state !== null && (
        <MarkStateLine state={drawings.state} touched={false} isMarked={false} />
      )}
    </div>
  )
}
