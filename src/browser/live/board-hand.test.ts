/** The hand on the board: what is told of what it draws, and when. */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { strokeNumbersOfPieceMax } from '#contract/live-limits.ts'
import type { RoomAct } from '#contract/live-room.ts'
import { createBoardHand, type HandOptions } from './board-hand.ts'
import type { BoardMark, BoardPlace } from './board-view.ts'

const mark = (id: string, by: number, y: number): BoardMark => ({
  kind: 'shape',
  id,
  by,
  seq: 1,
  tool: 'line',
  ink: 'black',
  from: { x: 0, y },
  to: { x: 1000, y },
})

function handOf(context: TestContext, options: Partial<HandOptions>) {
  context.mock.timers.enable({ apis: ['setInterval', 'Date'] })
  const acts: RoomAct[] = []
  const points: (BoardPlace | null)[] = []
  const texts: BoardPlace[] = []
  let ids = 0
  const all: HandOptions = {
    tool: 'pen',
    ink: 'blue',
    page: 0,
    marks: [],
    self: 1,
    erases: 'all',
    ...options,
  }
  const hand = createBoardHand({
    options: () => all,
    act: (act) => acts.push(act) > 0,
    point: (_, at) => void points.push(at),
    setDraft: () => undefined,
    onText: (at) => void texts.push(at),
    mintId() {
      ids += 1
      return `m${ids}`
    },
    now: Date.now,
  })
  return { hand, acts, points, texts, pass: (ms: number) => context.mock.timers.tick(ms) }
}

const along = (from: number, to: number): BoardPlace[] =>
  Array.from({ length: to - from }, (_, at) => ({ x: (from + at) * 10, y: 50 }))

test('a stroke goes out in pieces of one id while the hand moves, whole and without repeats', (context) => {
  const { hand, acts, pass } = handOf(context, {})
  hand.down({ x: 0, y: 50 })
  hand.move(along(1, 5))
  pass(130)
  assert.equal(acts.length, 1)
  hand.move(along(5, 200))
  hand.up()
  const pieces = acts.flatMap((act) => (act.kind === 'draw' ? [act] : []))
  assert.ok(pieces.length > 2)
  assert.ok(pieces.every(({ id, path }) => id === 'm1' && path.length <= strokeNumbersOfPieceMax))
  assert.deepEqual(
    pieces.flatMap(({ path }) => path),
    along(0, 200).flatMap(({ x, y }) => [x, y]),
  )
  pass(1_000)
  assert.equal(acts.length, pieces.length, 'a hand that is up says nothing')
})

test('a dot is a stroke; a slip of the finger is no shape', (context) => {
  const dot = handOf(context, {})
  dot.hand.down({ x: 5, y: 5 })
  dot.hand.up()
  assert.equal(dot.acts.length, 1)
  context.mock.timers.reset()
  const slip = handOf(context, { tool: 'oval' })
  slip.hand.down({ x: 5, y: 5 })
  slip.hand.move([{ x: 10, y: 9 }])
  slip.hand.up()
  assert.deepEqual(slip.acts, [])
})

test('the eraser takes what lies under it, of others only where it may', (context) => {
  const marks = [mark('own', 1, 100), mark('other', 2, 110), mark('far', 1, 600)]
  const lead = handOf(context, { tool: 'eraser', marks })
  lead.hand.down({ x: 500, y: 105 })
  lead.hand.up()
  assert.deepEqual(lead.acts, [{ kind: 'erase', page: 0, ids: ['own', 'other'] }])
  context.mock.timers.reset()
  const pupil = handOf(context, { tool: 'eraser', marks, erases: 'own' })
  pupil.hand.down({ x: 500, y: 105 })
  pupil.hand.up()
  assert.deepEqual(pupil.acts, [{ kind: 'erase', page: 0, ids: ['own'] }])
})

test('pointing is told some eight times a second, and its end at once', (context) => {
  const { hand, points, pass } = handOf(context, { tool: 'pointer' })
  pass(1_000)
  for (let x = 0; x < 100; x += 1) {
    hand.hover({ x, y: 1 })
    pass(10)
  }
  assert.ok(points.length >= 7 && points.length <= 9, `${points.length} in a second`)
  hand.hover(null)
  assert.equal(points.at(-1), null)
})
