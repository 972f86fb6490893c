/** The rules of attendance, one by one and over made-up facts by the thousand. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { AttendanceState, RuledState } from '#contract/attendance.ts'
import { attendanceCsvHead, attendanceCsvLines } from './attendance-csv.ts'
import {
  countStates,
  judgeHalfDay,
  judgeLesson,
  type LessonFacts,
  outageBeforeMs,
  outageCountsMs,
  wasHeldHere,
} from './judge-lesson.ts'

const minute = 60_000
const startsAtMs = Date.parse('2026-11-24T07:30:00Z')
const endsAtMs = startsAtMs + 55 * minute

const ruled: readonly RuledState[] = ['present', 'reached', 'excused', 'unreachable', 'our_fault']
const states: readonly AttendanceState[] = [...ruled, 'to_find_out', 'not_known_yet']

const afterwards: LessonFacts = {
  nowMs: endsAtMs + minute,
  startsAtMs,
  endsAtMs,
  inLiveClassAtMs: null,
  arrivedAtMs: null,
  claimedAtMs: null,
  work: null,
  call: null,
  outages: [],
  explanation: null,
  correction: null,
  isRecordKept: true,
  isAtDistance: false,
  isHeldHere: true,
}
const judge = (facts: Partial<LessonFacts>) => judgeLesson({ ...afterwards, ...facts })
const outage = (from: number, until: number) => ({
  fromMs: startsAtMs + from * minute,
  untilMs: startsAtMs + until * minute,
  reason: 'stopped' as const,
})

const near = fc.integer({ min: startsAtMs - 300 * minute, max: endsAtMs + 300 * minute })
const factsOf = fc.record<LessonFacts>({
  nowMs: near,
  startsAtMs: fc.constant(startsAtMs),
  endsAtMs: fc.constant(endsAtMs),
  inLiveClassAtMs: fc.option(near),
  arrivedAtMs: fc.option(near),
  claimedAtMs: fc.option(near),
  work: fc.option(
    fc.record({ kind: fc.constantFrom('handed_in' as const, 'saved' as const), atMs: near }),
  ),
  call: fc.option(fc.record({ by: fc.constant('Mme Moreau'), atMs: near })),
  outages: fc.array(
    fc.tuple(near, fc.integer({ min: 1, max: 200 * minute })).map(([fromMs, ms]) => ({
      fromMs,
      untilMs: fromMs + ms,
      reason: 'stalled' as const,
    })),
    { maxLength: 4 },
  ),
  explanation: fc.option(fc.constant({ reason: 'health' as const, note: '' })),
  correction: fc.option(
    fc.record({
      state: fc.option(fc.constantFrom(...ruled)),
      by: fc.constant('Mme Moreau'),
      atMs: near,
      note: fc.constant(''),
    }),
  ),
  isRecordKept: fc.boolean(),
  isAtDistance: fc.boolean(),
  isHeldHere: fc.boolean(),
})

test('the teacher has the last word, whatever else is known', () => {
  fc.assert(
    fc.property(factsOf, fc.constantFrom(...ruled), (facts, state) => {
      const correction = { state, by: 'Mme Moreau', atMs: endsAtMs, note: 'vu' }
      const standing = judgeLesson({ ...facts, correction })
      assert.equal(standing.state, state)
      assert.equal(standing.why.kind, 'corrected')
    }),
  )
})

test('a correction that was taken back leaves what is known by itself', () => {
  fc.assert(
    fc.property(factsOf, (facts) => {
      const taken = { state: null, by: 'Mme Moreau', atMs: endsAtMs, note: '' }
      assert.deepEqual(
        judgeLesson({ ...facts, correction: taken }),
        judgeLesson({ ...facts, correction: null }),
      )
    }),
  )
})

test('nobody is unreachable because a machine says so, nor reached but by a call that somebody noted', () => {
  fc.assert(
    fc.property(factsOf, (facts) => {
      const { state } = judgeLesson({ ...facts, correction: null })
      assert.ok(state !== 'unreachable' && (state !== 'reached' || facts.call !== null))
    }),
  )
})

test('what a device claims changes no state', () => {
  fc.assert(
    fc.property(factsOf, near, (facts, claimedAtMs) => {
      assert.equal(
        judgeLesson({ ...facts, claimedAtMs }).state,
        judgeLesson({ ...facts, claimedAtMs: null }).state,
      )
    }),
  )
})

test('nothing is to be found out before the lesson is over, and nobody is present before it begins', () => {
  fc.assert(
    fc.property(factsOf, (facts) => {
      const { state } = judgeLesson({ ...facts, correction: null })
      const isAwaited = facts.isHeldHere || (facts.isAtDistance && facts.isRecordKept)
      if (facts.nowMs < facts.endsAtMs || !isAwaited) assert.notEqual(state, 'to_find_out')
      else assert.notEqual(state, 'not_known_yet')
      if (facts.nowMs < facts.startsAtMs) assert.ok(['not_known_yet', 'excused'].includes(state))
    }),
  )
})

test('more that speaks for a pupil never makes it worse', () => {
  const rank = (state: AttendanceState) =>
    ['present', 'reached', 'excused', 'our_fault', 'not_known_yet', 'to_find_out'].indexOf(state)
  fc.assert(
    fc.property(factsOf, (facts) => {
      const bare = { ...facts, correction: null }
      const now = rank(judgeLesson(bare).state)
      assert.ok(rank(judgeLesson({ ...bare, arrivedAtMs: startsAtMs }).state) <= now)
      assert.ok(rank(judgeLesson({ ...bare, inLiveClassAtMs: startsAtMs }).state) <= now)
      const work = { kind: 'saved' as const, atMs: endsAtMs }
      assert.ok(rank(judgeLesson({ ...bare, work }).state) <= now)
      const call = { by: 'Mme Moreau', atMs: endsAtMs }
      assert.ok(rank(judgeLesson({ ...bare, call }).state) <= now)
      const whole = outage(-30, 60)
      assert.ok(rank(judgeLesson({ ...bare, outages: [...bare.outages, whole] }).state) <= now)
    }),
  )
})

test('who came before the end was there; who came later is to be asked', () => {
  assert.deepEqual(judge({ arrivedAtMs: endsAtMs - 1 }).state, 'present')
  const later = judge({ arrivedAtMs: endsAtMs })
  assert.deepEqual([later.state, later.why.kind], ['to_find_out', 'came_later'])
})

test('who was in the live class was there, and that is the reason that is told', () => {
  const inLiveClassAtMs = startsAtMs - 5 * minute
  assert.deepEqual(judge({ inLiveClassAtMs, arrivedAtMs: startsAtMs - 30 * minute }), {
    state: 'present',
    why: { kind: 'in_live_class', at: new Date(inLiveClassAtMs).toISOString() },
  })
  assert.equal(judge({ inLiveClassAtMs, nowMs: startsAtMs - 1 }).state, 'not_known_yet')
  fc.assert(
    fc.property(factsOf, (facts) => {
      const { state } = judgeLesson({ ...facts, inLiveClassAtMs, correction: null })
      assert.equal(state === 'present', facts.nowMs >= startsAtMs)
    }),
  )
})

test('work at another hour counts, and is the reason that is told', () => {
  const work = { kind: 'handed_in' as const, atMs: endsAtMs + 300 * minute }
  const standing = judge({ work, outages: [outage(0, 55)] })
  assert.deepEqual([standing.state, standing.why.kind], ['present', 'handed_in'])
})

test('an explanation excuses, even ahead, and yields to having been there', () => {
  const explanation = { reason: 'no_connection' as const, note: '' }
  assert.equal(judge({ explanation }).state, 'excused')
  assert.equal(judge({ explanation, nowMs: startsAtMs - 500 * minute }).state, 'excused')
  assert.equal(judge({ explanation, arrivedAtMs: startsAtMs }).state, 'present')
})

test('a family that was reached that day counts from the lesson on, and yields to having been there', () => {
  const call = { by: 'Mme Moreau', atMs: startsAtMs - 30 * minute }
  const reached = judge({ call, outages: [outage(0, 55)] })
  assert.deepEqual(reached, {
    state: 'reached',
    why: { kind: 'called', by: call.by, at: new Date(call.atMs).toISOString() },
  })
  assert.equal(judge({ call, nowMs: startsAtMs - 1 }).state, 'not_known_yet')
  assert.equal(judge({ call, arrivedAtMs: startsAtMs }).state, 'present')
  assert.equal(judge({ call, isHeldHere: false }).state, 'not_known_yet')
})

test('an outage counts from ten minutes on, and from a quarter of an hour before the lesson', () => {
  assert.equal(outageCountsMs, 10 * minute)
  assert.equal(outageBeforeMs, 15 * minute)
  assert.equal(judge({ outages: [outage(10, 20)] }).state, 'our_fault')
  assert.equal(judge({ outages: [outage(10, 19)] }).state, 'to_find_out')
  assert.equal(judge({ outages: [outage(-60, -5)] }).state, 'our_fault')
  assert.equal(judge({ outages: [outage(-60, -6)] }).state, 'to_find_out')
  assert.equal(judge({ outages: [outage(55, 90)] }).state, 'to_find_out')
  // The same minutes twice are the same minutes; two halves make a whole.
  assert.equal(judge({ outages: [outage(0, 6), outage(1, 7)] }).state, 'to_find_out')
  const { why } = judge({ outages: [outage(30, 35), outage(0, 5)] })
  assert.deepEqual(why, {
    kind: 'outage',
    from: new Date(startsAtMs).toISOString(),
    until: new Date(startsAtMs + 35 * minute).toISOString(),
  })
})

test('a lesson to which few came asks nobody to explain', () => {
  const nobody = judge({ isHeldHere: false })
  assert.deepEqual([nobody.state, nobody.why.kind], ['not_known_yet', 'few_came'])
  const nothing = {
    inLiveClassAtMs: null,
    arrivedAtMs: null,
    claimedAtMs: null,
    work: null,
    correction: null,
  }
  const held = (known: Partial<LessonFacts>) =>
    wasHeldHere([{ ...nothing, ...known }, nothing], endsAtMs)
  assert.equal(wasHeldHere([], endsAtMs), false)
  assert.equal(held({}), false)
  const correction = { by: '', atMs: 0, note: '' }
  assert.equal(held({ correction: { ...correction, state: null } }), false)
  // Half of a register of two came in time.
  assert.equal(held({ arrivedAtMs: endsAtMs - 1 }), true)
  assert.equal(held({ inLiveClassAtMs: startsAtMs - minute }), true)
  assert.equal(held({ claimedAtMs: endsAtMs - 1 }), true)
  assert.equal(held({ work: { kind: 'saved', atMs: endsAtMs - 1 } }), true)
  // Looked at in the evening, as on any school day.
  assert.equal(held({ arrivedAtMs: endsAtMs }), false)
  assert.equal(held({ work: { kind: 'handed_in', atMs: endsAtMs } }), false)
  const early = { ...nothing, arrivedAtMs: endsAtMs - 1 }
  assert.equal(wasHeldHere([early, nothing, nothing], endsAtMs), false)
  const told = { ...nothing, correction: { ...correction, state: 'unreachable' as const } }
  assert.equal(wasHeldHere([told, nothing, nothing, nothing], endsAtMs), true)
})

test('a declared half-day awaits everybody from the first lesson on; another one only where half came', () => {
  const call = { by: 'Mme Moreau', atMs: startsAtMs }
  for (const isHeldHere of [true, false]) {
    for (const isAtDistance of [true, false]) {
      for (const isRecordKept of [true, false]) {
        const held = { isHeldHere, isAtDistance, isRecordKept }
        const isAwaited = isHeldHere || (isAtDistance && isRecordKept)
        const over = isAwaited ? 'to_find_out' : 'not_known_yet'
        assert.equal(judge(held).state, over, JSON.stringify(held))
        assert.equal(judge({ ...held, arrivedAtMs: endsAtMs }).state, over)
        assert.equal(judge({ ...held, call }).state, isAwaited ? 'reached' : 'not_known_yet')
        const untold = isAwaited ? 'nothing' : 'few_came'
        assert.equal(judge(held).why.kind, isRecordKept ? untold : 'not_kept')
        const running = judge({ ...held, nowMs: endsAtMs - 1 })
        assert.equal(running.state, 'not_known_yet', 'no lesson is over before its end')
      }
    }
  }
})

test('being declared at a distance speaks against nobody of whom something is known', () => {
  fc.assert(
    fc.property(factsOf, (facts) => {
      const declared = judgeLesson({ ...facts, isAtDistance: true })
      const plain = judgeLesson({ ...facts, isAtDistance: false })
      if (declared.state === plain.state) return
      // Only a lack of all news becomes a question, and a call to the family an answer.
      assert.ok(declared.state === 'to_find_out' || declared.state === 'reached')
      assert.ok(facts.isRecordKept && !facts.isHeldHere)
    }),
  )
})

test('where arrivals are no longer kept, their lack says nothing', () => {
  assert.equal(judge({ isRecordKept: false }).why.kind, 'not_kept')
  assert.equal(judge({}).why.kind, 'nothing')
})

test('a half-day is as kind as its kindest lesson', () => {
  assert.equal(judgeHalfDay([]), null)
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...states), { minLength: 1 }), (lessons) => {
      const half = judgeHalfDay(lessons)
      assert.ok(half !== null && lessons.includes(half))
      if (lessons.includes('present')) assert.equal(half, 'present')
      if (half === 'unreachable') assert.ok(lessons.every((one) => one === 'unreachable'))
      assert.equal(judgeHalfDay(lessons.toReversed()), half)
    }),
  )
})

test('counts lose nobody', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...states)), (all) => {
      const counts = countStates(all)
      assert.equal(
        Object.values(counts).reduce((sum, one) => sum + one, 0),
        all.length,
      )
    }),
  )
})

test('the file opens in a spreadsheet, and no cell of it is a formula', () => {
  const text = `${attendanceCsvHead}${attendanceCsvLines([
    {
      onDate: '2026-11-24',
      half: 'morning',
      className: '6e A',
      familyName: '=HYPERLINK("x")',
      givenName: 'Zoé; "Zo"',
      state: 'excused',
      isAtDistance: true,
      reason: 'no_device',
      lessons: [{ startsAtTime: '08:30', courseName: 'Maths', state: 'excused' }],
    },
  ])}`
  assert.ok(text.startsWith('\ufeff'))
  const line = text.split('\r\n')[1] ?? ''
  assert.match(line, /"'=HYPERLINK\(""x""\)"/)
  assert.match(line, /"Zoé; ""Zo"""/)
  assert.match(line, /"pas d’appareil"/)
  assert.match(text, /"À distance"/)
  assert.match(line, /"oui"/)
})
