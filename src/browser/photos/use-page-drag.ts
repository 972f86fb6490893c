/**
 * Draws a page of a list to another place with a finger or a mouse. Nothing moves before it is let go:
 * a line shows where it would stand, and an element that moves would lose the finger.
 */
import type { RefObject, TargetedPointerEvent } from 'preact'
import { useState } from 'preact/hooks'

interface Drag {
  readonly id: string
  readonly from: number
  /** Where it would stand, from 0. */
  readonly place: number
}

/** What the grip of a page listens to. */
export interface PageGrip {
  readonly onPointerDown: (event: TargetedPointerEvent<HTMLElement>) => void
  readonly onPointerMove: (event: TargetedPointerEvent<HTMLElement>) => void
  readonly onPointerUp: () => void
  readonly onPointerCancel: () => void
}

/** The place of the line of the list under this height of the window; the nearest beside it. */
function placeUnder(list: HTMLElement, y: number): number {
  const middles = [...list.children].map((line) => {
    const { top, height } = line.getBoundingClientRect()
    return top + height / 2
  })
  const distances = middles.map((middle) => Math.abs(middle - y))
  return distances.indexOf(Math.min(...distances))
}

export function usePageDrag(
  list: RefObject<HTMLElement | null>,
  onMove: (id: string, place: number) => void,
) {
  const [drag, setDrag] = useState<Drag | null>(null)
  return {
    /** How the line of this page looks while one is drawn. */
    markOf(id: string, place: number): string {
      if (drag === null) return ''
      if (drag.id === id) return 'drawn'
      if (drag.place !== place) return ''
      return place > drag.from ? 'goes-behind' : 'goes-before'
    },
    gripOf: (id: string, from: number): PageGrip => ({
      onPointerDown(event) {
        if (!event.isPrimary || event.button !== 0) return
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
        setDrag({ id, from, place: from })
      },
      onPointerMove(event) {
        if (drag === null || list.current === null) return
        setDrag({ ...drag, place: placeUnder(list.current, event.clientY) })
      },
      onPointerUp() {
        if (drag !== null) onMove(drag.id, drag.place)
        setDrag(null)
      },
      onPointerCancel: () => setDrag(null),
    }),
  }
}
