/** What an evening asks of a guardian: late, for tomorrow, to explain, to read; and nothing at all. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HandIn } from '#contract/day.ts'
import { type Evening, eveningNeeds, type Need } from './evening-needs.ts'

const subject = { code: 'MATHS', label: 'Mathématiques', family: 'maths' }
/** A Monday, seven in the evening in Paris. */
const nowMs = Date.parse('2026-11-23T18:00:00Z')
const day: Evening['day'] = {
  on: '2026-11-23',
  timeZone: 'Europe/Paris',
  day: { kind: 'lessons', label: null, nextSchoolDay: null },
  lessons: [],
  toHandIn: [],
}
const evening: Evening = { day, attendance: { halfDays: [] }, reports: [] }

const work = (
  id: string,
  dueAt: string | null,
  state: 'not_opened' | 'begun' | 'received' = 'not_opened',
): HandIn => ({
  kind: 'assignment',
  assignmentId: id,
  lessonId: null,
  title: id,
  subject,
  dueAt,
  lateAccepted: true,
  state,
})
const homework = (dueOn: string): HandIn => ({
  kind: 'homework',
  lessonId: dueOn,
  text: 'Lire',
  subject,
  dueOn,
})
const report = (label: string, publishedAt: string): Evening['reports'][number] => ({
  publishedAt,
  report: { period: { id: label, label, startsOn: '', endsOn: '' }, withoutPoints: false },
})

const nameOf = (one: HandIn): string => (one.kind === 'homework' ? one.dueOn : one.title)
function told(need: Need): string {
  switch (need.kind) {
    case 'explain':
      return `explain ${need.count}`
    case 'late':
      return `late ${need.works.map(nameOf).join()}`
    case 'soon':
      return `${need.on} ${need.works.map(nameOf).join()}`
    case 'report':
      return `read ${need.given.report.period.label}`
  }
}
const needsOf = (of: Partial<Evening>): string[] =>
  eveningNeeds({ ...evening, ...of }, nowMs).needs.map(told)

test('nothing to do is nothing', () => {
  assert.deepEqual(eveningNeeds(evening, nowMs), { needs: [], later: [] })
})

test('the most pressing first, and what was handed in no longer counts', () => {
  const toHandIn = [
    work('done', '2026-11-23T17:00:00Z', 'received'),
    work('late', '2026-11-23T07:00:00Z', 'begun'),
    // Past midnight in Paris, not yet in UTC.
    work('tomorrow', '2026-11-23T23:30:00Z'),
    work('tonight', '2026-11-23T19:00:00Z'),
    homework('2026-11-24'),
  ]
  const halfDays = (['present', 'to_find_out', 'unreachable', 'excused'] as const).map((state) => ({
    state,
  }))
  const reports = [
    report('Semestre 1', '2026-11-20T10:00:00Z'),
    report('Semestre 0', '2026-11-10T10:00:00Z'),
  ]
  assert.deepEqual(needsOf({ day: { ...day, toHandIn }, attendance: { halfDays }, reports }), [
    'explain 2',
    'late late',
    '2026-11-23 tonight',
    '2026-11-24 tomorrow,2026-11-24',
    'read Semestre 1',
  ])
})

test('work for another day comes later, the next first, and what has no time last', () => {
  const toHandIn = [work('whenever', null), work('friday', '2026-11-27T07:00:00Z')]
  const all = eveningNeeds({ ...evening, day: { ...day, toHandIn } }, nowMs)
  assert.deepEqual(all.needs, [])
  assert.deepEqual(all.later.map(nameOf), ['friday', 'whenever'])
})

test('homework of today is asked for until the last lesson is over', () => {
  const lesson = { subject, status: 'planned', startsAt: '2026-11-23T15:00:00Z' }
  const withLesson = (endsAt: string): Evening['day'] => ({
    ...day,
    toHandIn: [homework('2026-11-23')],
    lessons: [{ ...lesson, endsAt } as Evening['day']['lessons'][number]],
  })
  assert.deepEqual(needsOf({ day: withLesson('2026-11-23T17:00:00Z') }), [])
  assert.deepEqual(needsOf({ day: withLesson('2026-11-23T19:00:00Z') }), ['2026-11-23 2026-11-23'])
})

test('before a day without lessons the next school day counts, unless it is far', () => {
  const sunday = (nextSchoolDay: string): Evening['day'] => ({
    ...day,
    on: '2026-11-22',
    day: { kind: 'weekend', label: null, nextSchoolDay },
    toHandIn: [homework(nextSchoolDay)],
  })
  assert.deepEqual(needsOf({ day: sunday('2026-11-24') }), ['2026-11-24 2026-11-24'])
  assert.deepEqual(needsOf({ day: sunday('2026-12-04') }), [])
})
