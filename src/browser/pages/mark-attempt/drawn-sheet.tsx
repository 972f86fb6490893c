/** A photo or a page of a PDF, large: turned, brought nearer, drawn on. */
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { AnnotationDrawing } from '#browser/annotations/annotation-drawing.tsx'
import { AnnotationList } from '#browser/annotations/annotation-list.tsx'
import { type Turns, turned } from '#browser/annotations/picture-place.ts'
import { shapeWords } from '#browser/annotations/shape-words.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import type { Ink, Shape } from '#contract/annotations.ts'
import { DrawingSurface } from './drawing-surface.tsx'
import type { DrawingTool } from './drawing-tool.ts'
import { DrawingTools } from './drawing-tools.tsx'
import type { SheetDrawings } from './use-drawings.ts'

const zooms = [1, 1.5, 2, 3] as const

export interface DrawnSheetProps {
  /** What it is called. */
  name: string
  /** In its widths. */
  height: number
  /** Where it is opened alone; a page of a PDF is not. */
  address?: string | undefined
  drawings: SheetDrawings
  /** The picture, which fills its place; again for another enlargement, where it is drawn for its size. */
  picture: (zoom: number) => ComponentChildren
}

interface SheetActsProps {
  name: string
  address: string | undefined
  zoom: number
  draws: boolean
  onTurn: () => void
  onZoom: (step: number) => void
  onDraws: (draws: boolean) => void
}

function SheetActs({ name, address, zoom, draws, onTurn, onZoom, onDraws }: SheetActsProps) {
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
      {address !== undefined && (
        <a href={address} target="_blank" rel="noreferrer">
          {words.open}
          {spoken}
        </a>
      )}
    </figcaption>
  )
}

function DrawnList({ name, drawings }: { name: string; drawings: SheetDrawings }) {
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

/** How a photo or page is looked at and drawn on just now. */
function useSheetDesk() {
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

interface SheetFrameProps extends DrawnSheetProps {
  keysId: string
  desk: ReturnType<typeof useSheetDesk>
}

/** The picture as it is turned and enlarged, with what is drawn on it. */
function SheetFrame({ name, height, picture, keysId, desk, drawings }: SheetFrameProps) {
  const words = useWords('marking').draw
  const { turns, zoom, draws, draft } = desk
  const times = zooms[zoom] ?? 1
  const lies = turns % 2 === 1
  return (
    <div
      class={`marking-photo-frame turned-${turns}`}
      style={{
        inlineSize: `${times * 100}%`,
        aspectRatio: String(lies ? height : 1 / height),
        '--photo-width': lies ? `${100 / height}%` : '100%',
      }}
    >
      <div class="photo-sheet" style={{ aspectRatio: String(1 / height) }}>
        {picture(times)}
        <AnnotationDrawing
          annotations={drawings.standing}
          draft={draft}
          height={height}
          turns={turns}
        />
      </div>
      {draws && (
        <DrawingSurface
          key={name}
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

export function DrawnSheet(props: DrawnSheetProps) {
  const { name, address, drawings } = props
  const words = useWords('marking').draw
  const keysId = useId()
  const desk = useSheetDesk()
  return (
    <figure class="marking-photo">
      <SheetActs
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
        <SheetFrame {...props} keysId={keysId} desk={desk} />
      </section>
      <DrawnList name={name} drawings={drawings} />
    </figure>
  )
}
