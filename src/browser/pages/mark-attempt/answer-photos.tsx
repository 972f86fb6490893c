/** The photos of an answer, large: turned, brought nearer, opened alone. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { attemptPhotos } from '#browser/content/file-addresses.ts'
import { Button } from '#browser/parts/button.tsx'
import type { FileSummary } from '#contract/resources.ts'

const zooms = [1, 1.5, 2, 3] as const

interface PhotoProps {
  photo: FileSummary
  address: string
  number: number
  total: number
}

function Photo({ photo, address, number, total }: PhotoProps) {
  const words = useWords('teach').mark
  const [turns, setTurns] = useState(0)
  const [zoom, setZoom] = useState(0)
  const alt = words.photo({ number, total })
  const lies = turns % 2 === 1
  const width = photo.width ?? 4
  const height = photo.height ?? 3
  const share = lies ? height / width : width / height
  return (
    <figure class="marking-photo">
      <figcaption class="row">
        <span>{alt}</span>
        <Button onClick={() => setTurns((count) => (count + 1) % 4)}>
          {words.rotate}
          <span class="for-screen-readers"> {alt}</span>
        </Button>
        <Button
          disabled={zoom >= zooms.length - 1}
          onClick={() => setZoom((step) => Math.min(zooms.length - 1, step + 1))}
        >
          {words.larger}
          <span class="for-screen-readers"> {alt}</span>
        </Button>
        <Button disabled={zoom === 0} onClick={() => setZoom((step) => Math.max(0, step - 1))}>
          {words.smaller}
          <span class="for-screen-readers"> {alt}</span>
        </Button>
        <a href={address} target="_blank" rel="noreferrer">
          {words.open}
          <span class="for-screen-readers"> {alt}</span>
        </a>
      </figcaption>
      {/* Wider than its place it scrolls; the keyboard must be able to do that too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus so that arrow keys move it. */}
      <section class="marking-photo-window" tabIndex={0} aria-label={alt}>
        <div
          class={`marking-photo-frame turned-${turns}`}
          style={{
            inlineSize: `${(zooms[zoom] ?? 1) * 100}%`,
            aspectRatio: String(share),
            '--photo-width': lies ? `${(width / height) * 100}%` : '100%',
          }}
        >
          <img src={address} alt={alt} decoding="async" />
        </div>
      </section>
    </figure>
  )
}

export interface AnswerPhotosProps {
  attemptId: string
  photos: readonly FileSummary[]
}

export function AnswerPhotos({ attemptId, photos }: AnswerPhotosProps) {
  const address = attemptPhotos(attemptId)
  return (
    <div class="stack">
      {photos.map((photo, place) => (
        <Photo
          key={photo.id}
          photo={photo}
          address={address(photo.id)}
          number={place + 1}
          total={photos.length}
        />
      ))}
    </div>
  )
}
