/** What is left of a session on a shared computer, whatever its clock says. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSessionLeft, warnBeforeMs } from './session-left.ts'

function computerInHand(endsAtMs: number, answers = true) {
  const at = { seenMs: 0, schoolMs: 0, asked: 0 }
  const left = createSessionLeft({
    readEnd: async () => endsAtMs,
    async askEnd() {
      at.asked += 1
      if (!answers) return null
      // The answer says what time it is.
      at.seenMs = at.schoolMs
      return endsAtMs
    },
    nowMs: () => at.seenMs,
  })
  return { at, left }
}

const hours = (count: number): number => count * 3_600_000

test('a clock that seems to run out is asked about before anybody is warned, and only then', async () => {
  const { at, left } = computerInHand(hours(4))
  assert.equal(await left(), hours(4))
  assert.equal(at.asked, 0)
  at.schoolMs = hours(2)
  at.seenMs = hours(4)
  assert.equal(await left(), hours(2))
  assert.equal(at.asked, 1)
  at.schoolMs = hours(4) - warnBeforeMs
  at.seenMs = at.schoolMs
  assert.equal(await left(), warnBeforeMs)
  assert.equal(await left(), warnBeforeMs)
  assert.equal(at.asked, 2, 'once it is sure, nobody asks again')
})

test('where nobody answers, the warning comes all the same', async () => {
  const { at, left } = computerInHand(hours(4), false)
  at.seenMs = hours(4)
  assert.equal(await left(), 0)
})
