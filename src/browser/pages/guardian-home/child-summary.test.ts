/** The line of a guardian's card at every moment of a child's day. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ChildDay } from '#contract/day.ts'
import { childToday } from './child-summary.ts'

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
