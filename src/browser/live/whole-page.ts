/** A page of the board of which this reader was not told everything, as the room tells it whole. Pure. */
import type { FromRoom } from '#contract/live-room.ts'
import { actOnBoard, type Board, countPages, isMark } from './board-view.ts'
import { type BreakoutsView, readWhole } from './breakouts-view.ts'

export interface Paged {
  readonly self: { readonly member: number } | null
  readonly board: Board
  readonly breakouts: BreakoutsView
}

/** What stood there before goes with the first message; with the last one the page is whole. */
export function hearPage<View extends Paged>(
  view: View,
  message: Extract<FromRoom, { kind: 'page' }>,
): View {
  const { events, isFirst, isLast, page } = message
  let { board } = view
  if (isFirst) {
    const pages = new Map(board.pages)
    pages.delete(page)
    board = { ...board, pages }
  }
  for (const { act, at, by, seq } of events) {
    if (isMark(act)) board = actOnBoard(board, act, { at, by, seq })
  }
  if (!isLast) return { ...view, board }
  return { ...view, board, breakouts: readWhole(view.breakouts, view.self?.member ?? 0, message) }
}

/** Pages of the class's board: while it is split, without those of its breakouts, which come last. */
export function countClassPages({ board, breakouts }: Pick<Paged, 'board' | 'breakouts'>): number {
  const { pageOwners, split } = breakouts
  if (split !== null) return Math.min(...split.pages)
  return Math.max(countPages(board), ...[...pageOwners.keys()].map((page) => page + 1))
}
