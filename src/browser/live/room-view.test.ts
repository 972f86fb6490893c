/** What a page shows of a live class does not depend on how its events travelled. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { BoardAct } from '#contract/live-board.ts'
import type { FromRoom, RoomAct, RoomEvent } from '#contract/live-room.ts'
import { countPages, pageOf } from './board-view.ts'
import { emptyRoom, hearRoom, type RoomView, raisedHands, withPending } from './room-view.ts'

const self = 7
const entered: Extract<FromRoom, { kind: 'entered' }> = {
  kind: 'entered',
  member: self,
  role: 'pupil',
  epoch: 1,
  now: 1_000,
  lastSeq: 0,
  isHeld: false,
  isChatOpen: false,
  mayBreakOut: true,
  soundTicket: null,
  pictureTicket: null,
  cameraTicket: null,
  videoTicket: null,
}

function hearAll(messages: readonly FromRoom[], from: RoomView = emptyRoom): RoomView {
  return messages.reduce((view, message) => hearRoom(view, message, 500), from)
}

function eventsOf(acts: readonly (readonly [number, RoomAct])[]): RoomEvent[] {
  return acts.map(([by, act], place) => ({ seq: (place + 1) * 2, at: place * 120, by, act }))
}

/** What the room says on entry, after these events. */
function enteredAfter(log: readonly RoomEvent[]): FromRoom {
  const opened = log.flatMap(({ act }) => (act.kind === 'open_chat' ? [act.isOpen] : []))
  return { ...entered, isChatOpen: opened.at(-1) ?? false }
}

const id = fc.constantFrom('a', 'b', 'c', 'd').map((letter) => `mark-${letter}`)
const page = fc.integer({ min: 0, max: 2 })
const ink = fc.constantFrom('black', 'red')
const place = fc.record({ x: fc.nat({ max: 3200 }), y: fc.nat({ max: 2000 }) })
const path = fc.array(fc.nat({ max: 2000 }), { minLength: 2, maxLength: 6 })
const member = fc.integer({ min: 1, max: 4 })
const kind = <Kind extends string>(name: Kind) => fc.constant(name)

const boardActs = fc
  .oneof(
    fc.record({ kind: kind('draw'), page, id, tool: kind('pen'), ink, path }),
    fc.record({ kind: kind('shape'), page, id, tool: kind('oval'), ink, from: place, to: place }),
    fc.record({
      kind: kind('write'),
      page,
      id,
      ink,
      at: place,
      words: fc.string({ minLength: 1 }),
    }),
    fc.record({
      kind: kind('erase'),
      page,
      ids: fc.option(fc.array(id, { minLength: 1, maxLength: 3 })),
    }),
    fc.record({ kind: kind('turn'), page }),
  )
  .map((act): BoardAct => act)
const pollId = fc.constantFrom('one', 'two')
const acts = fc
  .oneof(
    boardActs,
    fc.record({ kind: kind('say'), to: fc.constantFrom('class', 'adults'), words: fc.string() }),
    fc.record({ kind: kind('hand'), isUp: fc.boolean() }),
    fc.record({ kind: kind('hand'), isUp: fc.constant(false), member }),
    fc.record({ kind: kind('lost'), isLost: fc.boolean() }),
    fc.record({
      kind: kind('ask'),
      pollId,
      question: fc.string(),
      choices: fc.constant<string[]>(['oui', 'non']),
    }),
    fc.record({ kind: kind('vote'), pollId, choice: fc.nat({ max: 1 }) }),
    fc.record({
      kind: kind('close_poll'),
      pollId,
      isShown: fc.boolean(),
      counts: fc.constant<number[]>([1, 2]),
    }),
    fc.record({ kind: kind('hand_out'), assignmentId: pollId, title: fc.string() }),
    fc.record({ kind: kind('put_away'), assignmentId: pollId }),
    fc.record({ kind: kind('open_chat'), isOpen: fc.boolean() }),
    fc.record({ kind: kind('timer'), endsAt: fc.option(fc.nat()) }),
    // Of a server that is newer than the page.
    fc.constant({ kind: 'juggle', balls: 3 } as unknown as RoomAct),
  )
  .map((act): RoomAct => act)
const logs = fc
  .array(fc.tuple(member, acts), { maxLength: 60 })
  .map((all) => eventsOf(all.map(([by, act]) => [by, act] as const)))

