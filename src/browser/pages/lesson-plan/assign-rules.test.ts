/** Times that a teacher types mean the school's own clock, wherever the device is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AssignRules, firstRules, rulesOf, sentRules } from './assign-rules.ts'

const lesson = {
  startsAt: '2026-11-23T08:00:00.000Z',
  timeZone: 'Europe/Paris',
  nextStartsAt: '2026-11-26T09:30:00.000Z',
}

const rules: AssignRules = {
  opensDay: '2026-11-23',
  opensTime: '09:00',
  hasDue: true,
  dueDay: '2026-11-26',
  dueTime: '10:30',
  lateAccepted: false,
  attemptsMax: 2,
  minutes: '20',
  feedback: 'after_due',
}

test('an exercise opens with the lesson at the latest, and is due when the course meets again', () => {
  const later = firstRules(lesson, Date.parse('2026-11-22T18:00:00Z'))
  assert.deepEqual([later.opensDay, later.opensTime], ['2026-11-22', '19:00'])
  const during = firstRules(lesson, Date.parse('2026-11-23T08:20:00Z'))
  assert.deepEqual([during.opensDay, during.opensTime], ['2026-11-23', '09:00'])
  assert.deepEqual([during.hasDue, during.dueDay, during.dueTime], [true, '2026-11-26', '10:30'])
  assert.equal(firstRules({ ...lesson, nextStartsAt: null }, 0).hasDue, false)
})

test('rules go out as instants and come back the same', () => {
  const sent = sentRules(rules, 'Europe/Paris')
  assert.ok(sent.ok)
  assert.equal(sent.rules.opensAt, '2026-11-23T08:00:00.000Z')
  assert.equal(sent.rules.dueAt, '2026-11-26T09:30:00.000Z')
  const assignment = {
    ...sent.rules,
    id: 'a',
    title: 't',
    courseId: 'c',
    courseName: 'c',
    subjectCode: 's',
    lessonId: null,
    minutes: sent.rules.minutes ?? 0,
    questionCount: 1,
    pointsMax: 1,
  }
  assert.deepEqual(rulesOf(assignment, 'Europe/Paris'), rules)
  const island = sentRules(rules, 'Indian/Reunion')
  assert.equal(island.ok && island.rules.opensAt, '2026-11-23T05:00:00.000Z')
})

test('what cannot be is said', () => {
  const problem = (change: Partial<AssignRules>) => {
    const sent = sentRules({ ...rules, ...change }, 'Europe/Paris')
    return sent.ok ? null : sent.problem
  }
  assert.equal(problem({ opensDay: '' }), 'day_missing')
  assert.equal(problem({ dueTime: '' }), 'day_missing')
  assert.equal(problem({ hasDue: false, dueDay: '' }), null)
  assert.equal(problem({ dueDay: '2026-11-23', dueTime: '09:00' }), 'due_before_opening')
  for (const minutes of ['0', '601', 'vingt', '2,5']) {
    assert.equal(problem({ minutes }), 'minutes_wrong')
  }
})
