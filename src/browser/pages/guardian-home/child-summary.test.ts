/** The three lines of a guardian's card at every moment of a child's day. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChildDay } from '#contract/day.ts'
import { childDue, childToday } from './child-summary.ts'

const subject = { code: 'MATHS', label: 'Mathématiques', family: 'maths' }
const at = (time: string): string => `2026-11-23T${time}:00.000Z`
const ms = (time: string): number => Date.parse(at(time))

const lesson = (from: string, to: string, status: 'planned' | 'cancelled' = 'planned') =>
  ({ subject, status, startsAt: at(from), endsAt: at(to) }) as ChildDay['lessons'][number]
const day: ChildDay['day'] = { kind: 'lessons', label: null, nextSchoolDay: null }
const lessons = [
  lesson('08:00', '09:00'),
  lesson('09:00', '10:00', 'cancelled'),
  lesson('10:00', '11:00'),
]

test('today: now, next, over, free', () => {
  assert.deepEqual(childToday({ lessons, day }, ms('08:30')), {
    kind: 'now',
    subject: 'Mathématiques',
    endsAt: at('09:00'),
  })
  assert.deepEqual(childToday({ lessons, day }, ms('09:30')), {
    kind: 'next',
    subject: 'Mathématiques',
    startsAt: at('10:00'),
    left: 1,
  })
  assert.deepEqual(childToday({ lessons, day }, ms('11:00')), { kind: 'over' })
  const cancelled = [lesson('08:00', '09:00', 'cancelled')]
  assert.deepEqual(childToday({ lessons: cancelled, day }, ms('08:30')), { kind: 'free', day })
})

const work = (id: string, dueAt: string | null, state: 'not_opened' | 'begun' | 'received') => ({
  kind: 'assignment' as const,
  assignmentId: id,
  lessonId: null,
  title: id,
  subject,
  dueAt,
  lateAccepted: true,
  state,
})

test('due: what is handed in no longer counts, what is late is told apart, the first is named', () => {
  const toHandIn: ChildDay['toHandIn'] = [
    work('late', at('07:00'), 'begun'),
    work('whenever', null, 'not_opened'),
    work('second', at('20:00'), 'not_opened'),
    work('first', at('12:00'), 'begun'),
    work('done', at('11:00'), 'received'),
    { kind: 'homework', lessonId: 'l', text: 'Lire', subject, dueOn: '2026-11-24' },
  ]
  assert.deepEqual(childDue({ toHandIn }, ms('08:00')), {
    count: 5,
    lateCount: 1,
    first: { title: 'first', dueAt: at('12:00') },
  })
  assert.deepEqual(childDue({ toHandIn: [] }, ms('08:00')), { count: 0, lateCount: 0, first: null })
})
