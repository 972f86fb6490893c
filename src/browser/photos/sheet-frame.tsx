/** A photo as it is turned, with the four corners of the sheet over it. */
import type { TargetedPointerEvent } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import {
  movedPlace,
  placeUnder,
  seenPlace,
  type Turns,
} from '#browser/annotations/picture-place.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { announce } from '#browser/parts/announcements.ts'
import type { Place } from '#contract/annotations.ts'
import { turnCanvas } from './photo-canvas.ts'
import { type Corners, movedCorner } from './sheet-corners.ts'

/** Of the photo's side that an arrow key goes; with Shift. */
const step = 0.01
const longStep = 0.05

const arrows: Readonly<Record<string, { readonly right: number; readonly down: number }>> = {
  ArrowLeft: { right: -1, down: 0 },
  ArrowRight: { right: 1, down: 0 },
  ArrowUp: { right: 0, down: -1 },
  ArrowDown: { right: 0, down: 1 },
}

/** In the order of `Corners`, as they are seen while nothing is turned. */
const cornerNames = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const

export interface SheetFrameProps {
  photo: HTMLCanvasElement
  turns: Turns
  corners: Corners
  label: string
  onCorners: (corners: Corners) => void
}

interface CornerProps {
  at: Place
  name: string
  turns: Turns
  /** What the places are shares of. */
  boxOf: () => DOMRect | null
  /** Answers where it stands now. */
  onMove: (to: Place) => Place
}

function Corner({ at, name, turns, boxOf, onMove }: CornerProps) {
  const words = useWords('photo')
  const format = useFormat()
  /** From the finger to the corner, in pixels: it may take hold of the handle's edge. */
  const hold = useRef<{ readonly x: number; readonly y: number } | null>(null)
  const seen = seenPlace(at, turns)
  const down = (event: TargetedPointerEvent<HTMLButtonElement>): void => {
    const box = boxOf()
    if (!event.isPrimary || event.button !== 0 || box === null) return
    event.currentTarget.setPointerCapture(event.pointerId)
    hold.current = {
      x: box.left + seen.x * box.width - event.clientX,
      y: box.top + seen.y * box.height - event.clientY,
    }
  }
  const move = (event: TargetedPointerEvent<HTMLButtonElement>): void => {
    const box = boxOf()
    if (hold.current === null || box === null) return
    const clientX = event.clientX + hold.current.x
    const clientY = event.clientY + hold.current.y
    onMove(placeUnder({ clientX, clientY }, box, turns))
  }
  const press = (event: KeyboardEvent): void => {
    const arrow = arrows[event.key]
    if (arrow === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const length = event.shiftKey ? longStep : step
    const by = { right: arrow.right * length, down: arrow.down * length }
    const { x, y } = seenPlace(onMove(movedPlace(at, by, turns)), turns)
    announce(words.cornerAt({ right: format.percent(x), down: format.percent(y) }))
  }
  const release = (): void => {
    hold.current = null
  }
  return (
    <button
      type="button"
      class="sheet-corner"
      style={{ left: `${seen.x * 100}%`, top: `${seen.y * 100}%` }}
      aria-label={name}
      onKeyDown={press}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
    />
  )
}

export function SheetFrame({ photo, turns, corners, label, onCorners }: SheetFrameProps) {
  const words = useWords('photo')
  const frame = useRef<HTMLDivElement>(null)
  const picture = useRef<HTMLCanvasElement>(null)
  const lies = turns % 2 === 1
  const width = lies ? photo.height : photo.width
  const height = lies ? photo.width : photo.height
  useEffect(() => {
    const pen = picture.current?.getContext('2d')
    pen?.drawImage(turnCanvas(photo, turns), 0, 0)
  }, [photo, turns])
  const outline = corners
    .map((corner) => seenPlace(corner, turns))
    .map(({ x, y }) => `${x * 100},${y * 100}`)
    .join(' ')
  const moveTo = (which: number, to: Place): Place => {
    const moved = movedCorner(corners, which, to)
    onCorners(moved)
    return moved[which] ?? to
  }
  return (
    <div class="sheet-frame" style={{ '--sheet-ratio': String(width / height) }}>
      <div class="sheet-picture" ref={frame}>
        <canvas ref={picture} width={width} height={height} role="img" aria-label={label} />
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          <polygon points={outline} />
        </svg>
        {cornerNames.map((own, which) => {
          const name = cornerNames[(which + turns) % 4] ?? own
          return (
            <Corner
              key={own}
              at={corners[which] ?? { x: 0, y: 0 }}
              name={words.corners[name]}
              turns={turns}
              boxOf={() => frame.current?.getBoundingClientRect() ?? null}
              onMove={(to) => moveTo(which, to)}
            />
          )
        })}
      </div>
    </div>
  )
}
