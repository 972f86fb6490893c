/** Every pupil stands in one place, and whoever handed in stays there also while trying again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countStates } from './count-states.ts'

const pupil = fc.record({
  receivedAt: fc.option(fc.constant('2026-03-02T08:00:00Z')),
  state: fc.constantFrom(
    'not_opened' as const,
    'begun' as const,
    'to_mark' as const,
    'marked' as const,
  ),
})

test('the three numbers are those of all pupils', () => {
  fc.assert(
    fc.property(fc.array(pupil), (pupils) => {
      const { begun, notOpened, received } = countStates(pupils)
      assert.equal(begun + notOpened + received, pupils.length)
      assert.equal(received, pupils.filter((one) => one.receivedAt !== null).length)
      assert.ok(begun >= 0 && notOpened >= 0)
    }),
  )
})

test('a second attempt under way is a copy received', () => {
  assert.deepEqual(countStates([{ receivedAt: '2026-03-02T08:00:00Z', state: 'begun' }]), {
    received: 1,
    begun: 0,
    notOpened: 0,
  })
})
