/**
 * The hand on the board, by finger, pen or mouse: what it draws is seen at once, and told to the room
 * about every 120 ms in pieces, so that the others see it grow.
 */
import type { BoardInk, BoardTool } from '#contract/live-board.ts'
import { erasedMarksMax, strokeNumbersOfPieceMax } from '#contract/live-limits.ts'
import type { RoomAct } from '#contract/live-room.ts'
import type { BoardMark, BoardPlace } from './board-view.ts'
import { marksUnder } from './mark-places.ts'

export type HandTool = BoardTool | 'text' | 'eraser' | 'pointer'

export interface HandOptions {
  readonly tool: HandTool
  readonly ink: BoardInk
  readonly page: number
  readonly marks: readonly BoardMark[]
  /** Who this is in the room. */
  readonly self: number
  /** Whose marks the eraser takes: everybody's, or the own ones. */
  readonly erases: 'all' | 'own'
}

export interface HandOutside {
  readonly options: () => HandOptions
  readonly act: (act: RoomAct) => boolean
  readonly point: (page: number, at: BoardPlace | null) => void
  readonly setDraft: (draft: BoardMark | null) => void
  readonly onText: (at: BoardPlace) => void
  readonly mintId: () => string
  readonly now: () => number
}

export interface BoardHand {
  down(place: BoardPlace): void
  /** All places since the last, the newest at the end. */
  move(places: readonly BoardPlace[]): void
  up(): void
  /** Over the board, not pressed. */
  hover(place: BoardPlace | null): void
  /** What was begun is ended where it is: the page turned, the right to draw was taken. */
  drop(): void
}

const pieceMs = 120
/** Rather less often than the room shows it. */
const pointMs = 120
/** A hand that moved less has not moved: in board units. */
const stepLeast = 6
/** Shapes smaller than this are a slip of the finger. */
const shapeLeast = 30

type Stroke = Extract<BoardTool, 'pen' | 'highlighter'>
type Shape = Exclude<BoardTool, Stroke>

interface Led {
  readonly kind: 'stroke'
  readonly id: string
  readonly tool: Stroke
  readonly ink: BoardInk
  readonly page: number
  readonly path: number[]
  /** Numbers of it that the room was told. */
  told: number
}

interface Spanned {
  readonly kind: 'shape'
  readonly id: string
  readonly tool: Shape
  readonly ink: BoardInk
  readonly page: number
  readonly from: BoardPlace
  to: BoardPlace
}

interface Erasing {
  readonly kind: 'eraser'
  readonly page: number
  readonly ids: Set<string>
}

type Held = Led | Spanned | Erasing | { readonly kind: 'pointer'; readonly page: number }

const distance = (one: BoardPlace, other: BoardPlace): number =>
  Math.hypot(one.x - other.x, one.y - other.y)

export function createBoardHand(outside: HandOutside): BoardHand {
  let held: Held | null = null
  let pieceTimer: ReturnType<typeof setInterval> | undefined
  let pointedAtMs = 0
  let isPointing = false

  const draftOf = (one: Led | Spanned): BoardMark => {
    const base = { id: one.id, ink: one.ink, by: outside.options().self, seq: Number.NaN }
    if (one.kind === 'shape') {
      return { ...base, kind: 'shape', tool: one.tool, from: one.from, to: one.to }
    }
    const piece = { path: one.path, seq: Number.NaN, at: 0 }
    return { ...base, kind: 'stroke', tool: one.tool, pieces: [piece] }
  }
  const tellStroke = (one: Led): void => {
    while (one.told < one.path.length) {
      const path = one.path.slice(one.told, one.told + strokeNumbersOfPieceMax)
      const { id, tool, ink, page } = one
      if (!outside.act({ kind: 'draw', page, id, tool, ink, path })) return
      one.told += path.length
    }
  }
  const tellErased = (one: Erasing): void => {
    if (one.ids.size === 0) return
    const ids = [...one.ids].slice(0, erasedMarksMax)
    if (outside.act({ kind: 'erase', page: one.page, ids })) one.ids.clear()
  }
  const tell = (): void => {
    if (held?.kind === 'stroke') tellStroke(held)
    else if (held?.kind === 'eraser') tellErased(held)
  }
  const point = (page: number, at: BoardPlace | null): void => {
    if (at === null && !isPointing) return
    if (at !== null && outside.now() - pointedAtMs < pointMs) return
    pointedAtMs = outside.now()
    isPointing = at !== null
    outside.point(page, at)
  }
  const eraseUnder = (one: Erasing, place: BoardPlace): void => {
    const { marks, self, erases } = outside.options()
    for (const mark of marksUnder(marks, place)) {
      if (erases === 'all' || mark.by === self) one.ids.add(mark.id)
    }
  }
  const moveTo = (one: Held, place: BoardPlace): void => {
    if (one.kind === 'stroke') {
      const last = { x: one.path.at(-2) ?? 0, y: one.path.at(-1) ?? 0 }
      if (distance(last, place) >= stepLeast) one.path.push(place.x, place.y)
    } else if (one.kind === 'shape') one.to = place
    else if (one.kind === 'eraser') eraseUnder(one, place)
    else point(one.page, place)
  }
  const begin = (place: BoardPlace): Held | null => {
    const { tool, ink, page } = outside.options()
    const id = outside.mintId()
    if (tool === 'pen' || tool === 'highlighter') {
      return { kind: 'stroke', id, tool, ink, page, path: [place.x, place.y], told: 0 }
    }
    if (tool === 'eraser') return { kind: 'eraser', page, ids: new Set() }
    if (tool === 'pointer') return { kind: 'pointer', page }
    if (tool !== 'text') return { kind: 'shape', id, tool, ink, page, from: place, to: place }
    outside.onText(place)
    return null
  }
  const end = (): void => {
    clearInterval(pieceTimer)
    tell()
    if (held?.kind === 'shape' && distance(held.from, held.to) >= shapeLeast) {
      const { page, id, tool, ink, from, to } = held
      outside.act({ kind: 'shape', page, id, tool, ink, from, to })
    }
    if (held?.kind === 'pointer') point(held.page, null)
    held = null
    outside.setDraft(null)
  }

  return {
    down(place) {
      if (held !== null) end()
      held = begin(place)
      if (held === null) return
      moveTo(held, place)
      if (held.kind === 'stroke' || held.kind === 'shape') outside.setDraft(draftOf(held))
      pieceTimer = setInterval(tell, pieceMs)
    },
    move(places) {
      if (held === null) return
      for (const place of places) moveTo(held, place)
      if (held.kind === 'stroke' || held.kind === 'shape') outside.setDraft(draftOf(held))
    },
    up: end,
    hover(place) {
      const { tool, page } = outside.options()
      if (held === null && (tool === 'pointer' || place === null)) point(page, place)
    },
    drop: end,
  }
}
