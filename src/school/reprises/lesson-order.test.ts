/** Lessons of one course beside those of another: what is counted, what is skipped, where it ends. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lessonsToFill, type OrderedLesson, pairLessons, usualFirstDay } from './lesson-order.ts'

const lesson = (id: string, onDate: string, isCancelled = false): OrderedLesson => ({
  id,
  onDate,
  startsAtMs: Date.parse(`${onDate}T08:00:00Z`),
  isCancelled,
})

const source = [
  lesson('s1', '2025-09-02'),
  lesson('s2', '2025-09-09', true),
  lesson('s3', '2025-09-16'),
  lesson('s4', '2025-09-23'),
]
const target = [
  lesson('t1', '2026-09-01'),
  lesson('t2', '2026-09-08'),
  lesson('t3', '2026-09-15', true),
  lesson('t4', '2026-09-22'),
]
const nowMs = Date.parse('2026-08-20T08:00:00Z')
const idsOf = (pairs: ReadonlyMap<string, OrderedLesson | null>) =>
  [...pairs].map(([id, to]) => [id, to?.id ?? null])

test('the first goes to the first; cancelled lessons on either side are not counted', () => {
  const toFill = lessonsToFill(target, { firstDay: '2026-09-01', nowMs })
  assert.deepEqual(idsOf(pairLessons(source, toFill, 's1')), [
    ['s1', 't1'],
    // What a cancelled lesson carried was read at the next one.
    ['s2', 't2'],
    ['s3', 't2'],
    ['s4', 't4'],
  ])
})

test('from a later lesson and a later day, what is left over has no lesson', () => {
  const toFill = lessonsToFill(target, { firstDay: '2026-09-10', nowMs })
  assert.deepEqual(idsOf(pairLessons(source, toFill, 's3')), [
    ['s3', 't4'],
    ['s4', null],
  ])
})

test('lessons that have begun are not filled', () => {
  const now = { nowMs: Date.parse('2026-09-08T08:00:00Z'), firstDay: '2026-09-01' }
  assert.deepEqual(
    lessonsToFill(target, now).map(({ id }) => id),
    ['t4'],
  )
})

test('it begins at the same lesson if that is to come, else at the next one', () => {
  const today = '2026-08-20'
  const now = { nowMs, today, isSameYear: false }
  assert.equal(usualFirstDay(source, target, 's3', now), '2026-09-08')
  const later = {
    nowMs: Date.parse('2026-09-10T08:00:00Z'),
    today: '2026-09-10',
    isSameYear: false,
  }
  assert.equal(usualFirstDay(source, target, 's1', later), '2026-09-22')
  assert.equal(usualFirstDay(source, [], 's1', later), '2026-09-10')
  // Beside another class of the year the day counts, and not the number.
  const beside = { ...now, isSameYear: true }
  assert.equal(usualFirstDay(target, source, 't1', beside), today)
  assert.equal(usualFirstDay([lesson('b', '2026-09-07')], target, 'b', beside), '2026-09-08')
})
