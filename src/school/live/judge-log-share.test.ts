/** A log that some fill: whom it still serves, and for what. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RoomAct, RoomRole } from '#contract/live-room.ts'
import { judgeAct } from './judge-act.ts'
import {
  adultEventsKept,
  guardEventsMax,
  judgeLogShare,
  memberEventsMax,
  ownPart,
  partsKept,
  roomEventsMax,
} from './judge-log-share.ts'
import { applyEvent, beginLiveState, type LiveState } from './live-state.ts'

const nowMs = Date.parse('2026-11-24T08:00:00Z')
const id = '00000000-0000-7000-8000-000000000001'
const roles: readonly RoomRole[] = ['teacher', 'pupil', 'guest', 'pupil']
const [teacher, pupil, guest, other] = [1, 2, 3, 4] as const

/** A class in which all is switched on, and a line of `other` stands under number 1. */
function classAt(lastSeq: number): LiveState {
  const state = beginLiveState({ isChatOpen: true, areBreakoutsAllowed: true })
  const done: readonly (readonly [number, RoomAct])[] = [
    [other, { kind: 'say', to: 'class', words: 'Bonjour' }],
    [pupil, { kind: 'hand', isUp: true }],
    [pupil, { kind: 'lost', isLost: true }],
    [teacher, { kind: 'record', isOn: true }],
    [teacher, { kind: 'grant', member: pupil, grants: { speak: true, draw: true } }],
    [teacher, { kind: 'split', breakouts: [{ page: 5, members: [other] }], endsAt: null }],
    [teacher, { kind: 'ask', pollId: id, question: 'Combien ?', choices: ['1', '2'] }],
    [pupil, { kind: 'vote', pollId: id, choice: 1 }],
  ]
  for (const [at, [by, act]] of done.entries()) {
    const event = { seq: at + 1, at: nowMs, by, act }
    applyEvent(state, { id: id.replace(/1$/, String(at + 2)), event })
  }
  state.lastSeq = lastSeq
  return state
}

/** `logged`, `nothing` to log, or why not. */
function outcome(state: LiveState, by: number, act: RoomAct): string {
  const roleOf = (member: number): RoomRole | null => roles[member - 1] ?? null
  const actor = { member: by, role: roleOf(by) ?? 'pupil' }
  const judged = judgeAct(state, actor, act, { nowMs, isHeld: false, roleOf, sharers: 3 })
  if (!judged.ok) return judged.refusal.code
  return judged.value === null ? 'nothing' : 'logged'
}

const words: RoomAct = { kind: 'say', to: 'class', words: 'Et encore' }
const stroke: RoomAct = { kind: 'draw', page: 0, id, tool: 'pen', ink: 'red', path: [1, 2] }
const flag: RoomAct = { kind: 'flag', seq: 1 }
const ofPupils: readonly RoomAct[] = [
  words,
  stroke,
  { kind: 'hand', isUp: false },
  { kind: 'lost', isLost: false },
  { kind: 'vote', pollId: id, choice: 0 },
]
const guards: readonly RoomAct[] = [
  { kind: 'record', isOn: false },
  { kind: 'mute_all' },
  { kind: 'grant', member: pupil, grants: { speak: false, draw: false } },
  { kind: 'hand', isUp: false, member: pupil },
  { kind: 'open_chat', isOpen: false },
  { kind: 'allow_breakouts', isAllowed: false },
  { kind: 'gather' },
  { kind: 'visit', breakout: 0 },
  { kind: 'put_away', assignmentId: id },
  { kind: 'close_poll', pollId: id, isShown: false },
  { kind: 'erase', page: 0, ids: null },
]

test('pupils and guests leave the last part of the log to adults, but for what they flag', () => {
  const before = classAt(roomEventsMax - adultEventsKept - 1)
  for (const act of ofPupils) assert.equal(outcome(before, pupil, act), 'logged', act.kind)
  const full = classAt(roomEventsMax - adultEventsKept)
  for (const act of ofPupils) assert.equal(outcome(full, pupil, act), 'log_full', act.kind)
  assert.equal(outcome(full, guest, words), 'log_full')
  assert.equal(outcome(full, pupil, flag), 'logged')
  for (const act of [words, stroke, ...guards]) {
    assert.equal(outcome(full, teacher, act), 'logged', act.kind)
  }
  assert.equal(outcome(classAt(roomEventsMax), pupil, flag), 'log_full')
})

