/** Whatever is asked for in a live class, in whatever order: what may never happen does not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { RoomAct, RoomEvent, RoomRole } from '#contract/live-room.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { eventFor } from './event-for.ts'
import { type Actor, judgeAct } from './judge-act.ts'
import { applyEvent, beginLiveState, type LiveState, type LoggedEvent } from './live-state.ts'

const nowMs = Date.parse('2026-11-24T08:00:00Z')
const roles: readonly RoomRole[] = ['teacher', 'pupil', 'pupil', 'guest']
const actorOf = (member: number): Actor => ({ member, role: roles[member - 1] ?? 'pupil' })
const idOf = (kind: string, number: number): string =>
  `00000000-0000-7000-8000-${kind}${String(number).padStart(11, '0')}`

const member = fc.integer({ min: 1, max: roles.length })
const page = fc.integer({ min: 0, max: 2 })
const markId = fc.integer({ min: 0, max: 5 }).map((number) => idOf('a', number))
const pollId = fc.integer({ min: 0, max: 2 }).map((number) => idOf('b', number))
const isOn = fc.boolean()

const act: fc.Arbitrary<RoomAct> = fc.oneof(
  fc
    .record({ page, id: markId })
    .map(
      (mark): RoomAct => ({ kind: 'draw', ...mark, tool: 'pen', ink: 'red', path: [1, 2, 3, 4] }),
    ),
  fc.record({ page, id: markId }).map(
    (mark): RoomAct => ({
      kind: 'write',
      ...mark,
      ink: 'black',
      at: { x: 1, y: 1 },
      words: 'Oui',
    }),
  ),
  fc.record({
    kind: fc.constant('erase' as const),
    page,
    ids: fc.oneof(fc.constant(null), fc.array(markId, { minLength: 1, maxLength: 3 })),
  }),
  fc.record({ kind: fc.constant('turn' as const), page }),
  fc.record({
    kind: fc.constant('say' as const),
    to: fc.constantFrom('class' as const, 'adults' as const),
    words: fc.constant('Bonjour'),
  }),
  fc.record({ kind: fc.constant('hand' as const), isUp: isOn }),
  fc.record({ kind: fc.constant('hand' as const), isUp: isOn, member }),
  fc.record({ kind: fc.constant('lost' as const), isLost: isOn }),
  fc.record({
    kind: fc.constant('ask' as const),
    pollId,
    question: fc.constant('Combien ?'),
    choices: fc.array(fc.constantFrom('1', '2'), { minLength: 2, maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('vote' as const),
    pollId,
    choice: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ kind: fc.constant('close_poll' as const), pollId, isShown: isOn }),
  fc.record({
    kind: fc.constant('grant' as const),
    member,
    grants: fc.record({ speak: isOn, draw: isOn }),
  }),
  fc.constant({ kind: 'mute_all' as const }),
  fc.record({ kind: fc.constant('open_chat' as const), isOpen: isOn }),
  fc.record({ kind: fc.constant('flag' as const), seq: fc.integer({ min: 1, max: 12 }) }),
)

const steps = fc.array(fc.record({ by: member, act, isHeld: isOn }), { maxLength: 60 })

interface Run {
  readonly log: readonly LoggedEvent[]
  readonly state: LiveState
}

/** Judges one step after the other; `onAccepted` sees the state as it was before. */
function run(
  asked: readonly { readonly by: number; readonly act: RoomAct; readonly isHeld: boolean }[],
  onAccepted: (before: LiveState, actor: Actor, act: RoomAct, isHeld: boolean) => void,
): Run {
  const state = beginLiveState(false)
  const log: LoggedEvent[] = []
  const roleOf = (one: number): RoomRole | null => roles[one - 1] ?? null
  for (const [at, { by, act: wish, isHeld }] of asked.entries()) {
    const actor = actorOf(by)
    const judged = judgeAct(state, actor, wish, { nowMs, isHeld, roleOf })
    if (!judged.ok) continue
    onAccepted(state, actor, judged.value, isHeld)
    const event: RoomEvent = { seq: state.lastSeq + 1, at: nowMs, by, act: judged.value }
    log.push({ id: idOf('c', at), event })
    applyEvent(state, { id: idOf('c', at), event })
  }
  return { log, state }
}

function snapshot(state: LiveState): string {
  const { done, grants, marks, poll } = state
  const lists = {
    done: [...done],
    grants: [...grants],
    hands: [...state.hands],
    lost: [...state.lost],
    marks: [...marks],
    pollIds: [...state.pollIds],
    said: [...state.said],
    flags: [...state.flags].map(([seq, by]) => [seq, [...by]]),
    poll: poll === null ? null : { ...poll, votes: [...poll.votes] },
  }
  return canonicalJson({ ...state, ...lists })
}

