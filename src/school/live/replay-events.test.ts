/** Whatever happened and whoever agreed: nothing of a pupil without consent is in a replay. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RoomAct, RoomEvent } from '#contract/live-room.ts'
import { mayBeRecorded } from './may-be-recorded.ts'
import { findSpans, isWithin, replayEvents } from './replay-events.ts'

/** Numbers from a seed: a failure comes again. */
function createDice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

const teacher = 1
const pupils = [2, 3, 4, 5]
const roleOf = (member: number) =>
  member === teacher ? 'teacher' : pupils.includes(member) ? 'pupil' : null

function randomAct(roll: (sides: number) => number, by: number): RoomAct {
  const id = `mark-${roll(12)}`
  const page = roll(3)
  const kinds: RoomAct[] = [
    { kind: 'draw', page, id, tool: 'pen', ink: 'blue', path: [roll(9), roll(9)] },
    { kind: 'write', page, id, ink: 'red', at: { x: 1, y: 1 }, words: `by ${by}` },
    { kind: 'erase', page, ids: [id, `mark-${roll(12)}`] },
    { kind: 'erase', page, ids: null },
    { kind: 'turn', page },
    { kind: 'say', to: roll(2) === 0 ? 'class' : 'adults', words: `by ${by}` },
    { kind: 'hand', isUp: true, member: by },
    { kind: 'lost', isLost: true },
    { kind: 'vote', pollId: 'poll', choice: 0 },
    { kind: 'close_poll', pollId: 'poll', isShown: true, counts: [1, 2] },
    { kind: 'hand_out', assignmentId: 'exercise', title: 'Les fractions' },
    { kind: 'grant', member: 2, grants: { speak: true, draw: true } },
  ]
  return kinds[roll(kinds.length)] ?? { kind: 'turn', page }
}

function randomLog(roll: (sides: number) => number): RoomEvent[] {
  return Array.from({ length: 120 }, (_, index): RoomEvent => {
    const seq = index + 1
    const at = seq * 10
    if (roll(20) === 0) {
      return { seq, at, by: teacher, act: { kind: 'record', isOn: roll(2) === 0 } }
    }
    const by = 1 + roll(5)
    return { seq, at, by, act: randomAct(roll, by) }
  })
}

const kindsShown = new Set(['draw', 'shape', 'write', 'erase', 'turn', 'say', 'record'])

test('nothing of a pupil who does not agree is in a replay, for any log and any consents', () => {
  let shownByPupils = 0
  for (let seed = 1; seed <= 400; seed += 1) {
    const roll = createDice(seed)
    const log = randomLog(roll)
    const agreeing = new Map(
      pupils.filter(() => roll(2) === 0).map((one) => [one, roll(2) === 0 ? 0 : roll(1_200)]),
    )
    const people = { roleOf, agreeing }
    const spans = findSpans(log, 1_300)
    const shown = replayEvents(log, spans, people)
    const firstBy = new Map<string, RoomEvent>()
    for (const event of log) {
      const { act } = event
      if ((act.kind === 'draw' || act.kind === 'write') && !firstBy.has(act.id)) {
        firstBy.set(act.id, event)
      }
    }
    for (const { act, at, by } of shown) {
      assert.ok(kindsShown.has(act.kind), `seed ${seed}: ${act.kind}`)
      assert.ok(by === teacher || mayBeRecorded(people, by, at), `seed ${seed}: by ${by}`)
      const ids = act.kind === 'draw' || act.kind === 'write' ? [act.id] : []
      const erased = act.kind === 'erase' ? (act.ids ?? []) : []
      for (const id of [...ids, ...erased]) {
        const first = firstBy.get(id)
        assert.ok(first !== undefined && mayBeRecorded(people, first.by, first.at), `seed ${seed}`)
      }
      if (act.kind === 'say') assert.ok(act.to === 'class' && isWithin(spans, at))
      if (by !== teacher) shownByPupils += 1
    }
  }
  assert.ok(shownByPupils > 400, 'those who agree are in it')
})

test('a consent given later opens nothing of before, and one taken back closes all', () => {
  const say = (seq: number, by: number): RoomEvent => ({
    seq,
    at: seq * 10,
    by,
    act: { kind: 'say', to: 'class', words: 'Bonjour' },
  })
  const log: RoomEvent[] = [
    { seq: 1, at: 10, by: teacher, act: { kind: 'record', isOn: true } },
    say(2, 2),
    say(3, 2),
  ]
  const numbers = (agreeing: Map<number, number>) =>
    replayEvents(log, findSpans(log, 100), { roleOf, agreeing }).map(({ seq }) => seq)
  assert.deepEqual(numbers(new Map([[2, 0]])), [1, 2, 3])
  assert.deepEqual(numbers(new Map([[2, 25]])), [1, 3])
  assert.deepEqual(numbers(new Map()), [1])
})
