/** A live class's board has on paper what it has on the screen, whatever was done to it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { emptyRoom, hearRoom } from '#browser/live/room-view.ts'
import type { RoomAct, RoomEvent } from '#contract/live-room.ts'
import { markedPages } from '#school/live/board-marks.ts'

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const page = fc.integer({ min: 0, max: 2 })
const place = fc.record({ x: fc.nat(3_200), y: fc.nat(2_000) })
const act: fc.Arbitrary<RoomAct> = fc.oneof(
  fc.record({
    kind: fc.constant('draw' as const),
    page,
    id,
    tool: fc.constantFrom('pen' as const, 'highlighter' as const),
    ink: fc.constant('blue' as const),
    path: fc.array(fc.nat(2_000), { minLength: 2, maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('shape' as const),
    page,
    id,
    tool: fc.constantFrom('line' as const, 'oval' as const),
    ink: fc.constant('red' as const),
    from: place,
    to: place,
  }),
  fc.record({
    kind: fc.constant('write' as const),
    page,
    id,
    ink: fc.constant('green' as const),
    at: place,
    words: fc.constantFrom('un', 'deux'),
  }),
  fc.record({
    kind: fc.constant('erase' as const),
    page,
    ids: fc.option(fc.array(id, { minLength: 1, maxLength: 2 })),
  }),
  fc.record({
    kind: fc.constant('lay' as const),
    places: fc.array(fc.record({ page, slideId: fc.option(fc.constantFrom('s', 't')) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
)

/** What stands on the pages that this page of a browser shows, in the words of the paper. */
function seenPages(events: RoomEvent[]): ReturnType<typeof markedPages> {
  const { board } = hearRoom(emptyRoom, { kind: 'events', events }, 0)
  return [0, 1, 2].flatMap((number) => {
    const slideId = board.slides.get(number) ?? null
    const marks = (board.pages.get(number)?.marks ?? []).map((mark) => {
      const { id: markId, ink, by } = mark
      if (mark.kind === 'stroke') {
        const path = mark.pieces.flatMap((piece) => piece.path)
        return { kind: mark.kind, id: markId, ink, by, tool: mark.tool, path }
      }
      if (mark.kind === 'text') {
        return { kind: mark.kind, id: markId, ink, at: mark.at, words: mark.words }
      }
      return { kind: mark.kind, id: markId, ink, tool: mark.tool, from: mark.from, to: mark.to }
    })
    return slideId === null && marks.length === 0 ? [] : [{ page: number, slideId, marks }]
  })
}

test('pages, marks and slides are the same on paper and on the screen', () => {
  const acts = fc.array(fc.record({ act, by: fc.integer({ min: 1, max: 2 }) }), { maxLength: 30 })
  fc.assert(
    fc.property(acts, (done) => {
      const events = done.map((one, at) => ({ ...one, seq: at + 1, at }))
      assert.deepEqual(markedPages(events), seenPages(events))
    }),
    { numRuns: 300 },
  )
})
