/** Devices that come back together do not ask together. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { whenOnline } from './when-online.ts'

test('what waited goes within three seconds of the line, once, and not after it was stopped', (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] })
  const window = new EventTarget()
  let acts = 0
  const stop = whenOnline(() => void acts++, { window, random: () => 0.5 })
  window.dispatchEvent(new Event('online'))
  assert.equal(acts, 0)
  context.mock.timers.tick(1_000)
  // A line that comes and goes is waited for anew, and asked over once.
  window.dispatchEvent(new Event('online'))
  context.mock.timers.tick(1_499)
  assert.equal(acts, 0)
  context.mock.timers.tick(1)
  assert.equal(acts, 1)
  window.dispatchEvent(new Event('online'))
  stop()
  window.dispatchEvent(new Event('online'))
  context.mock.timers.tick(60_000)
  assert.equal(acts, 1)
})
