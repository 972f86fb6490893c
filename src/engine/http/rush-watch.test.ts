/** A burst goes through; a queue that stands does not; and all is as before when it is gone. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { createRushWatch, crowdMin, oneIn, patience, periodMs, quickMs } from './rush-watch.ts'

/** One thread that serves turn after turn: calls that wait, each with its cost. */
function createLoop() {
  let nowMs = 0
  const turns: (() => void)[] = []
  const watch = createRushWatch({
    nowMs: () => nowMs,
    afterTurn: (work) => turns.push(work),
  })
  return {
    /** So many calls in one turn, `costMs` each where they take their time; says how many did. */
    serve(calls: number, costMs: number): number {
      const begun: number[] = []
      for (let call = 0; call < calls; call += 1) {
        const mayTake = watch.mayTakeTime()
        if (mayTake) begun.push(watch.begin())
        nowMs += mayTake ? costMs : costMs / 4
      }
      for (const work of turns.splice(0)) work()
      for (const beganAtMs of begun) watch.end(beganAtMs)
      return begun.length
    },
    /** So many that take long while the thread idles, as where the database is slow, and so many quick ones. */
    waitFor(slow: number, quick: number, tookMs: number): number {
      const begun: number[] = []
      for (let call = 0; call < slow; call += 1) {
        if (watch.mayTakeTime()) begun.push(watch.begin())
      }
      for (let call = 0; call < quick; call += 1) {
        if (watch.mayTakeTime()) watch.end(watch.begin())
      }
      for (const work of turns.splice(0)) work()
      nowMs += tookMs
      for (const beganAtMs of begun) watch.end(beganAtMs)
      return begun.length
    },
    rest(ms: number) {
      nowMs += ms
    },
  }
}

test('a burst of any size, and the calls after it, take their time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), (calls) => {
      const loop = createLoop()
      assert.equal(loop.serve(calls, 0.2), calls)
      for (let turn = 0; turn < 20; turn += 1) {
        loop.rest(periodMs)
        assert.equal(loop.serve(20, 0.2), 20)
      }
    }),
  )
})

test('a few slow calls are no rush, however slow', () => {
  const loop = createLoop()
  for (let turn = 0; turn < 50; turn += 1) assert.equal(loop.serve(crowdMin - 1, 40), crowdMin - 1)
})

test('a queue that stands lets fewer and fewer through, never none, and all again when it is gone', () => {
  const loop = createLoop()
  const calls = 1_000
  let turns = 0
  while (loop.serve(calls, 0.2) === calls) turns += 1
  assert.ok(turns >= patience - 1 && turns <= patience + 1, `${turns}`)
  for (let turn = 0; turn < 10; turn += 1) loop.serve(calls, 2)
  const few = loop.serve(calls, 2)
  assert.ok(few >= Math.floor(calls / oneIn) && few <= calls / oneIn + 1, `${few}`)
  for (let turn = 0; turn < 40; turn += 1) {
    loop.rest(quickMs)
    loop.serve(10, 0.2)
  }
  assert.equal(loop.serve(100, 0.2), 100)
})

test('what comes to more than can be done settles where turns are short enough', () => {
  fc.assert(
    fc.property(fc.double({ min: 1.1, max: 3, noNaN: true }), (load) => {
      const loop = createLoop()
      const costMs = 0.2
      let waiting = 0
      let longest = 0
      for (let turn = 0; turn < 600; turn += 1) {
        const calls = Math.min(1_024, Math.max(1, Math.round(waiting)))
        const through = loop.serve(calls, costMs)
        const tookMs = through * costMs + ((calls - through) * costMs) / 4
        waiting += (tookMs * load) / costMs - calls
        if (turn > 300) longest = Math.max(longest, tookMs)
      }
      assert.ok(longest < 3 * quickMs, `${longest}`)
    }),
  )
})

test('a few quick calls hide no slow ones', () => {
  const loop = createLoop()
  let through = 0
  for (let round = 0; round < 20; round += 1) through += loop.waitFor(500, 5, 3_000)
  assert.ok(through < 20 * 500 * 0.5, `${through}`)
})

test('what was long ago sends nobody away', () => {
  const loop = createLoop()
  for (let turn = 0; turn < 20; turn += 1) loop.serve(1_000, 2)
  assert.ok(loop.serve(1_000, 2) < 100)
  // Judged with the first call that comes then, as what it is: over.
  loop.rest(10 * periodMs)
  loop.serve(1, 0.2)
  loop.rest(60_000)
  for (let calls = 0; calls < 20; calls += 1) {
    assert.equal(loop.serve(1, 0.2), 1)
    loop.rest(600_000)
  }
})
