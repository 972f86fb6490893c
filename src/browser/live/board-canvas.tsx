/**
 * The paper of the board with what is drawn on it: sharp on every screen, as wide as its place, and
 * under the hand of whoever may draw. Its words and a count of the rest stand beside it for those who
 * do not see it.
 */
import type { TargetedPointerEvent } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { BoardInk } from '#contract/live-board.ts'
import { type BoardHand, createBoardHand, type HandTool } from './board-hand.ts'
import { type BoardPainter, createBoardPainter } from './board-painter.ts'
import { type BoardMark, type BoardPlace, pageOf } from './board-view.ts'
import { placeAt } from './mark-places.ts'
import type { BoardLook, SlidePicture } from './paint-mark.ts'
import type { RoomInHand } from './room-in-hand.ts'
import { isAdult } from './room-view.ts'
import { mintHere } from './use-room-line.ts'

export interface BoardCanvasProps {
  room: RoomInHand
  /** The page to be seen; others may see another. */
  page: number
  /** Of the slide that lies on it; null: none, or not here yet. */
  slide: SlidePicture | null
  label: string
  /** What the hand draws with; null: it does not. */
  tool: HandTool | null
  ink: BoardInk
  /** A shape that keys place, seen here alone; the hand rests meanwhile. */
  draft: BoardMark | null
  onText: (at: BoardPlace) => void
}

const inks: readonly BoardInk[] = ['black', 'blue', 'green', 'red', 'orange']

/** The tokens as they hold now. */
function readLook(element: HTMLElement): BoardLook {
  const colourOf = (name: string): string => {
    // What is new in the page has no colour to pass over from, as what changes may have.
    const probe = document.createElement('span')
    probe.style.setProperty('color', `var(--${name})`)
    element.append(probe)
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }
  return {
    inks: Object.fromEntries(inks.map((ink) => [ink, colourOf(`pen-${ink}`)])) as BoardLook['inks'],
    paper: colourOf('pen-edge'),
    font: getComputedStyle(element).fontFamily,
  }
}

function placesOf(event: TargetedPointerEvent<HTMLElement>): readonly BoardPlace[] {
  const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
  const between = event.getCoalescedEvents?.() ?? []
  return (between.length > 0 ? between : [event]).map(({ clientX, clientY }) =>
    placeAt((clientX - left) / width, (clientY - top) / height),
  )
}

/** Paints what the room shows for as long as the canvases are there. */
function usePainter({ room, page, slide }: Pick<BoardCanvasProps, 'room' | 'page' | 'slide'>) {
  const paper = useRef<HTMLDivElement>(null)
  const below = useRef<HTMLCanvasElement>(null)
  const above = useRef<HTMLCanvasElement>(null)
  const painter = useRef<BoardPainter | null>(null)
  const { view } = room
  useLayoutEffect(() => {
    const element = paper.current
    if (element === null || below.current === null || above.current === null) return
    const calm = matchMedia('(prefers-reduced-motion: reduce)')
    const made = createBoardPainter({
      below: below.current,
      above: above.current,
      isCalm: () => calm.matches,
    })
    painter.current = made
    const resize = (): void =>
      made.resize(Math.round(element.clientWidth * devicePixelRatio), readLook(element))
    resize()
    const watch = new ResizeObserver(resize)
    watch.observe(element)
    // Letters that came late are drawn again as they are meant to be.
    void document.fonts.ready.then(resize)
    return () => {
      watch.disconnect()
      made.close()
    }
  }, [])
  useLayoutEffect(() => {
    const pointers = [...view.pointers.values()].filter((pointer) => pointer.page === page)
    painter.current?.show({
      page,
      slide,
      marks: pageOf(view.board, page).marks,
      pointers,
      self: view.self?.member ?? 0,
      pastUntilSeq: Math.max(view.pastUntilSeq, view.breakouts.readUntil.get(page) ?? 0),
    })
  }, [view, page, slide])
  return { paper, below, above, painter }
}

/** One hand for the whole time, which reads what holds at its moment. */
function useHand(props: BoardCanvasProps, painter: { current: BoardPainter | null }): BoardHand {
  const current = useRef(props)
  current.current = props
  const hand = useRef<BoardHand | null>(null)
  hand.current ??= createBoardHand({
    options() {
      const { room, page, tool, ink } = current.current
      return {
        tool: tool ?? 'pointer',
        ink,
        page,
        marks: pageOf(room.view.board, page).marks,
        self: room.view.self?.member ?? 0,
        erases: isAdult(room.view) ? 'all' : 'own',
      }
    },
    act: (act) => current.current.room.act(act),
    point: (page, at) => void current.current.room.signal({ kind: 'point', page, at }),
    setDraft: (draft) => painter.current?.setDraft(draft),
    onText: (at) => current.current.onText(at),
    mintId: mintHere,
    now: Date.now,
  })
  const made = hand.current
  const { page, tool } = props
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was begun ends with its page and its tool.
  useEffect(() => () => made.drop(), [made, page, tool])
  return made
}

export function BoardCanvas(props: BoardCanvasProps) {
  const { label, tool, draft } = props
  const { paper, below, above, painter } = usePainter(props)
  const hand = useHand(props, painter)
  // After the hand, which takes its own draft away when it rests.
  useEffect(() => painter.current?.setDraft(draft), [painter, draft])
  const down = (event: TargetedPointerEvent<HTMLElement>): void => {
    if (tool === null || !event.isPrimary || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    for (const place of placesOf(event).slice(-1)) hand.down(place)
  }
  const move = (event: TargetedPointerEvent<HTMLElement>): void => {
    if (tool === null || !event.isPrimary) return
    const places = placesOf(event)
    if (event.buttons !== 0) hand.move(places)
    else if (tool === 'pointer') hand.hover(places.at(-1) ?? null)
  }
  return (
    <div
      ref={paper}
      class={tool === null ? 'live-paper' : 'live-paper drawn'}
      role="img"
      aria-label={label}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={hand.up}
      onPointerCancel={hand.up}
      onPointerLeave={() => hand.hover(null)}
    >
      <canvas ref={below} />
      <canvas ref={above} />
    </div>
  )
}