test('the same events in any portions, with any lost lines between, give the same view', () => {
  const cuts = fc.array(fc.record({ at: fc.nat(60), back: fc.nat(8) }), { maxLength: 8 })
  fc.assert(
    fc.property(logs, cuts, (log, places) => {
      const whole = hearAll([entered, { kind: 'events', events: log }])
      const sorted = [...places].sort((one, other) => one.at - other.at)
      const messages: FromRoom[] = [entered]
      let told = 0
      for (const { at, back } of sorted) {
        messages.push({ kind: 'events', events: log.slice(Math.max(0, told - back), at) })
        told = Math.max(told, at)
        // A line that was lost tells some of it again.
        messages.push(enteredAfter(log.slice(0, told)))
      }
      messages.push({ kind: 'events', events: log.slice(Math.max(0, told - 3)) })
      assert.deepEqual(hearAll(messages), whole)
    }),
  )
})

test('acts and messages that the page does not know change nothing but the count', () => {
  const before = hearAll([entered])
  const unknown = { kind: 'juggle', balls: 3 } as unknown as RoomAct
  const after = hearAll([{ kind: 'events', events: eventsOf([[1, unknown]]) }], before)
  assert.deepEqual(after, { ...before, lastSeq: 2 })
  assert.equal(hearRoom(before, { kind: 'parade' } as unknown as FromRoom, 500), before)
})

test('a piece that was on its way when its stroke was erased brings nothing back', () => {
  const draw: BoardAct = {
    kind: 'draw',
    page: 0,
    id: 'a',
    tool: 'pen',
    ink: 'red',
    path: [1, 2],
  }
  const log = eventsOf([
    [1, draw],
    [1, { ...draw, path: [3, 4] }],
    [2, { kind: 'erase', page: 0, ids: ['a'] }],
    [1, { ...draw, path: [5, 6] }],
    [2, { kind: 'turn', page: 3 }],
  ])
  const { board } = hearAll([entered, { kind: 'events', events: log.slice(0, 2) }])
  assert.equal(pageOf(board, 0).marks.length, 1)
  const after = hearAll([entered, { kind: 'events', events: log }])
  assert.deepEqual(pageOf(after.board, 0).marks, [])
  assert.equal(countPages(after.board), 4)
})

test('hands stand in the order in which they were raised, of those who are here', () => {
  const log = eventsOf([
    [3, { kind: 'hand', isUp: true }],
    [1, { kind: 'hand', isUp: true }],
    [2, { kind: 'hand', isUp: true }],
    [3, { kind: 'hand', isUp: true }],
    [9, { kind: 'hand', isUp: false, member: 2 }],
  ])
  const one = (member: number, state: 'here' | 'away') => ({
    member,
    name: `n${member}`,
    role: 'pupil' as const,
    state,
    grants: { speak: false, draw: false },
  })
  const members = [one(1, 'here'), one(2, 'here'), one(3, 'here')]
  const view = hearAll([entered, { kind: 'events', events: log }, { kind: 'members', members }])
  assert.deepEqual(
    raisedHands(view).map(({ member }) => member),
    [3, 1],
  )
  const gone = hearAll([{ kind: 'members', members: [one(1, 'here'), one(3, 'away')] }], view)
  assert.deepEqual(
    raisedHands(gone).map(({ member }) => member),
    [1],
  )
})

test('what was done here is seen at once, and once', () => {
  const view = hearAll([entered])
  const act: RoomAct = { kind: 'say', to: 'adults', words: 'Bonjour' }
  const seen = withPending(view, [act, { kind: 'hand', isUp: true }], 600)
  assert.deepEqual(seen.hands, [self])
  assert.deepEqual(seen.chat, [
    {
      seq: Number.POSITIVE_INFINITY,
      at: 1_100,
      by: self,
      to: 'adults',
      words: 'Bonjour',
      breakout: null,
    },
  ])
  assert.deepEqual(view.chat, [])
})

test('a recording that was cut is told as cut, until it is recorded anew', () => {
  const records: readonly (readonly [number, RoomAct])[] = [
    [1, { kind: 'record', isOn: true }],
    [0, { kind: 'record', isOn: false, why: 'full' }],
    [1, { kind: 'record', isOn: true }],
    [1, { kind: 'record', isOn: false }],
  ]
  const after = (count: number): RoomView =>
    hearAll([entered, { kind: 'events', events: eventsOf(records.slice(0, count)) }])
  const told = [1, 2, 3, 4].map((count) => [after(count).isRecorded, after(count).recordingCutAt])
  assert.deepEqual(told, [
    [true, null],
    [false, 120],
    [true, null],
    [false, null],
  ])
})