test('in a log that is full for all else, adults still stop, take back, end and look after', () => {
  const full = classAt(roomEventsMax)
  for (const act of [words, stroke, { kind: 'turn', page: 3 } as const]) {
    assert.equal(outcome(full, teacher, act), 'log_full', act.kind)
  }
  const last = classAt(roomEventsMax + guardEventsMax - 1)
  for (const act of guards) assert.equal(outcome(last, teacher, act), 'logged', act.kind)
  const over = classAt(roomEventsMax + guardEventsMax)
  for (const act of guards) assert.equal(outcome(over, teacher, act), 'log_full', act.kind)
})

test('one pupil or guest does so much in one class, adults what the log takes', () => {
  const state = classAt(20_000)
  for (const by of [teacher, pupil, guest]) state.counts.set(by, memberEventsMax)
  for (const act of [...ofPupils, flag]) assert.equal(outcome(state, pupil, act), 'log_full')
  assert.equal(outcome(state, guest, words), 'log_full')
  assert.equal(outcome(state, teacher, words), 'logged')
  assert.equal(outcome(state, other, { kind: 'hand', isUp: true }), 'logged')
  state.counts.set(pupil, memberEventsMax - 1)
  assert.equal(outcome(state, pupil, words), 'logged')
})

test('what is so already is not logged, by however full a log', () => {
  for (const state of [classAt(8), classAt(roomEventsMax + guardEventsMax)]) {
    state.counts.set(pupil, memberEventsMax)
    for (const act of [
      { kind: 'hand', isUp: true },
      { kind: 'lost', isLost: true },
      { kind: 'vote', pollId: id, choice: 1 },
    ] as const) {
      assert.equal(outcome(state, pupil, act), 'nothing', act.kind)
    }
    const lowers: RoomAct = { kind: 'hand', isUp: false, member: other }
    assert.equal(outcome(state, teacher, lowers), 'nothing')
  }
  for (const act of [
    words,
    { kind: 'open_chat', isOpen: true },
    { kind: 'grant', member: pupil, grants: { speak: true, draw: true } },
  ] as const) {
    assert.equal(outcome(classAt(8), teacher, act), 'logged', 'adults say it again')
  }
})

/** A class of pupils alone, as full as what they did: how many acts of each were taken. */
function fill(sharers: number, tries: readonly (readonly [member: number, acts: number])[]) {
  const state = { counts: new Map<number, number>(), lastSeq: 0 }
  const among = { sharers, isSharer: () => true }
  const isTaken = (member: number): boolean => {
    if (!judgeLogShare(state, { isAdult: false, member }, words, among).ok) return false
    state.counts.set(member, (state.counts.get(member) ?? 0) + 1)
    state.lastSeq += 1
    return true
  }
  for (const [member, acts] of tries) {
    for (let act = 0; act < acts; act += 1) if (!isTaken(member)) break
  }
  return { ...state, isTaken }
}

test('whatever some do, each of the others still has an equal part of the log', () => {
  const tries = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 2 * memberEventsMax }))
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 40 }),
      fc.array(tries, { maxLength: 30 }),
      (sharers, wishes) => {
        const done = wishes.map(([who, acts]) => [who % sharers, acts] as const)
        const { counts, isTaken, lastSeq } = fill(sharers, done)
        assert.ok(lastSeq <= roomEventsMax - adultEventsKept)
        for (let member = 0; member < sharers; member += 1) {
          for (let own = counts.get(member) ?? 0; own < ownPart(sharers); own += 1) {
            assert.ok(isTaken(member), `${member} after ${own} acts`)
          }
        }
      },
    ),
    { numRuns: 40 },
  )
})

test('a class in which all do their part loses nothing of what is for pupils', () => {
  const sharers = 30
  const all = Array.from({ length: sharers }, (_, member) => [member, memberEventsMax] as const)
  const own = all.map(([member]) => [member, ownPart(sharers)] as const)
  assert.equal(fill(sharers, [...own, ...all]).lastSeq, roomEventsMax - adultEventsKept)
  const few = fill(sharers, all.slice(0, 5))
  assert.equal(few.lastSeq, roomEventsMax - adultEventsKept - partsKept + 5 * ownPart(sharers))
})
