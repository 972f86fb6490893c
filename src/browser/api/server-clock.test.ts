/** The time at the school, on a device whose own clock is wrong. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createServerClock } from './server-clock.ts'

test('until the school has said what time it is, the device is believed; afterwards it is not', () => {
  const school = Date.UTC(2026, 10, 30, 8)
  const device = { nowMs: school + 3_600_000, elapsedMs: 0 }
  const clock = createServerClock(
    () => device.nowMs,
    () => () => device.elapsedMs,
  )
  assert.equal(clock.nowMs(), school + 3_600_000)
  clock.hear(null)
  clock.hear('soon')
  assert.equal(clock.nowMs(), school + 3_600_000)
  clock.hear(new Date(school).toUTCString())
  device.elapsedMs = 20_000
  device.nowMs = 0
  assert.equal(clock.nowMs(), school + 20_000)
})
