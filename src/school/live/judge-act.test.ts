/** Whatever is asked for in a live class, in whatever order: what may never happen does not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Grants, RoomAct, RoomEvent, RoomRole } from '#contract/live-room.ts'
import { canonicalJson } from '#kernel/canonical-json.ts'
import { eventFor } from './event-for.ts'
import { type Actor, judgeAct } from './judge-act.ts'
import {
  applyEvent,
  beginLiveState,
  type LiveState,
  type LoggedEvent,
  noGrants,
} from './live-state.ts'

const closed = { isChatOpen: false, areBreakoutsAllowed: true }
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
const breakout = fc.constantFrom(null, 0, 1)

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
    to: fc.constantFrom('class' as const, 'adults' as const, 'breakout' as const),
    words: fc.constant('Bonjour'),
  }),
  fc.record({
    kind: fc.constant('split' as const),
    breakouts: fc.array(
      fc.record({ page, members: fc.array(member, { minLength: 1, maxLength: 2 }) }),
      { minLength: 1, maxLength: 2 },
    ),
    endsAt: fc.constantFrom(null, nowMs - 1, nowMs + 1),
  }),
  fc.record({ kind: fc.constant('move' as const), member, breakout }),
  fc.record({ kind: fc.constant('visit' as const), breakout }),
  fc.constant({ kind: 'gather' as const }),
  fc.record({ kind: fc.constant('allow_breakouts' as const), isAllowed: isOn }),
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
  fc.record({
    kind: fc.constant('hand_out' as const),
    assignmentId: pollId,
    title: fc.constant('Les fractions'),
  }),
  fc.record({ kind: fc.constant('put_away' as const), assignmentId: pollId }),
  fc.constant({ kind: 'mute_all' as const }),
  fc.record({ kind: fc.constant('open_chat' as const), isOpen: isOn }),
  fc.record({ kind: fc.constant('record' as const), isOn }),
  fc.record({ kind: fc.constant('flag' as const), seq: fc.integer({ min: 1, max: 12 }) }),
)

const steps = fc.array(fc.record({ by: member, act, isHeld: isOn }), { maxLength: 60, size: 'max' })

/** A class in which adults are busy with breakouts: few of the steps above come so far. */
const busySteps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ by: member, act, isHeld: fc.constant(false) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        by: fc.constant(1),
        act: fc.oneof(
          fc.constantFrom<RoomAct>(
            {
              kind: 'split',
              breakouts: [
                { page: 3, members: [2] },
                { page: 4, members: [3] },
              ],
              endsAt: null,
            },
            { kind: 'split', breakouts: [{ page: 5, members: [2, 3] }], endsAt: nowMs + 1 },
            { kind: 'gather' },
            { kind: 'open_chat', isOpen: true },
            { kind: 'grant', member: 2, grants: { speak: false, draw: true } },
          ),
          fc.record({ kind: fc.constant('move' as const), member, breakout }),
        ),
        isHeld: fc.constant(false),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        by: fc.constantFrom(2, 3),
        act: fc.oneof(
          fc.record({ page: fc.integer({ min: 0, max: 5 }), id: markId }).map(
            (mark): RoomAct => ({
              kind: 'draw',
              ...mark,
              tool: 'pen',
              ink: 'red',
              path: [1, 2, 3, 4],
            }),
          ),
          fc.constantFrom<RoomAct>(
            { kind: 'say', to: 'class', words: 'Oui' },
            { kind: 'say', to: 'breakout', words: 'Non' },
          ),
        ),
        isHeld: fc.constant(false),
      }),
    },
  ),
  { minLength: 20, maxLength: 60 },
)

interface Run {
  readonly log: readonly LoggedEvent[]
  readonly state: LiveState
}

/** Judges one step after the other; `onAccepted` sees the state as it was before. */
function run(
  asked: readonly { readonly by: number; readonly act: RoomAct; readonly isHeld: boolean }[],
  onAccepted: (before: LiveState, actor: Actor, act: RoomAct, isHeld: boolean) => void,
): Run {
  const state = beginLiveState(closed)
  const log: LoggedEvent[] = []
  const roleOf = (one: number): RoomRole | null => roles[one - 1] ?? null
  for (const [at, { by, act: wish, isHeld }] of asked.entries()) {
    const actor = actorOf(by)
    const judged = judgeAct(state, actor, wish, { nowMs, isHeld, roleOf, sharers: 3 })
    if (!judged.ok) continue
    if (judged.value === null) {
      assertUnchanged(state, by, wish)
      continue
    }
    onAccepted(state, actor, judged.value, isHeld)
    const event: RoomEvent = { seq: state.lastSeq + 1, at: nowMs, by, act: judged.value }
    log.push({ id: idOf('c', at), event })
    applyEvent(state, { id: idOf('c', at), event })
  }
  return { log, state }
}

