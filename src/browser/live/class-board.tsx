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
import { type BoardMark, type BoardPlace, pageOf, type ShapeMark } from './board-view.ts'
import { type BreakoutsView, followsPage, ownPage } from './breakouts-view.ts'
import { PlaceShape } from './place-shape.tsx'
import type { RoomInHand } from './room-in-hand.ts'
import { isAdult, mayDraw } from './room-view.ts'
import { SlideArrival } from './slide-arrival.tsx'
import { useSlide } from './use-slide.ts'
import { countClassPages } from './whole-page.ts'

/** The page that this reader looks at: the breakout's, else the class's, unless they turned by themselves. */
function usePage({ view, act }: RoomInHand) {
  const { openPage } = view.board
  const [turnedTo, setTurnedTo] = useState<number | null>(null)
  const leads = isAdult(view)
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the class turns, everybody is there again.
  useEffect(() => setTurnedTo(null), [openPage])
  const total = countClassPages(view)
  const breakoutPage = ownPage(view.breakouts, view.self?.member ?? 0)
  const page = breakoutPage ?? turnedTo ?? openPage
  return {
    page,
    total,
    leads,
    isBreakout: breakoutPage !== null,
    isAside: breakoutPage === null && page !== openPage,
    mayAdd: leads && view.breakouts.split === null && total < boardPagesMax,
    turn(to: number): void {
      if (leads) act({ kind: 'turn', page: to })
      else setTurnedTo(to === openPage ? null : to)
    },
    follow: () => setTurnedTo(null),
  }
}

/** A page that others filled meanwhile is asked for, until it came. */
const askPageEveryMs = 4_000

function useWholePage({ view, signal }: RoomInHand, page: number): void {
  const { breakouts, self } = view
  const isMissing = breakouts.unread.has(page) && followsPage(breakouts, self?.member ?? 0, page)
  useEffect(() => {
    if (!isMissing) return
    const ask = (): void => void signal({ kind: 'page', page })
    ask()
    const timer = setInterval(ask, askPageEveryMs)
    return () => clearInterval(timer)
  }, [isMissing, page, signal])
}

/** The page in words: its number, and the breakout whose it is or was. */
function usePageName({ isBreakout, page, total }: At, { pageOwners }: BreakoutsView): string {
  const { board: words, breakouts } = useWords('live')
  const format = useFormat()
  const number = (value: number): string => format.number(value, 0)
  const owner = pageOwners.get(page)
  const owned = owner === undefined ? '' : breakouts.name({ number: number(owner + 1) })
  if (isBreakout) return owned
  const name = words.page({ page: number(page + 1), total: number(total) })
  return owner === undefined ? name : `${name} · ${owned}`
}

type At = ReturnType<typeof usePage>

function PageTurner({ at, name, onClear }: { at: At; name: string; onClear: () => void }) {
  const words = useWords('live').board
  const { page, total, leads, isAside, isBreakout, turn, follow } = at
  return (
    <div class="live-pages">
      {!isBreakout && (
        <Button sign="back" signOnly disabled={page === 0} onClick={() => turn(page - 1)}>
          {words.previous}
        </Button>
      )}
      <span class="numbers">{name}</span>
      {!isBreakout && (
        <Button sign="next" signOnly disabled={page + 1 >= total} onClick={() => turn(page + 1)}>
          {words.next}
        </Button>
      )}
      {at.mayAdd && (
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
function useSaidBoard({ view }: RoomInHand, breakoutPage: number | null): void {
  const words = useWords('live').board
  const format = useFormat()
  const openPage = breakoutPage ?? view.board.openPage
  const total = countClassPages(view)
  const said = useRef(openPage)
  const heard = useRef<readonly BoardMark[]>([])
  useEffect(() => {
    if (said.current === openPage) return
    said.current = openPage
    // That one is in a breakout is said elsewhere.
    if (breakoutPage !== null) return
    announce(words.page({ page: format.number(openPage + 1, 0), total: format.number(total, 0) }))
  }, [openPage, breakoutPage, total, words, format])
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
  const tu = useVoice() === 'tu'
  const at = usePage(room)
  const { page, leads, isAside } = at
  const [tool, setTool] = useState<HandTool>('pen')
  const [ink, setInk] = useState<BoardInk>('black')
  const [place, setPlace] = useState<BoardPlace | null>(null)
  const [draft, setDraft] = useState<ShapeMark | null>(null)
  const [isClearing, setClearing] = useState(false)
  const draws = mayDraw(room.view) && !isAside
  const slide = useSlide(room, page)
  useSaidBoard(room, at.isBreakout ? page : null)
  useWholePage(room, page)
  const name = usePageName(at, room.view.breakouts)
  return (
    <>
      <section class="live-board" aria-label={words.title}>
        <div class="live-sheet">
          <BoardCanvas
            room={room}
            page={page}
            slide={slide?.picture ?? null}
            label={`${words.title}, ${name}`}
            tool={draws && draft === null ? tool : null}
            ink={ink}
            draft={draft}
            onText={setPlace}
          />
          {slide !== null && <SlideArrival key={room.view.board.slides.get(page)} slide={slide} />}
        </div>
        <PageTurner at={at} name={name} onClear={() => setClearing(true)} />
        {draws && !leads && !at.isBreakout && <p class="live-note">{words.youDraw({ tu })}</p>}
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
