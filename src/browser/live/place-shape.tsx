/** A shape put on the board without a pointer: arrows place and size it, Enter puts it, Escape drops it. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { announce } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import type { BoardInk } from '#contract/live-board.ts'
import type { ShapeMark } from './board-view.ts'
import type { RoomInHand } from './room-in-hand.ts'
import {
  describeSpan,
  firstShapeSpan,
  pressShapeKey,
  type ShapeSpan,
  type ShapeTool,
} from './shape-by-keys.ts'
import { mintHere } from './use-room-line.ts'

export interface PlaceShapeProps {
  room: RoomInHand
  page: number
  tool: ShapeTool
  ink: BoardInk
  /** What stands on the board of this device alone, until it is put; null: nothing any more. */
  onDraft: (draft: ShapeMark | null) => void
}

interface Begun {
  readonly id: string
  readonly span: ShapeSpan
}

/** The shape in hand; it is shown while it is there, and gone with its tool and its page. */
function useBegunShape({ room, page, tool, ink, onDraft }: PlaceShapeProps) {
  const [begun, setBegun] = useState<Begun | null>(null)
  const self = room.view.self?.member ?? 0
  useEffect(() => {
    if (begun === null) return
    const { id, span } = begun
    onDraft({ kind: 'shape', id, by: self, seq: Number.NaN, tool, ink, ...span })
    return () => onDraft(null)
  }, [begun, self, tool, ink, onDraft])
  return {
    begun,
    begin: () => setBegun({ id: mintHere(), span: firstShapeSpan }),
    change: (span: ShapeSpan) => setBegun((before) => before && { ...before, span }),
    drop: () => setBegun(null),
    /** False: the room cannot take it now, and it stays in hand. */
    put(): boolean {
      if (begun === null) return false
      const { id, span } = begun
      if (!room.act({ kind: 'shape', page, id, tool, ink, ...span })) return false
      setBegun(null)
      return true
    },
  }
}

export function PlaceShape(props: PlaceShapeProps) {
  const { board: words } = useWords('live')
  const format = useFormat()
  const hintId = useId()
  const field = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLDivElement>(null)
  const { begun, begin, change, drop, put } = useBegunShape(props)
  const isBegun = begun !== null
  const wasBegun = useRef(false)
  useEffect(() => {
    if (isBegun) field.current?.focus()
    else if (wasBegun.current) opener.current?.querySelector('button')?.focus()
    wasBegun.current = isBegun
  }, [isBegun])
  const name = words.tool[props.tool]
  const drops = (): void => {
    drop()
    announce(words.keys.dropped)
  }
  const puts = (): void => {
    if (put()) announce(words.keys.isPut)
  }
  if (begun === null) {
    return (
      <div ref={opener}>
        <Button onClick={begin}>{words.keys.place}</Button>
      </div>
    )
  }
  const press = (event: KeyboardEvent): void => {
    const outcome = pressShapeKey(begun.span, event)
    if (outcome === null) return
    event.preventDefault()
    if (outcome.kind === 'put') puts()
    else if (outcome.kind === 'dropped') drops()
    else change(outcome.span)
  }
  // Said when the key is let go: a held key would say every step.
  const say = ({ key }: KeyboardEvent): void => {
    if (!key.startsWith('Arrow')) return
    const { left, top, wide, high } = describeSpan(begun.span)
    const share = (value: number): string => format.number(value * 100, 0)
    announce(
      words.keys.at({ left: share(left), top: share(top), wide: share(wide), high: share(high) }),
    )
  }
  return (
    <div class="live-shape-keys">
      {/* An application: the arrows of a screen reader must come here and not lead on in the page. */}
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: an application hears keys. */}
      <div
        ref={field}
        class="live-shape-field"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys that place the shape are pressed here.
        tabIndex={0}
        aria-label={name}
        aria-describedby={hintId}
        onKeyDown={press}
        onKeyUp={say}
      >
        <p id={hintId}>{words.keys.hint}</p>
      </div>
      <Button onClick={puts}>{words.keys.put}</Button>
      <Button onClick={drops}>{words.keys.drop}</Button>
    </div>
  )
}
