/** What was drawn, over the photo or page: each line with a light edge, so that it is seen on any ground. */
import { useWords } from '#browser/catalogue/speech.ts'
import type { Annotation, Ink, Place, Shape } from '#contract/annotations.ts'
import { strokePath } from './pen-stroke.ts'
import { seenPlace, type Turns } from './picture-place.ts'
import './annotations.css'

/** The drawing's width in its own units; its height follows from the photo. */
const units = 1_000
/** Letters of a note that stand on the photo; the rest is read below it. */
const noteLettersMax = 24
/** A note that begins further right than this goes to the left. */
const noteTurnsAt = 0.55

function Lined({ d, ink }: { d: string; ink: Ink }) {
  return (
    <>
      <path class="pen-edge" d={d} />
      <path class={`pen pen-${ink}`} d={d} />
    </>
  )
}

function Stroke({ d, ink, broad }: { d: string; ink: Ink; broad: boolean }) {
  return broad ? <path class={`pen-broad pen-${ink}`} d={d} /> : <Lined d={d} ink={ink} />
}

function Oval({ from, to, ink, height }: { from: Place; to: Place; ink: Ink; height: number }) {
  const box = {
    cx: ((from.x + to.x) / 2) * units,
    cy: ((from.y + to.y) / 2) * height,
    rx: (Math.abs(to.x - from.x) / 2) * units,
    ry: (Math.abs(to.y - from.y) / 2) * height,
  }
  return (
    <>
      <ellipse class="pen-edge" {...box} />
      <ellipse class={`pen pen-${ink}`} {...box} />
    </>
  )
}

function Stamped({ stamp, ink }: Omit<Extract<Shape, { kind: 'stamp' }>, 'kind' | 'at'>) {
  const words = useWords('annotation').stamps
  if (stamp === 'right') return <Lined d="M-26,2 L-8,24 L28,-24" ink={ink} />
  if (stamp === 'wrong') return <Lined d="M-22,-22 L22,22 M22,-22 L-22,22" ink={ink} />
  return (
    <text class={`stamp-text pen-${ink}`} text-anchor="middle" dominant-baseline="central">
      {stamp === 'unclear' ? '?' : words[stamp]}
    </text>
  )
}

function Noted(props: { words: string; ink: Ink; number: number; toTheLeft: boolean }) {
  const { words, ink, number, toTheLeft } = props
  const letters = [...words]
  const short =
    letters.length > noteLettersMax ? `${letters.slice(0, noteLettersMax).join('')}…` : words
  return (
    <>
      <circle class={`note-pin pen-${ink}`} r="24" />
      <text class="note-number" text-anchor="middle" dominant-baseline="central">
        {number}
      </text>
      <text
        class={`note-text pen-${ink}`}
        x={toTheLeft ? -34 : 34}
        text-anchor={toTheLeft ? 'end' : 'start'}
        dominant-baseline="central"
      >
        {short}
      </text>
    </>
  )
}

interface DrawnProps {
  shape: Shape
  /** In units. */
  height: number
  turns: Turns
  /** Of a note, from 1. */
  number: number
}

function Drawn({ shape, height, turns, number }: DrawnProps) {
  if (shape.kind === 'stroke') {
    const d = strokePath(shape.path, units, height)
    return <Stroke d={d} ink={shape.ink} broad={shape.broad === true} />
  }
  if (shape.kind === 'line') {
    const { from, to } = shape
    return <Lined d={strokePath([from.x, from.y, to.x, to.y], units, height)} ink={shape.ink} />
  }
  if (shape.kind === 'oval') return <Oval {...shape} height={height} />
  // What is read stands upright, however the photo is turned.
  const upright = `translate(${shape.at.x * units} ${shape.at.y * height}) rotate(${-90 * turns})`
  return (
    <g transform={upright}>
      {shape.kind === 'stamp' ? (
        <Stamped {...shape} />
      ) : (
        <Noted {...shape} number={number} toTheLeft={seenPlace(shape.at, turns).x > noteTurnsAt} />
      )}
    </g>
  )
}

export interface AnnotationDrawingProps {
  annotations: readonly Annotation[]
  /** What is being drawn. */
  draft?: Shape | null | undefined
  /** Of the photo, in its widths. */
  height: number
  turns?: Turns | undefined
}

/** Hidden from screen readers: `AnnotationList` says the same in words. */
export function AnnotationDrawing(props: AnnotationDrawingProps) {
  const { annotations, draft, turns = 0 } = props
  const height = props.height * units
  const notes = annotations.filter((one) => one.shape.kind === 'note')
  return (
    <svg
      class="annotation-drawing"
      viewBox={`0 0 ${units} ${height}`}
      aria-hidden="true"
      focusable="false"
    >
      {annotations.map((one) => (
        <Drawn
          key={one.id}
          shape={one.shape}
          height={height}
          turns={turns}
          number={notes.indexOf(one) + 1}
        />
      ))}
      {draft && <Drawn shape={draft} height={height} turns={turns} number={notes.length + 1} />}
    </svg>
  )
}
