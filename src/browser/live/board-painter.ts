/**
 * The board on two canvases: below what is there to stay, painted once; above what moves, painted
 * anew with every frame for as long as it does.
 */
import { boardHeight, boardWidth } from '#contract/live-limits.ts'
import type { BoardMark, BoardPlace } from './board-view.ts'
import {
  type BoardLook,
  paintMark,
  paintPointer,
  paintSlide,
  type SlidePicture,
} from './paint-mark.ts'
import { createStrokeReveal } from './stroke-reveal.ts'

export interface BoardScene {
  /** Another page is another scene: nothing of the one before is drawn over. */
  readonly page: number
  /** Under all marks; null: none, or not here yet. */
  readonly slide: SlidePicture | null
  readonly marks: readonly BoardMark[]
  readonly pointers: readonly BoardPlace[]
  /** Strokes of this member are there already when the room tells them. */
  readonly self: number
  /** Events up to here had happened when this page came in. */
  readonly pastUntilSeq: number
}

export interface BoardPainter {
  show(scene: BoardScene): void
  /** What the hand draws at this moment, whole; it stands for the mark of its id. */
  setDraft(draft: BoardMark | null): void
  /** The canvases have this size now, in pixels of the screen. */
  resize(width: number, look: BoardLook): void
  close(): void
}

export interface PainterOutside {
  readonly below: HTMLCanvasElement
  readonly above: HTMLCanvasElement
  /** Somebody asked their device for less movement: strokes are there at once. */
  isCalm(): boolean
}

const emptyScene: BoardScene = {
  page: -1,
  slide: null,
  marks: [],
  pointers: [],
  self: 0,
  pastUntilSeq: 0,
}

/** The hand knows more of its mark than the room has told. */
function withDraft(marks: readonly BoardMark[], draft: BoardMark | null): readonly BoardMark[] {
  if (draft === null) return marks
  const isBegun = marks.some(({ id }) => id === draft.id)
  return isBegun ? marks.map((mark) => (mark.id === draft.id ? draft : mark)) : [...marks, draft]
}

function wipe(canvas: CanvasRenderingContext2D): void {
  const scale = canvas.canvas.width / boardWidth
  canvas.setTransform(scale, 0, 0, scale, 0, 0)
  canvas.clearRect(0, 0, boardWidth, boardHeight)
}

export function createBoardPainter({ below, above, isCalm }: PainterOutside): BoardPainter {
  const [ground, front] = [below.getContext('2d'), above.getContext('2d')]
  let scene = emptyScene
  let draft: BoardMark | null = null
  let look: BoardLook | null = null
  /** What the lower canvas holds. */
  let settled: readonly BoardMark[] = []
  /** Under it there; undefined: it has to be painted anew. */
  let laid: SlidePicture | null | undefined
  let frame = 0
  const reveal = createStrokeReveal(
    (stroke, piece) => isCalm() || stroke.by === scene.self || piece.seq <= scene.pastUntilSeq,
  )

  /** It will not change by itself: told by the room, and seen to its end. */
  const isSettled = (mark: BoardMark, nowMs: number): boolean =>
    Number.isFinite(mark.seq) &&
    mark.id !== draft?.id &&
    (mark.kind !== 'stroke' || reveal.shownPoints(mark, nowMs) === Number.POSITIVE_INFINITY)

  const settle = (marks: readonly BoardMark[], nowMs: number): void => {
    if (ground === null || look === null) return
    const stays = laid === scene.slide && settled.every((mark, at) => marks[at] === mark)
    if (!stays) {
      settled = []
      laid = scene.slide
      wipe(ground)
      if (laid !== null) paintSlide(ground, laid)
    }
    const moving = marks.findIndex((mark) => !isSettled(mark, nowMs))
    const still = moving === -1 ? marks : marks.slice(0, moving)
    for (const mark of still.slice(settled.length)) paintMark(ground, mark, look)
    if (still.length > settled.length) settled = still
  }
  const paint = (): void => {
    frame = 0
    if (front === null || look === null) return
    const nowMs = performance.now()
    settle(scene.marks, nowMs)
    wipe(front)
    for (const mark of withDraft(scene.marks.slice(settled.length), draft)) {
      const isTold = mark.kind === 'stroke' && mark !== draft
      paintMark(front, mark, look, isTold ? reveal.shownPoints(mark, nowMs) : undefined)
    }
    for (const pointer of scene.pointers) paintPointer(front, pointer, look)
    if (reveal.isMoving(nowMs)) plan()
  }
  const plan = (): void => {
    if (frame === 0) frame = requestAnimationFrame(paint)
  }

  return {
    show(next) {
      if (next.page !== scene.page) {
        laid = undefined
        reveal.finish()
      }
      scene = next
      plan()
    },
    setDraft(next) {
      draft = next
      plan()
    },
    resize(width, nextLook) {
      look = nextLook
      for (const canvas of [below, above]) {
        canvas.width = width
        canvas.height = Math.round((width * boardHeight) / boardWidth)
      }
      laid = undefined
      plan()
    },
    close: () => cancelAnimationFrame(frame),
  }
}
