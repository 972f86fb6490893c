/** Slides go onto free pages, one after the other, and what was drawn stays where it is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { boardPagesMax } from '#contract/live-limits.ts'
import { actOnBoard, type Board, countPages, emptyBoard, pageOf } from './board-view.ts'
import { firstFreePage, laySlides, placesFor } from './laid-slides.ts'

const stamp = { seq: 1, at: 0, by: 1 }

function boardWith(written: readonly number[], openPage: number): Board {
  const board = written.reduce(
    (before, page) =>
      actOnBoard(
        before,
        { kind: 'write', page, id: `m${page}`, ink: 'black', at: { x: 1, y: 1 }, words: 'x' },
        stamp,
      ),
    emptyBoard,
  )
  return actOnBoard(board, { kind: 'turn', page: openPage }, stamp)
}

const page = fc.integer({ min: 0, max: boardPagesMax - 1 })

test('each slide gets a page of its own on which nothing stood, as long as there are pages', () => {
  fc.assert(
    fc.property(fc.array(page), page, fc.integer({ min: 0, max: 60 }), (written, open, count) => {
      const board = boardWith(written, open)
      const ids = Array.from({ length: count }, (_, at) => `s${at}`)
      const places = placesFor(board, ids)
      assert.equal(places.length, Math.min(count, boardPagesMax - firstFreePage(board)))
      for (const { page: to } of places) {
        assert.ok(to < boardPagesMax && pageOf(board, to).marks.length === 0)
      }
      assert.equal(new Set(places.map((one) => one.page)).size, places.length)
      const laid = laySlides(board, { kind: 'lay', places })
      assert.equal(laid.pages, board.pages)
      const rest = ids.slice(places.length)
      assert.deepEqual(
        placesFor(laid, ids).map(({ slideId }) => slideId),
        rest.slice(0, boardPagesMax - firstFreePage(laid)),
      )
    }),
  )
})

test('an empty page that is open is the first; a slide taken off leaves what was drawn over it', () => {
  const laid = laySlides(boardWith([0], 1), {
    kind: 'lay',
    places: placesFor(boardWith([0], 1), ['a', 'b']),
  })
  assert.deepEqual(
    [...laid.slides],
    [
      [1, 'a'],
      [2, 'b'],
    ],
  )
  assert.equal(countPages(laid), 3)
  const off = laySlides(laid, { kind: 'lay', places: [{ page: 1, slideId: null }] })
  assert.deepEqual([...off.slides.keys()], [2])
})
