/** The pure parts of the day: how far work is, in which order, what kind of day, how long to read. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { HandIn } from '#contract/day.ts'
import { readingMinutes } from '#contract/reading-minutes.ts'
import { dueGraceMs } from '#school/assignments/assignment.ts'
import { lackingOf } from '#school/people/lacking.ts'
import { dayKindOf } from './day-kind.ts'
import { createSchoolDayMemory } from './school-day-memory.ts'
import { compareWork, workState } from './work-state.ts'

const now = 1_000
const atOnce = { feedback: 'now' as const, dueAt: null, extension: null }
const facts = { hasAttempt: true, isSubmitted: true, toMark: 0, returnedAt: null }

test('work is not opened, begun, received or marked', () => {
  const nothing = { ...facts, hasAttempt: false, isSubmitted: false }
  assert.equal(workState(nothing, atOnce, now), 'not_opened')
  assert.equal(workState({ ...nothing, hasAttempt: true }, atOnce, now), 'begun')
  assert.equal(workState(facts, atOnce, now), 'marked')
  assert.equal(workState({ ...facts, toMark: 2 }, atOnce, now), 'received')
  assert.equal(
    workState({ ...facts, toMark: 2, returnedAt: '2026-11-24T06:30:00Z' }, atOnce, now),
    'marked',
  )
})

test('marks that wait for the due time are not told before it', () => {
  const later = { feedback: 'after_due' as const, dueAt: now + 1, extension: null }
  assert.equal(workState(facts, later, now), 'received')
  assert.equal(workState(facts, later, now + 1 + dueGraceMs), 'received')
  assert.equal(workState(facts, later, now + 2 + dueGraceMs), 'marked')
  const moved = { ...later, extension: { untilMs: now + 1_000, outages: [] } }
  assert.equal(workState(facts, moved, now + 2 + dueGraceMs), 'received')
  assert.equal(workState(facts, moved, now + 1_001 + dueGraceMs), 'marked')
})

const work: fc.Arbitrary<{ work: HandIn; dueMs: number | null }> = fc
  .tuple(
    fc.constantFrom('not_opened' as const, 'begun' as const, 'received' as const),
    fc.option(fc.integer({ min: 0, max: 5 })),
    fc.boolean(),
  )
  .map(([state, dueMs, isHomework]) => ({
    dueMs,
    work: isHomework
      ? {
          kind: 'homework' as const,
          lessonId: 'l',
          text: '',
          subject: { code: '', label: '', family: '' },
          dueOn: '2026-11-24',
        }
      : {
          kind: 'assignment' as const,
          assignmentId: 'a',
          lessonId: null,
          title: '',
          subject: { code: '', label: '', family: '' },
          dueAt: null,
          lateAccepted: true,
          state,
        },
  }))

test('work is ordered by its due time, what is handed in last among equals, the endless at the end', () => {
  fc.assert(
    fc.property(fc.array(work, { maxLength: 20 }), (list) => {
      const sorted = list.toSorted(compareWork)
      for (const [index, one] of sorted.entries()) {
        const next = sorted[index + 1]
        if (next === undefined) continue
        assert.ok((one.dueMs ?? Infinity) <= (next.dueMs ?? Infinity))
        assert.ok(compareWork(one, next) <= 0 && compareWork(next, one) >= 0)
      }
    }),
  )
})

test('a day without lessons says why, and when the next one comes', () => {
  const day = { on: '2026-11-28', lessonCount: 0, daysOff: [null], nextSchoolDay: '2026-11-30' }
  assert.deepEqual(dayKindOf(day), { kind: 'weekend', label: null, nextSchoolDay: '2026-11-30' })
  assert.equal(dayKindOf({ ...day, on: '2026-11-25' }).kind, 'no_lessons')
  assert.deepEqual(dayKindOf({ ...day, daysOff: ['Toussaint'] }), {
    kind: 'holiday',
    label: 'Toussaint',
    nextSchoolDay: '2026-11-30',
  })
  assert.equal(dayKindOf({ ...day, lessonCount: 3 }).kind, 'lessons')
  for (const lacking of ['no_class', 'no_courses'] as const) {
    assert.equal(dayKindOf({ ...day, lacking }).kind, lacking)
    assert.equal(dayKindOf({ ...day, lacking, daysOff: ['Toussaint'] }).kind, 'holiday')
    assert.equal(dayKindOf({ ...day, lacking, lessonCount: 1 }).kind, 'lessons')
  }
  assert.equal(dayKindOf({ ...day, on: '2026-11-25', daysOff: ['Fermé', null] }).kind, 'no_lessons')
})

test('without a course a pupil lacks the class, or the courses of the class', () => {
  const some = new Set(['0190c6b8-0000-7000-8000-000000000001'])
  const none = new Set<string>()
  assert.equal(lackingOf({ classIds: none, courseIds: none }), 'no_class')
  assert.equal(lackingOf({ classIds: some, courseIds: none }), 'no_courses')
  assert.equal(lackingOf({ classIds: some, courseIds: some }), null)
  // A pupil of a group alone has lessons: the class is the head's affair.
  assert.equal(lackingOf({ classIds: none, courseIds: some }), null)
})

test('reading takes at least a minute, and longer with more', () => {
  const words = (count: number) => [{ type: 'text' as const, text: 'mot '.repeat(count) }]
  const content = (count: number) => ({
    format: 1 as const,
    blocks: [
      { type: 'paragraph' as const, text: words(count) },
      { type: 'exercise' as const, exerciseId: 'x' },
    ],
  })
  assert.equal(readingMinutes({ format: 1, blocks: [] }), 1)
  assert.equal(readingMinutes(content(110)), 7)
  assert.equal(readingMinutes(content(550)), 11)
  assert.equal(readingMinutes(content(1_000_000)), 120)
})

test('a school is read once a minute, however many ask, and again after a failure', async () => {
  let time = 0
  let reads = 0
  let isBroken = false
  const memory = createSchoolDayMemory({ monotonicMs: () => time }, async (uai: string) => {
    reads += 1
    if (isBroken) throw new Error('the database is away')
    return `${uai} ${reads}`
  })
  const first = await Promise.all([memory.get('a'), memory.get('a'), memory.get('b')])
  assert.deepEqual([first, reads], [['a 1', 'a 1', 'b 2'], 2])
  time = 60_000
  isBroken = true
  await assert.rejects(memory.get('a'))
  isBroken = false
  assert.equal(await memory.get('a'), 'a 4')
})
