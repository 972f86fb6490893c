/**
 * The hand over a photo or page: a finger or a mouse that draws, and for the keyboard a place that arrows
 * move and where Enter puts things. Both do the same with the same tools.
 */
import type { TargetedPointerEvent } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { movedPlace, placeUnder, type Turns } from '#browser/annotations/picture-place.ts'
import type { Ink, Place, Shape } from '#contract/annotations.ts'
import {
  type DrawingTool,
  isLed,
  isStamp,
  needsTwoPlaces,
  spannedShape,
  strokeShape,
} from './drawing-tool.ts'

/** Of the photo's side that an arrow goes; with Shift. */
const step = 0.02
const longStep = 0.1
/** A finger that moved less was a press. */
const pressReach = 0.012
/** Points of a stroke before it is made smaller; the pen stops there. */
const rawPointsMax = 5_000

export interface DrawingHandOptions {
  readonly tool: DrawingTool
  readonly ink: Ink
  readonly turns: Turns
  /** Of the photo, in its widths. */
  readonly height: number
  readonly onPut: (shape: Shape) => void
  readonly onNote: (at: Place) => void
  readonly onErase: (at: Place) => void
  readonly onBegun: () => void
  readonly onMoved: (at: Place) => void
}

const arrows: Readonly<Record<string, { readonly right: number; readonly down: number }>> = {
  ArrowLeft: { right: -1, down: 0 },
  ArrowRight: { right: 1, down: 0 },
  ArrowUp: { right: 0, down: -1 },
  ArrowDown: { right: 0, down: 1 },
}

export function useDrawingHand(options: DrawingHandOptions) {
  const { tool, ink, turns, height } = options
  const [at, setAt] = useState<Place>({ x: 0.5, y: 0.5 })
  /** Where a line or circle begins, once it does; what was begun with one tool ends with no other. */
  const [begun, setBegun] = useState<{ readonly tool: DrawingTool; readonly at: Place } | null>(
    null,
  )
  const [points, setPoints] = useState<readonly Place[]>([])
  const from = begun !== null && begun.tool === tool ? begun.at : null
  const pressedAt = useRef<Place | null>(null)

  const placeOf = (event: TargetedPointerEvent<HTMLElement>): Place =>
    placeUnder(event, event.currentTarget.getBoundingClientRect(), turns)
  const isFar = (one: Place, other: Place): boolean =>
    Math.hypot(one.x - other.x, (one.y - other.y) * height) > pressReach
  const putAt = (place: Place): void => {
    if (tool === 'note') options.onNote(place)
    else if (tool === 'eraser') options.onErase(place)
    else if (isStamp(tool)) options.onPut({ kind: 'stamp', ink, stamp: tool, at: place })
  }
  const span = (start: Place, end: Place): void => {
    setBegun(null)
    options.onPut(spannedShape(tool, ink, start, end))
  }
  const forget = (): void => {
    pressedAt.current = null
    setBegun(null)
    setPoints([])
  }

  return {
    at,
    forget,
    draft:
      points.length > 0 && isLed(tool)
        ? strokeShape(tool, points, ink, height)
        : from !== null && needsTwoPlaces(tool)
          ? spannedShape(tool, ink, from, at)
          : null,
    begun: from !== null,
    /** True where the key was for the hand. */
    press(key: string, isLong: boolean): boolean {
      const arrow = arrows[key]
      if (arrow !== undefined) {
        const length = isLong ? longStep : step
        const by = { right: arrow.right * length, down: arrow.down * length }
        const next = movedPlace(at, by, turns)
        setAt(next)
        options.onMoved(next)
      } else if (key === 'Escape' && from !== null) forget()
      else if (key !== 'Enter' && key !== ' ') return false
      else if (!needsTwoPlaces(tool)) putAt(at)
      else if (from !== null) span(from, at)
      else {
        setBegun({ tool, at })
        options.onBegun()
      }
      return true
    },
    down(event: TargetedPointerEvent<HTMLElement>): void {
      if (!event.isPrimary || event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      const place = placeOf(event)
      pressedAt.current = place
      setAt(place)
      if (isLed(tool)) setPoints([place])
      else if (needsTwoPlaces(tool) && from === null) setBegun({ tool, at: place })
    },
    move(event: TargetedPointerEvent<HTMLElement>): void {
      if (pressedAt.current === null) return
      const place = placeOf(event)
      setAt(place)
      if (isLed(tool)) setPoints((all) => (all.length < rawPointsMax ? [...all, place] : all))
    },
    up(event: TargetedPointerEvent<HTMLElement>): void {
      const start = pressedAt.current
      if (start === null) return
      pressedAt.current = null
      const place = placeOf(event)
      if (isLed(tool)) {
        setPoints([])
        options.onPut(strokeShape(tool, [...points, place], ink, height))
      } else if (!needsTwoPlaces(tool)) {
        if (!isFar(start, place)) putAt(place)
      } else if (from !== null && isFar(from, place)) span(from, place)
    },
  }
}