const leads: ReadonlySet<RoomAct['kind']> = new Set([
  'turn',
  'ask',
  'close_poll',
  'grant',
  'mute_all',
  'open_chat',
  'timer',
])

test('while no adult is here, nothing of pupils and guests passes but what they tell adults and point out', () => {
  fc.assert(
    fc.property(steps, (asked) => {
      run(asked, (_, { role }, done, isHeld) => {
        if (!isHeld || role === 'teacher') return
        const isTold = done.kind === 'lost' || (done.kind === 'say' && done.to === 'adults')
        assert.ok(isTold || done.kind === 'flag', done.kind)
      })
    }),
  )
})

test('only adults lead; others draw, erase and write to the class as far as it was granted', () => {
  fc.assert(
    fc.property(steps, (asked) => {
      run(asked, (before, { member: by, role }, done) => {
        if (role === 'teacher') return
        assert.ok(!leads.has(done.kind), done.kind)
        if (done.kind === 'draw' || done.kind === 'write' || done.kind === 'erase') {
          assert.equal(before.grants.get(by)?.draw, true)
        }
        if (done.kind === 'erase') {
          for (const id of done.ids ?? ['all']) assert.equal(before.marks.get(id)?.by, by)
        }
        if (done.kind === 'say' && done.to === 'class') assert.ok(before.isChatOpen)
        if (done.kind === 'hand' && done.member !== by) assert.fail('the hand of another')
        if (done.kind === 'vote') assert.equal(role, 'pupil')
      })
    }),
  )
})

test('a room opened anew from its log is the room that it was', () => {
  fc.assert(
    fc.property(steps, (asked) => {
      const { log, state } = run(asked, () => undefined)
      const again = beginLiveState(false)
      for (const event of log) applyEvent(again, event)
      assert.equal(snapshot(again), snapshot(state))
    }),
  )
})

test('what is told to adults is heard by them and by whoever told it, and hidden counts by them alone', () => {
  fc.assert(
    fc.property(steps, member, (asked, hearing) => {
      const hearer = actorOf(hearing)
      for (const { event } of run(asked, () => undefined).log) {
        const heard = eventFor(event, hearer)
        const { act: done, by } = event
        const isPrivate =
          done.kind === 'lost' ||
          done.kind === 'vote' ||
          done.kind === 'flag' ||
          (done.kind === 'say' && done.to === 'adults')
        if (hearer.role === 'teacher') assert.equal(heard, event)
        else if (isPrivate) assert.equal(heard, by === hearing ? event : null)
        else assert.equal(heard?.seq, event.seq)
        if (hearer.role !== 'teacher' && heard?.act.kind === 'close_poll') {
          assert.equal(heard.act.counts !== undefined, heard.act.isShown)
        }
      }
    }),
  )
})

test('the counts of a question are one for each pupil who voted, by the last vote', () => {
  fc.assert(
    fc.property(steps, (asked) => {
      run(asked, (before, _, done) => {
        if (done.kind !== 'close_poll') return
        const sum = (done.counts ?? []).reduce((total, count) => total + count, 0)
        assert.equal(sum, before.poll?.votes.size)
      })
    }),
  )
})

test('whoever read a line points it out, once; nobody does so with words they never heard or said themselves', () => {
  const state = beginLiveState(true)
  const at = { nowMs, isHeld: true, roleOf: () => null }
  const says = (seq: number, by: number, to: 'class' | 'adults'): void =>
    applyEvent(state, {
      id: idOf('d', seq),
      event: { seq, at: nowMs, by, act: { kind: 'say', to, words: 'Toi' } },
    })
  says(1, 2, 'class')
  says(2, 2, 'adults')
  const outcome = (by: number, seq: number): string => {
    const judged = judgeAct(state, actorOf(by), { kind: 'flag', seq }, at)
    if (!judged.ok) return judged.refusal.code
    const event: RoomEvent = { seq: state.lastSeq + 1, at: nowMs, by, act: judged.value }
    applyEvent(state, { id: idOf('e', event.seq), event })
    return 'done'
  }
  assert.equal(outcome(2, 1), 'not_found', 'own words')
  assert.equal(outcome(3, 2), 'not_found', 'told to adults by another')
  assert.equal(outcome(3, 9), 'not_found', 'never said')
  assert.equal(outcome(3, 1), 'done', 'while no adult is here')
  assert.equal(outcome(3, 1), 'in_use')
  assert.equal(outcome(4, 1), 'done', 'by a guest as well')
  assert.equal(outcome(1, 2), 'done', 'an adult')
  assert.equal(outcome(3, 4), 'not_found', 'a flag is no line')
})
