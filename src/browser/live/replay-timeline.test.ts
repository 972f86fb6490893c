/** A replay goes on over the pauses of its recording, and looks the same however one came to a moment. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RoomEvent } from '#contract/live-room.ts'
import {
  clockAt,
  createReplayView,
  missingPlaces,
  pageTurns,
  placeOf,
  replayLengthMs,
} from './replay-timeline.ts'

const spans = [
  { from: 1_000, until: 1_500 },
  { from: 2_000, until: 2_300 },
]
const turn = (seq: number, at: number): RoomEvent => ({
  seq,
  at,
  by: 1,
  act: { kind: 'turn', page: seq },
})
const events = [turn(1, 500), turn(2, 1_200), turn(3, 2_100)]

test('places and clocks are each other’s, and pauses take no time', () => {
  assert.equal(replayLengthMs(spans), 800)
  for (const place of [0, 1, 499, 501, 800]) {
    assert.equal(placeOf(spans, clockAt(spans, place)), place)
  }
  assert.equal(placeOf(spans, 1_700), 500)
  assert.equal(clockAt(spans, 5_000), 2_300)
  assert.deepEqual(
    pageTurns({ events, spans }).map(({ page, placeMs }) => [page, placeMs]),
    [
      [2, 200],
      [3, 600],
    ],
  )
})

test('forwards, backwards or at once, a moment looks the same', () => {
  const view = createReplayView({ events, members: [] })
  const pages = [1_000, 1_300, 2_200, 1_000, 2_300].map((at) => view(at).board.openPage)
  assert.deepEqual(pages, [1, 2, 3, 1, 3])
})

test('what is missing is told once, in the time of the replay', () => {
  const gaps = [
    { from: 2_100, until: 2_300 },
    { from: 1_100, until: 1_300 },
    { from: 1_200, until: 1_400 },
  ]
  assert.deepEqual(missingPlaces({ gaps, spans }), [
    { from: 100, until: 400 },
    { from: 600, until: 800 },
  ])
  assert.deepEqual(missingPlaces({ spans }), [], 'one that was kept before gaps were told')
})
