/** Time that passed, on a device whose clock is set and which sleeps. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createElapsed } from './elapsed.ts'

function deviceInHand() {
  const clocks = { wall: Date.UTC(2026, 10, 30, 8), steady: 5_000 }
  const elapsed = createElapsed({ wallMs: () => clocks.wall, steadyMs: () => clocks.steady })
  return {
    elapsed,
    pass(ms: number): void {
      clocks.wall += ms
      clocks.steady += ms
    },
    set(ms: number): void {
      clocks.wall += ms
    },
  }
}

test('a clock that is set back takes no time away', () => {
  const { elapsed, pass, set } = deviceInHand()
  pass(60_000)
  set(-3_600_000)
  assert.equal(elapsed(), 60_000)
  pass(60_000)
  assert.equal(elapsed(), 120_000)
})

test('what the page slept through has passed, also after the clock was set back', () => {
  const { elapsed, pass, set } = deviceInHand()
  pass(1_000)
  set(-3_600_000)
  assert.equal(elapsed(), 1_000)
  // The page's own count stands still meanwhile: only the clock goes on.
  set(600_000)
  assert.equal(elapsed(), 601_000)
})

test('small differences of the two never add up', () => {
  const { elapsed, pass, set } = deviceInHand()
  for (let second = 0; second < 3_600; second += 1) {
    pass(1_000)
    set(second % 2 === 0 ? 3 : -3)
    elapsed()
  }
  assert.equal(elapsed(), 3_600_000)
})
