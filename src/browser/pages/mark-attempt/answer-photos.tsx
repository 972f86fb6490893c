/** The photos of an answer, large: turned, brought nearer, opened alone, drawn on. */
import { useId, useState } from 'preact/hooks'
import { AnnotationDrawing } from '#browser/annotations/annotation-drawing.tsx'
import { AnnotationList } from '#browser/annotations/annotation-list.tsx'
import { photoHeight } from '#browser/annotations/photo-height.ts'
import { type Turns, turned } from '#browser/annotations/picture-place.ts'
import { shapeWords } from '#browser/annotations/shape-words.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { attemptPhotos } from '#browser/content/file-addresses.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import type { Ink, Shape } from '#contract/annotations.ts'
import type { FileSummary } from '#contract/resources.ts'
import { DrawingSurface } from './drawing-surface.tsx'
import type { DrawingTool } from './drawing-tool.ts'
import { DrawingTools } from './drawing-tools.tsx'
import { MarkStateLine } from './mark-state-line.tsx'
import type { Drawings, PhotoDrawings } from './use-drawings.ts'

const zooms = [1, 1.5, 2, 3] as const

interface PhotoProps {
  photo: FileSummary
  address: string
  number: number
  total: number
  drawings: PhotoDrawings
}

interface PhotoActsProps {
  name: string
  address: string
  zoom: number
  draws: boolean
  onTurn: () => void
  onZoom: (step: number) => void
  onDraws: (draws: boolean) => void
}

function PhotoActs({ name, address, zoom, draws, onTurn, onZoom, onDraws }: PhotoActsProps) {
  const words = useWords('teach').mark
  const drawing = useWords('marking').draw
  const spoken = <span class="for-screen-readers"> {name}</span>
  return (
    <figcaption class="row">
      <span>{name}</span>
      <Button aria-pressed={draws} onClick={() => onDraws(!draws)}>
        {draws ? drawing.stop : drawing.start}
        {spoken}
      </Button>
      <Button onClick={onTurn}>
        {words.rotate}
        {spoken}
      </Button>
      <Button disabled={zoom >= zooms.length - 1} onClick={() => onZoom(1)}>
        {words.larger}
        {spoken}
      </Button>
      <Button disabled={zoom === 0} onClick={() => onZoom(-1)}>
        {words.smaller}
        {spoken}
      </Button>
      <a href={address} target="_blank" rel="noreferrer">
        {words.open}
        {spoken}
      </a>
    </figcaption>
  )
}

function DrawnList({ name, drawings }: { name: string; drawings: PhotoDrawings }) {
  const words = useWords('marking').draw
  const annotation = useWords('annotation')
  return (
    <AnnotationList
      annotations={drawings.standing}
      photo={name}
      actOn={(one) => (
        <Button sign="cross" signOnly onClick={() => drawings.take(one)}>
          {words.remove({ what: shapeWords(one.shape, annotation) })}
        </Button>
      )}
    />
  )
}

/** How a photo is looked at and drawn on just now. */
function usePhotoDesk() {
  const [turns, setTurns] = useState<Turns>(0)
  const [zoom, setZoom] = useState(0)
  const [draws, setDraws] = useState(false)
  const [tool, setTool] = useState<DrawingTool>('right')
  const [ink, setInk] = useState<Ink>('red')
  const [draft, setDraft] = useState<Shape | null>(null)
  return {
    turns,
    zoom,
    draws,
    tool,
    ink,
    draft,
    setTool,
    setInk,
    setDraft,
    turn: () => setTurns(turned(turns)),
    zoomBy: (step: number) => setZoom(Math.min(zooms.length - 1, Math.max(0, zoom + step))),
    draw(next: boolean) {
      setDraws(next)
      setDraft(null)
    },
  }
}

interface PhotoFrameProps {
  photo: FileSummary
  address: string
  name: string
  keysId: string
  desk: ReturnType<typeof usePhotoDesk>
  drawings: PhotoDrawings
}

/** The photo as it is turned and enlarged, with what is drawn on it. */
function PhotoFrame({ photo, address, name, keysId, desk, drawings }: PhotoFrameProps) {
  const words = useWords('marking').draw
  const { turns, zoom, draws, draft } = desk
  const height = photoHeight(photo)
  const lies = turns % 2 === 1
  return (
    <div
      class={`marking-photo-frame turned-${turns}`}
      style={{
        inlineSize: `${(zooms[zoom] ?? 1) * 100}%`,
        aspectRatio: String(lies ? height : 1 / height),
        '--photo-width': lies ? `${100 / height}%` : '100%',
      }}
    >
      <div class="photo-sheet" style={{ aspectRatio: String(1 / height) }}>
        <img src={address} alt={name} decoding="async" />
        <AnnotationDrawing
          annotations={drawings.standing}
          draft={draft}
          height={height}
          turns={turns}
        />
      </div>
      {draws && (
        <DrawingSurface
          label={words.surface({ photo: name })}
          keysId={keysId}
          tool={desk.tool}
          ink={desk.ink}
          turns={turns}
          height={height}
          drawings={drawings}
          onTool={desk.setTool}
          onInk={desk.setInk}
          onDraft={desk.setDraft}
        />
      )}
    </div>
  )
}

function Photo({ photo, address, number, total, drawings }: PhotoProps) {
  const words = useWords('marking').draw
  const name = useWords('teach').mark.photo({ number, total })
  const keysId = useId()
  const desk = usePhotoDesk()
  return (
    <figure class="marking-photo">
      <PhotoActs
        name={name}
        address={address}
        zoom={desk.zoom}
        draws={desk.draws}
        onTurn={desk.turn}
        onZoom={desk.zoomBy}
        onDraws={desk.draw}
      />
      {desk.draws && (
        <>
          <DrawingTools
            tool={desk.tool}
            ink={desk.ink}
            drawings={drawings}
            onTool={desk.setTool}
            onInk={desk.setInk}
          />
          <Disclosure label={words.keysLabel}>
            <p id={keysId}>{words.keys}</p>
          </Disclosure>
        </>
      )}
      {/* Wider than its place it scrolls; the keyboard must be able to do that too. */}
      <section class="marking-photo-window" tabIndex={desk.draws ? -1 : 0} aria-label={name}>
        <PhotoFrame
          photo={photo}
          address={address}
          name={name}
          keysId={keysId}
          desk={desk}
          drawings={drawings}
        />
      </section>
      <DrawnList name={name} drawings={drawings} />
    </figure>
  )
}

export interface AnswerPhotosProps {
  attemptId: string
  photos: readonly FileSummary[]
  drawings: Drawings
}

export function AnswerPhotos({ attemptId, photos, drawings }: AnswerPhotosProps) {
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
          drawings={drawings.of(photo.id)}
        />
      ))}
      {drawings.state !== null && (
        <MarkStateLine state={drawings.state} touched={false} isMarked={false} />
      )}
    </div>
  )
}
