/** Frames are counted as a trace tells them, and one that did not come is not hidden by a median. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawnBetween, paceOf } from './frame-pace.ts'

const frameMs = 1_000 / 60
const even = (count: number): number[] =>
  Array.from({ length: count }, (_, place) => place * frameMs)

test('frames that all come make sixty a second, and none is dropped', () => {
  const pace = paceOf(even(601))
  assert.equal(Math.round(pace.perSecond * 1_000), 60_000)
  assert.equal(pace.droppedShare, 0)
  assert.equal(pace.frames, 601)
  assert.ok(Math.abs(pace.worstGapMs - frameMs) < 0.001)
})

test('frames that did not come count as dropped and in the worst hundredth, not in the median', () => {
  // Of 301 frames six are missing, two of them one after the other.
  const missing = new Set([50, 100, 101, 150, 200, 250])
  const pace = paceOf(even(301).filter((_, place) => !missing.has(place)))
  assert.equal(pace.frames, 295)
  assert.equal(pace.droppedShare, 6 / 300)
  assert.ok(Math.abs(pace.medianGapMs - frameMs) < 0.001)
  assert.ok(Math.abs(pace.worstGapMs - 2 * frameMs) < 0.001)
  assert.equal(Math.round(pace.perSecond * 10), 588)
})

test('a frame that is a little early or late was not dropped', () => {
  assert.equal(paceOf(even(100).map((at, place) => at + (place % 2) * 4)).droppedShare, 0)
})

test('where nothing was drawn there is no pace to hold', () => {
  assert.ok(Number.isNaN(paceOf([]).perSecond))
  assert.ok(Number.isNaN(paceOf([5]).worstGapMs))
})

test('only what was drawn between the marks is taken, in its order', () => {
  const event = (name: string, ts: number) => ({ name, ts })
  const events = [
    event('DrawFrame', 9_000),
    event('end', 8_000),
    event('DrawFrame', 7_000),
    event('Layout', 6_000),
    event('DrawFrame', 5_000),
    event('begin', 4_000),
    event('DrawFrame', 3_000),
  ]
  assert.deepEqual(drawnBetween(events, { from: 'begin', to: 'end' }), [5, 7])
  assert.throws(() => drawnBetween(events, { from: 'begin', to: 'never' }), /no mark never/)
})
