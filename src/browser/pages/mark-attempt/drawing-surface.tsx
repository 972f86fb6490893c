/** What lies over a photo or page while it is drawn on: it takes the finger, the mouse and the keyboard. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { nearestAnnotation } from '#browser/annotations/nearest-annotation.ts'
import { seenPlace, type Turns } from '#browser/annotations/picture-place.ts'
import { shapeWords } from '#browser/annotations/shape-words.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { announce, toast } from '#browser/parts/announcements.ts'
import type { Ink, Place, Shape } from '#contract/annotations.ts'
import { type DrawingTool, needsTwoPlaces, nextInk, toolKeys } from './drawing-tool.ts'
import { NoteDialog } from './note-dialog.tsx'
import { useDrawingHand } from './use-drawing-hand.ts'
import type { SheetDrawings } from './use-drawings.ts'

export interface DrawingSurfaceProps {
  label: string
  /** Where the keys are explained. */
  keysId: string
  tool: DrawingTool
  ink: Ink
  turns: Turns
  height: number
  drawings: SheetDrawings
  onTool: (tool: DrawingTool) => void
  onInk: (ink: Ink) => void
  onDraft: (draft: Shape | null) => void
}

/** Puts and takes, and says what was done: a screen reader sees no drawing. */
function useSpokenDrawing(drawings: SheetDrawings, height: number) {
  const words = useWords('marking').draw
  const annotation = useWords('annotation')
  return {
    put(shape: Shape): void {
      if (drawings.room <= 0) {
        toast({ text: words.full, kind: 'attention' })
        return
      }
      drawings.put(shape)
      announce(words.given({ what: shapeWords(shape, annotation) }))
    },
    erase(at: Place): void {
      const one = nearestAnnotation(drawings.standing, at, height)
      if (one !== null) drawings.take(one)
      announce(
        one === null ? words.nothingHere : words.taken({ what: shapeWords(one.shape, annotation) }),
      )
    },
  }
}

export function DrawingSurface(props: DrawingSurfaceProps) {
  const { label, keysId, tool, ink, turns, height, drawings, onTool, onInk, onDraft } = props
  const words = useWords('marking').draw
  const format = useFormat()
  const cursor = useRef<HTMLSpanElement>(null)
  const surface = useRef<HTMLDivElement>(null)
  const [noteAt, setNoteAt] = useState<Place | null>(null)
  const { put, erase } = useSpokenDrawing(drawings, height)
  const hand = useDrawingHand({
    tool,
    ink,
    turns,
    height,
    onPut: put,
    onNote: setNoteAt,
    onErase: erase,
    onBegun: () => announce(words.begun),
    onMoved(at) {
      const { x, y } = seenPlace(at, turns)
      announce(words.at({ right: format.percent(x), down: format.percent(y) }))
    },
  })
  const draft = JSON.stringify(hand.draft)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another draft is told.
  useEffect(() => onDraft(hand.draft), [draft])
  const seen = seenPlace(hand.at, turns)
  const press = (event: KeyboardEvent): void => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
    if (event.altKey) return
    if (event.ctrlKey || event.metaKey) {
      if (key === 'z' && !event.shiftKey) drawings.undo()
      else if (key === 'y' || key === 'z') drawings.redo()
      else return
    } else {
      const chosen = toolKeys.find(([, own]) => own === key)
      if (chosen !== undefined) onTool(chosen[0])
      else if (key === 'c') onInk(nextInk(ink))
      else if (!hand.press(event.key, event.shiftKey)) return
      cursor.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    }
    event.preventDefault()
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: an application: fingers and keys draw on it. */}
      <div
        ref={surface}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: and so it takes the focus.
        tabIndex={0}
        aria-label={label}
        aria-describedby={keysId}
        class={`drawing-surface ${needsTwoPlaces(tool) ? 'draws' : ''}`}
        onKeyDown={press}
        onPointerDown={hand.down}
        onPointerMove={hand.move}
        onPointerUp={hand.up}
        onPointerCancel={hand.forget}
      >
        <span
          ref={cursor}
          class={hand.begun ? 'drawing-cursor begun' : 'drawing-cursor'}
          style={{ left: `${seen.x * 100}%`, top: `${seen.y * 100}%` }}
        />
      </div>
      {noteAt !== null && (
        <NoteDialog
          onClose={() => setNoteAt(null)}
          onSave={(text) => {
            put({ kind: 'note', ink, at: noteAt, words: text })
            setNoteAt(null)
            surface.current?.focus()
          }}
        />
      )}
    </>
  )
}
