/** Where the chat of a live class ends, once a page keeps no more lines than it has. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RoomAct, RoomEvent } from '#contract/live-room.ts'
import { endOfChat, unreadLines } from './chat-ends.ts'
import { emptyRoom, hearRoom, type RoomView, withPending } from './room-view.ts'

const say = (words: string): RoomAct => ({ kind: 'say', to: 'class', words })

function hearLines(view: RoomView, count: number): RoomView {
  const events = Array.from({ length: count }, (_, at): RoomEvent => {
    return { seq: view.lastSeq + at + 1, at: 0, by: 2, act: say('oui') }
  })
  return hearRoom(view, { kind: 'events', events }, 0)
}

test('a further line ends the chat elsewhere and is unread, however many there were', () => {
  for (const count of [0, 3, 499, 500, 900]) {
    const { chat } = hearLines(emptyRoom, count)
    const after = hearLines(hearLines(emptyRoom, count), 2).chat
    assert.notEqual(endOfChat(after), endOfChat(chat), `after ${count}`)
    assert.equal(unreadLines(after, chat), 2, `after ${count}`)
    assert.equal(unreadLines(chat, chat), 0)
  }
})

test('own lines that wait for the room end the chat too, and nobody has to read them', () => {
  const heard = { ...hearLines(emptyRoom, 600), self: { member: 1, role: 'pupil' } } as const
  const one = withPending(heard, [say('un')], 0).chat
  const two = withPending(heard, [say('un'), say('deux')], 0).chat
  assert.equal(new Set([heard.chat, one, two].map(endOfChat)).size, 3)
  assert.equal(unreadLines(two, heard.chat), 0)
})
