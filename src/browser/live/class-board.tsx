/** The board of a live class: the paper, its pages, and for whoever may draw the tools. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { announce } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import type { BoardInk } from '#contract/live-board.ts'
import { boardPagesMax } from '#contract/live-limits.ts'
import { BoardCanvas } from './board-canvas.tsx'
import { BoardContents } from './board-contents.tsx'
import type { HandTool } from './board-hand.ts'
import { BoardTextForm } from './board-text-form.tsx'
import { BoardTools } from './board-tools.tsx'
import {
  type BoardMark,
  type BoardPlace,
  countPages,
  pageOf,
  type ShapeMark,
} from './board-view.ts'
import { PlaceShape } from './place-shape.tsx'
import type { RoomInHand } from './room-in-hand.ts'
import { isAdult, mayDraw } from './room-view.ts'
import { SlideArrival } from './slide-arrival.tsx'
import { useSlide } from './use-slide.ts'

/** The page that this reader looks at: the class's, unless they turned back by themselves. */
function usePage({ view, act }: RoomInHand) {
  const { openPage } = view.board
  const [ownPage, setOwnPage] = useState<number | null>(null)
  const leads = isAdult(view)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the class turns, everybody is there again.
  useEffect(() => setOwnPage(null), [openPage])
  const total = countPages(view.board)
  const page = ownPage ?? openPage
  return {
    page,
    total,
    leads,
    isAside: page !== openPage,
    turn(to: number): void {
      if (leads) act({ kind: 'turn', page: to })
      else setOwnPage(to === openPage ? null : to)
    },
    follow: () => setOwnPage(null),
  }
}

function PageTurner({ at, onClear }: { at: ReturnType<typeof usePage>; onClear: () => void }) {
  const words = useWords('live').board
  const format = useFormat()
  const { page, total, leads, isAside, turn, follow } = at
  const number = (value: number): string => format.number(value, 0)
  return (
    <div class="live-pages">
      <Button sign="back" signOnly disabled={page === 0} onClick={() => turn(page - 1)}>
        {words.previous}
      </Button>
      <span class="numbers">{words.page({ page: number(page + 1), total: number(total) })}</span>
      <Button sign="next" signOnly disabled={page + 1 >= total} onClick={() => turn(page + 1)}>
        {words.next}
      </Button>
      {leads && total < boardPagesMax && (
        <Button sign="plus" onClick={() => turn(total)}>
          {words.newPage}
        </Button>
      )}
      {leads && <Button onClick={onClear}>{words.clear}</Button>}
      {isAside && <Button onClick={follow}>{words.follow}</Button>}
    </div>
  )
}

/** Says politely which page the class turned to, and what others write. */
function useSaidBoard({ view }: RoomInHand): void {
  const words = useWords('live').board
  const format = useFormat()
  const { openPage } = view.board
  const total = countPages(view.board)
  const said = useRef(openPage)
  const heard = useRef<readonly BoardMark[]>([])
  useEffect(() => {
    if (said.current === openPage) return
    said.current = openPage
    announce(words.page({ page: format.number(openPage + 1, 0), total: format.number(total, 0) }))
  }, [openPage, total, words, format])
  const { marks } = pageOf(view.board, openPage)
  useEffect(() => {
    const before = heard.current
    heard.current = marks
    const fresh = marks.find(
      (mark) =>
        mark.kind === 'text' &&
        mark.seq > view.pastUntilSeq &&
        mark.by !== view.self?.member &&
        !before.some(({ id }) => id === mark.id),
    )
    if (fresh?.kind === 'text') announce(words.written({ words: fresh.words }))
  }, [marks, view.pastUntilSeq, view.self, words])
}

interface ToolFormProps {
  room: RoomInHand
  page: number
  tool: HandTool
  ink: BoardInk
  place: BoardPlace | null
  onPlace: (place: BoardPlace | null) => void
  onDraft: (draft: ShapeMark | null) => void
}

/** What a tool needs beside the paper: words to type, a shape to place by keys. */
function ToolForm({ room, page, tool, ink, place, onPlace, onDraft }: ToolFormProps) {
  switch (tool) {
    case 'text':
      return <BoardTextForm {...{ room, page, ink, place }} onWritten={() => onPlace(null)} />
    case 'line':
    case 'arrow':
    case 'rectangle':
    case 'oval':
      return <PlaceShape key={`${page} ${tool}`} {...{ room, page, tool, ink, onDraft }} />
    default:
      return null
  }
}

export interface ClassBoardProps {
  room: RoomInHand
  /** Between the board and its words: what a thumb wants first. */
  children: ComponentChildren
}

export function ClassBoard({ room, children }: ClassBoardProps) {
  const words = useWords('live').board
  const format = useFormat()
  const tu = useVoice() === 'tu'
  const at = usePage(room)
  const { page, total, leads, isAside } = at
  const [tool, setTool] = useState<HandTool>('pen')
  const [ink, setInk] = useState<BoardInk>('black')
  const [place, setPlace] = useState<BoardPlace | null>(null)
  const [draft, setDraft] = useState<ShapeMark | null>(null)
  const [isClearing, setClearing] = useState(false)
  const draws = mayDraw(room.view) && !isAside
  const slide = useSlide(room, page)
  useSaidBoard(room)
  const number = (value: number): string => format.number(value, 0)
  return (
    <>
      <section class="live-board" aria-label={words.title}>
        <div class="live-sheet">
          <BoardCanvas
            room={room}
            page={page}
            slide={slide?.picture ?? null}
            label={words.picture({ page: number(page + 1), total: number(total) })}
            tool={draws && draft === null ? tool : null}
            ink={ink}
            draft={draft}
            onText={setPlace}
          />
          {slide !== null && <SlideArrival key={room.view.board.slides.get(page)} slide={slide} />}
        </div>
        <PageTurner at={at} onClear={() => setClearing(true)} />
        {draws && !leads && <p class="live-note">{words.youDraw({ tu })}</p>}
        {draws && <BoardTools tool={tool} ink={ink} onTool={setTool} onInk={setInk} />}
        {draws && (
          <ToolForm {...{ room, page, tool, ink, place, onPlace: setPlace, onDraft: setDraft }} />
        )}
        <ConfirmDialog
          open={isClearing}
          title={words.clearAsk}
          confirmText={words.clear}
          onConfirm={() => {
            room.act({ kind: 'erase', page, ids: null })
            setClearing(false)
          }}
          onClose={() => setClearing(false)}
        >
          <p>{words.clearMeans}</p>
        </ConfirmDialog>
      </section>
      {children}
      <BoardContents room={room} page={page} slide={slide} />
    </>
  )
}
