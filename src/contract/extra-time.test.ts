/** Extra time, over every time that can be given. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attemptMinutesMax, ownMinutes } from './extra-time.ts'

test('extra time is never less than its share, and never a whole minute more', () => {
  const shares = { third: 4 / 3, half: 3 / 2, double: 2 } as const
  for (let minutes = 1; minutes <= attemptMinutesMax; minutes += 1) {
    assert.equal(ownMinutes(minutes, null), minutes)
    for (const [extraTime, share] of Object.entries(shares)) {
      const own = ownMinutes(minutes, extraTime as keyof typeof shares)
      assert.ok(own > minutes)
      assert.ok(own - minutes * share > -1e-9 && own - minutes * share < 1)
    }
  }
  assert.deepEqual(
    [ownMinutes(60, 'third'), ownMinutes(20, 'third'), ownMinutes(45, 'half')],
    [80, 27, 68],
  )
})
