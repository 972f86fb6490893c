/** The server's time to come back lasts as long as it said, whatever becomes of this device's clock. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createToldPause } from './told-pause.ts'

test('it lasts as long as it was told, and a clock that is set back does not draw it out', () => {
  const clock = { ms: 1_000_000 }
  const pause = createToldPause(() => clock.ms)
  assert.equal(pause.leftMs(), 0)
  pause.tell(30_000)
  clock.ms += 10_000
  assert.equal(pause.leftMs(), 20_000)
  clock.ms += 20_000
  assert.equal(pause.leftMs(), 0)
  pause.tell(30_000)
  clock.ms -= 3_600_000
  assert.equal(pause.leftMs(), 0)
})