/** What is not logged would have changed nothing but the log itself. */
function assertUnchanged(state: LiveState, by: number, act: RoomAct): void {
  const after = structuredClone(state)
  const event: RoomEvent = { seq: state.lastSeq + 1, at: nowMs, by, act }
  applyEvent(after, { id: idOf('f', 1), event })
  const { counts, done, lastSeq, lastSharedSeq } = state
  assert.equal(snapshot({ ...after, counts, done, lastSeq, lastSharedSeq }), snapshot(state))
}

function snapshot(state: LiveState): string {
  const { done, grants, marks, poll, split } = state
  const lists = {
    done: [...done],
    counts: [...state.counts],
    grants: [...grants],
    hands: [...state.hands],
    lost: [...state.lost],
    marks: [...marks],
    pollIds: [...state.pollIds],
    said: [...state.said],
    flags: [...state.flags].map(([seq, by]) => [seq, [...by]]),
    poll: poll === null ? null : { ...poll, votes: [...poll.votes] },
    split: split && {
      ...split,
      places: [...split.places],
      grantsBefore: [...split.grantsBefore],
    },
  }
  return canonicalJson({ ...state, ...lists })
}

const leads: ReadonlySet<RoomAct['kind']> = new Set([
  'record',
  'turn',
  'ask',
  'close_poll',
  'hand_out',
  'put_away',
  'grant',
  'mute_all',
  'open_chat',
  'timer',
  'split',
  'move',
  'visit',
  'gather',
  'allow_breakouts',
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
    fc.property(busySteps, (asked) => {
      const { log, state } = run(asked, () => undefined)
      const again = beginLiveState(closed)
      for (const event of log) applyEvent(again, event)
      assert.equal(snapshot(again), snapshot(state))
    }),
  )
})

test('what is told to adults is heard by them and by whoever told it, and hidden counts by them alone', () => {
  fc.assert(
    fc.property(busySteps, member, (asked, hearing) => {
      const hearer = actorOf(hearing)
      for (const { event } of run(asked, () => undefined).log) {
        const heard = eventFor(event, hearer, null)
        const { act: done, by } = event
        const isPrivate =
          done.kind === 'lost' ||
          done.kind === 'vote' ||
          done.kind === 'flag' ||
          (done.kind === 'say' && done.to === 'adults') ||
          (done.kind === 'say' &&
            done.to === 'breakout' &&
            done.members?.includes(hearing) !== true)
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

test('who is in a breakout draws and writes there alone, and nobody else of the pupils does', () => {
  fc.assert(
    fc.property(busySteps, (asked) => {
      run(asked, ({ split }, { member: by, role }, done) => {
        if (role === 'teacher' || split === null) return
        const own = split.places.get(by)
        const page = done.kind === 'draw' || done.kind === 'write' ? done.page : null
        if (page !== null && own !== undefined) assert.equal(page, split.pages[own])
        if (page !== null && own === undefined) assert.ok(!split.pages.includes(page))
        if (done.kind !== 'say') return
        if (own !== undefined) assert.notEqual(done.to, 'class')
        if (done.to !== 'breakout') return
        assert.ok(done.members?.includes(by))
        for (const other of done.members ?? []) assert.equal(split.places.get(other), own)
      })
    }),
  )
})

test('marks on a breakout’s page are told to those alone who are there; everybody once it is over', () => {
  fc.assert(
    fc.property(busySteps, member, (asked, hearing) => {
      run(asked, ({ split }, { member: by }, done) => {
        if (done.kind !== 'draw' && done.kind !== 'write' && done.kind !== 'erase') return
        const event = { seq: 1, at: nowMs, by, act: done }
        const of = split?.pages.indexOf(done.page) ?? -1
        const isThere = of < 0 || split?.places.get(hearing) === of || by === hearing
        assert.equal(eventFor(event, actorOf(hearing), split) !== null, isThere)
        assert.ok(eventFor(event, actorOf(hearing), null))
      })
    }),
  )
})

test('together again, pupils have the rights that they had before the class was split', () => {
  fc.assert(
    fc.property(busySteps, (asked) => {
      let before: Grants[] | null = null
      const rightsOf = ({ grants }: LiveState): Grants[] =>
        roles.map((_, at) => grants.get(at + 1) ?? noGrants)
      run(
        // While an adult changes no rights and places nobody.
        asked.filter(({ act: { kind } }) => !['grant', 'mute_all', 'move'].includes(kind)),
        (state, __, done) => {
          if (state.split === null && before !== null) {
            assert.deepEqual(rightsOf(state), before)
            before = null
          }
          if (done.kind === 'split') {
            before = rightsOf(state)
            for (const { members } of done.breakouts) {
              for (const one of members) assert.equal(roles[one - 1], 'pupil')
            }
          }
        },
      )
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
  const state = beginLiveState({ ...closed, isChatOpen: true })
  const at = { nowMs, isHeld: true, roleOf: () => null, sharers: 3 }
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
    assert.ok(judged.value)
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
