/**
 * The board of a live class as a page shows it: its pages, and on each the marks that were made, in
 * the order of their beginning. Pure: what every act leaves behind.
 */
import type { BoardAct, BoardInk, BoardTool } from '#contract/live-board.ts'
import type { RoomAct } from '#contract/live-room.ts'

/** When and by whom something was done; `seq` is infinite while the room has not said it. */
export interface Stamp {
  readonly seq: number
  readonly at: number
  readonly by: number
}

export interface BoardPlace {
  readonly x: number
  readonly y: number
}

/** One piece of a stroke: x and y in turn, in board units. */
export interface StrokePiece {
  readonly path: readonly number[]
  readonly seq: number
  /** By the server's clock. */
  readonly at: number
}

interface MarkOf {
  readonly id: string
  readonly by: number
  /** Of the last thing that was done to it. */
  readonly seq: number
  readonly ink: BoardInk
}

export interface StrokeMark extends MarkOf {
  readonly kind: 'stroke'
  readonly tool: Extract<BoardTool, 'pen' | 'highlighter'>
  readonly pieces: readonly StrokePiece[]
}

export interface ShapeMark extends MarkOf {
  readonly kind: 'shape'
  readonly tool: Exclude<BoardTool, 'pen' | 'highlighter'>
  readonly from: BoardPlace
  readonly to: BoardPlace
}

export interface TextMark extends MarkOf {
  readonly kind: 'text'
  readonly at: BoardPlace
  readonly words: string
}

export type BoardMark = StrokeMark | ShapeMark | TextMark

export interface BoardPage {
  readonly marks: readonly BoardMark[]
  /** Erased: a piece that was on its way then brings nothing back. */
  readonly erased: ReadonlySet<string>
}

export interface Board {
  /** What everybody sees. */
  readonly openPage: number
  readonly pages: ReadonlyMap<number, BoardPage>
  /** Which slide lies on which page, under its marks. */
  readonly slides: ReadonlyMap<number, string>
}

export const emptyBoardPage: BoardPage = { marks: [], erased: new Set() }
export const emptyBoard: Board = { openPage: 0, pages: new Map(), slides: new Map() }

export function pageOf(board: Board, page: number): BoardPage {
  return board.pages.get(page) ?? emptyBoardPage
}

/** How many pages there are: up to the last that was opened, written on or has a slide. */
export function countPages({ openPage, pages, slides }: Board): number {
  return Math.max(openPage, ...pages.keys(), ...slides.keys()) + 1
}

function withMark(page: BoardPage, mark: BoardMark): BoardPage {
  if (page.erased.has(mark.id)) return page
  const isThere = page.marks.some(({ id }) => id === mark.id)
  const marks = isThere
    ? page.marks.map((one) => (one.id === mark.id ? mark : one))
    : [...page.marks, mark]
  return { ...page, marks }
}

function draw(page: BoardPage, act: Extract<BoardAct, { kind: 'draw' }>, stamp: Stamp): BoardPage {
  const { id, tool, ink, path } = act
  const { seq, at, by } = stamp
  const piece: StrokePiece = { path, seq, at }
  const begun = page.marks.find((mark) => mark.id === id)
  if (begun === undefined) {
    return withMark(page, { kind: 'stroke', id, by, seq, tool, ink, pieces: [piece] })
  }
  // Only who began a stroke goes on with it.
  if (begun.kind !== 'stroke' || begun.by !== by) return page
  return withMark(page, { ...begun, seq, pieces: [...begun.pieces, piece] })
}

function erase(page: BoardPage, ids: readonly string[] | null): BoardPage {
  const gone = new Set(ids ?? page.marks.map(({ id }) => id))
  return {
    marks: page.marks.filter(({ id }) => !gone.has(id)),
    erased: new Set([...page.erased, ...gone]),
  }
}

function actOnPage(page: BoardPage, act: BoardAct, stamp: Stamp): BoardPage {
  const { seq, by } = stamp
  switch (act.kind) {
    case 'draw':
      return draw(page, act, stamp)
    case 'shape': {
      const { id, tool, ink, from, to } = act
      return withMark(page, { kind: 'shape', id, by, seq, tool, ink, from, to })
    }
    case 'write': {
      const { id, ink, at, words } = act
      return withMark(page, { kind: 'text', id, by, seq, ink, at, words })
    }
    case 'erase':
      return erase(page, act.ids)
    case 'turn':
      return page
  }
}

export function actOnBoard(board: Board, act: BoardAct, stamp: Stamp): Board {
  const before = pageOf(board, act.page)
  const after = actOnPage(before, act, stamp)
  const pages = after === before ? board.pages : new Map(board.pages).set(act.page, after)
  return { ...board, openPage: act.kind === 'turn' ? act.page : board.openPage, pages }
}

const kinds: ReadonlySet<string> = new Set<BoardAct['kind']>([
  'draw',
  'shape',
  'write',
  'erase',
  'turn',
])

export function isBoardAct(act: RoomAct): act is BoardAct {
  return kinds.has(act.kind)
}

/** Something that is made or erased on a page. */
export function isMark(act: RoomAct): act is Exclude<BoardAct, { kind: 'turn' }> {
  return isBoardAct(act) && act.kind !== 'turn'
}
