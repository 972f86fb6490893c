/**
 * What stands on the pages of a live class's board at the end of its log, as paper takes it: whole
 * strokes, shapes, texts, and the slide that lies under them. Pure; the same as pages show it.
 */
import type { BoardAct, BoardInk, BoardTool } from '#contract/live-board.ts'
import type { RoomEvent } from '#contract/live-room.ts'
import type { Id } from '#kernel/ids.ts'

interface Place {
  readonly x: number
  readonly y: number
}

interface MarkOf {
  readonly id: Id
  readonly ink: BoardInk
}

export type PaperMark =
  | (MarkOf & {
      readonly kind: 'stroke'
      readonly by: number
      readonly tool: Extract<BoardTool, 'pen' | 'highlighter'>
      /** x and y in turn. */
      readonly path: number[]
    })
  | (MarkOf & {
      readonly kind: 'shape'
      readonly tool: Exclude<BoardTool, 'pen' | 'highlighter'>
      readonly from: Place
      readonly to: Place
    })
  | (MarkOf & { readonly kind: 'text'; readonly at: Place; readonly words: string })

export interface MarkedPage {
  /** From 0. */
  readonly page: number
  readonly slideId: Id | null
  readonly marks: readonly PaperMark[]
}

interface Growing {
  slideId: Id | null
  /** In the order in which they were begun. */
  readonly marks: Map<Id, PaperMark>
  /** A piece that came after its stroke was erased brings nothing back. */
  readonly erased: Set<Id>
}

/** Pages on which something stands, in their order. `events` in the order of the log. */
export function markedPages(events: readonly RoomEvent[]): MarkedPage[] {
  const pages = new Map<number, Growing>()
  const pageOf = (page: number): Growing => {
    const known = pages.get(page) ?? { slideId: null, marks: new Map(), erased: new Set() }
    pages.set(page, known)
    return known
  }
  for (const { act, by } of events) {
    switch (act.kind) {
      case 'lay':
        for (const { page, slideId } of act.places) pageOf(page).slideId = slideId
        break
      case 'draw':
      case 'shape':
      case 'write':
      case 'erase':
        mark(pageOf(act.page), act, by)
        break
      default:
    }
  }
  return [...pages]
    .map(([page, { marks, slideId }]) => ({ page, slideId, marks: [...marks.values()] }))
    .filter(({ marks, slideId }) => slideId !== null || marks.length > 0)
    .sort((one, other) => one.page - other.page)
}

function mark(page: Growing, act: Exclude<BoardAct, { kind: 'turn' }>, by: number): void {
  const { erased, marks } = page
  if (act.kind === 'erase') {
    for (const id of act.ids ?? [...marks.keys()]) {
      marks.delete(id)
      erased.add(id)
    }
    return
  }
  const { id, ink } = act
  if (erased.has(id)) return
  if (act.kind === 'shape') {
    marks.set(id, { kind: 'shape', id, ink, tool: act.tool, from: act.from, to: act.to })
  } else if (act.kind === 'write') {
    marks.set(id, { kind: 'text', id, ink, at: act.at, words: act.words })
  } else {
    const begun = marks.get(id)
    if (begun === undefined) {
      marks.set(id, { kind: 'stroke', id, ink, by, tool: act.tool, path: [...act.path] })
    } else if (begun.kind === 'stroke' && begun.by === by) begun.path.push(...act.path)
  }
}
