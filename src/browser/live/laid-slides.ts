/** Slides on the pages of a live class's board: which lies where, and where others go. Pure. */
import { boardPagesMax } from '#contract/live-limits.ts'
import type { LayAct } from '#contract/live-slides.ts'
import { type Board, countPages, pageOf } from './board-view.ts'

export function laySlides(board: Board, { places }: LayAct): Board {
  const slides = new Map(board.slides)
  for (const { page, slideId } of places) {
    if (slideId === null) slides.delete(page)
    else slides.set(page, slideId)
  }
  return { ...board, slides }
}

/** The first page from which on all are empty. */
export function firstFreePage(board: Board): number {
  const isEmpty = (page: number): boolean =>
    pageOf(board, page).marks.length === 0 && !board.slides.has(page)
  let page = countPages(board)
  while (page > 0 && isEmpty(page - 1)) page -= 1
  return page
}

/** Where those go that lie nowhere yet, one after the other; as many as the board has pages for. */
export function placesFor(board: Board, slideIds: readonly string[]): LayAct['places'] {
  const laid = new Set(board.slides.values())
  const first = firstFreePage(board)
  return slideIds
    .filter((id) => !laid.has(id))
    .slice(0, boardPagesMax - first)
    .map((slideId, at) => ({ page: first + at, slideId }))
}
