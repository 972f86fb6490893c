/** A ticket says what was signed, for as long as it holds, and nothing else passes for one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { systemClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { type LiveTicket, mintLiveTicket, readLiveTicket } from './live-ticket.ts'

const key = systemRandom.bytes(32)
const older = systemRandom.bytes(32)
const freshId = () => mintId(systemClock, systemRandom)
const ticket: LiveTicket = {
  id: freshId(),
  personId: freshId(),
  sessionId: freshId(),
  lessonId: freshId(),
  role: 'pupil',
  endsAtMs: 1_795_000_030_000,
}
const text = mintLiveTicket(key, ticket)

test('a ticket is read until it ends, under the key that signed it or its successor', () => {
  assert.deepEqual(readLiveTicket([key], text, ticket.endsAtMs - 1), ticket)
  assert.deepEqual(readLiveTicket([older, key], text, ticket.endsAtMs - 1), ticket)
  assert.equal(readLiveTicket([key], text, ticket.endsAtMs), null)
  assert.equal(readLiveTicket([older], text, ticket.endsAtMs - 1), null)
})

test('no sign of it can be changed', () => {
  for (let at = 0; at < text.length; at += 1) {
    const other = text[at] === 'x' ? 'y' : 'x'
    const forged = `${text.slice(0, at)}${other}${text.slice(at + 1)}`
    const read = readLiveTicket([key], forged, 0)
    // The last sign carries bits that stand for nothing.
    assert.ok(read === null || at === text.length - 1, `changed at ${at}`)
  }
  assert.equal(readLiveTicket([key], text.slice(1), 0), null)
  assert.equal(readLiveTicket([key], '', 0), null)
})
