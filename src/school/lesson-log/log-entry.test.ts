/** What a lesson shows in a log, for a school's people and for a family. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { entryFor, type LoggedLesson } from './log-entry.ts'

const nowMs = Date.parse('2026-11-24T12:00:00Z')
const bare: LoggedLesson = {
  id: 'l1',
  courseId: 'c1',
  courseName: 'Mathématiques 6e A',
  subject: { code: 'MATHS', label: 'Mathématiques', family: 'maths' },
  plannedOn: '2026-11-24',
  onDate: '2026-11-24',
  startsAt: new Date('2026-11-24T07:30:00Z'),
  endsAt: new Date('2026-11-24T08:25:00Z'),
  status: 'planned',
  homework: null,
  homeworkDueOn: null,
  homeworkBy: null,
  homeworkAt: null,
  done: [],
  readings: [],
  exercises: [],
  isRecorded: false,
}

const carried = fc.record({
  plannedOn: fc.constantFrom(null, '2026-11-23', '2026-11-24'),
  homework: fc.constantFrom(null, 'Page 12'),
  homeworkBy: fc.constantFrom(null, 'Lucie Moreau'),
  homeworkAt: fc.constantFrom(null, new Date(nowMs)),
  done: fc.array(
    fc.record({
      text: fc.constant('Les fractions.'),
      by: fc.constant('Lucie Moreau'),
      at: fc.constant('2026-11-24T08:30:00+00:00'),
    }),
    { maxLength: 2 },
  ),
  readings: fc.array(
    fc.record({ id: fc.constant('r1'), title: fc.constant('La Seine'), isThere: fc.boolean() }),
    { maxLength: 1 },
  ),
  exercises: fc.array(
    fc.record({
      id: fc.constant('e1'),
      title: fc.constant('Contrôle surprise'),
      opensAt: fc.constantFrom('2026-11-24T07:30:00+00:00', '2026-11-25T07:30:00+00:00'),
      dueAt: fc.constantFrom(null, '2026-11-26T07:30:00+00:00'),
      isToSome: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  isRecorded: fc.boolean(),
})
const lessons = carried.map((given): LoggedLesson => ({ ...bare, ...given }))

test('a family reads the same words, and never a name, nor an exercise before it opens', () => {
  fc.assert(
    fc.property(lessons, (lesson) => {
      const family = entryFor(lesson, 'family', nowMs)
      const school = entryFor(lesson, 'school', nowMs)
      assert.ok(school !== null)
      assert.equal(JSON.stringify(family)?.includes('Moreau') ?? false, false)
      const open = lesson.exercises.filter(({ opensAt }) => Date.parse(opensAt) <= nowMs)
      const isBare =
        open.length + lesson.done.length + lesson.readings.length === 0 &&
        lesson.homework === null &&
        !lesson.isRecorded
      assert.equal(family === null, isBare)
      if (family === null) return
      assert.deepEqual(
        family.done.map(({ text }) => text),
        school.done.map(({ text }) => text),
      )
      assert.equal(family.homework?.text, school.homework?.text)
      assert.deepEqual(family.readings, school.readings)
      assert.equal(family.exercises.length, open.length)
      assert.equal(family.isRecorded === true, lesson.isRecorded)
      assert.equal(school.exercises.length, lesson.exercises.length)
    }),
  )
})

test('who wrote what when is told to the school’s people, and from where a lesson was moved', () => {
  const entry = entryFor(
    {
      ...bare,
      plannedOn: '2026-11-23',
      done: [{ text: 'Les fractions.', by: 'Lucie Moreau', at: '2026-11-24T08:30:00+00:00' }],
    },
    'school',
    nowMs,
  )
  assert.deepEqual(entry?.done, [
    { text: 'Les fractions.', by: 'Lucie Moreau', at: '2026-11-24T08:30:00.000Z' },
  ])
  assert.equal(entry?.movedFrom, '2026-11-23')
  assert.equal(entryFor(bare, 'school', nowMs)?.movedFrom, null)
})
