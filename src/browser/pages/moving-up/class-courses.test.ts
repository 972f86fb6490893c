/** What a head's choices of courses send: what is there already is not asked for, what was common stays common. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CoursePassage } from '#contract/course-passage.ts'
import { coursesFrom, firstCourses, sentCourses, teachersKey } from './class-courses.ts'

const person = (id: string, isHere: boolean) => ({ id, familyName: id, givenName: 'X', isHere })
const course = (id: string, classCount: number, takenForIds: string[] = []) => ({
  id,
  name: id,
  subject: { code: id.toUpperCase(), label: id, family: 'other' },
  classCount,
  teachers: [person('here', true), person('gone', false)],
  takenForIds,
})
const newClass = (id: string, subjectCodes: string[] = []) => ({
  id,
  name: id,
  proposedId: 'old a',
  subjectCodes,
})
const passage: CoursePassage = {
  fromYear: '2026',
  classes: [newClass('a'), newClass('b', ['FRENCH'])],
  sources: [
    { id: 'old a', name: 'A', courseIds: ['maths', 'french', 'latin'] },
    { id: 'old b', name: 'B', courseIds: ['latin'] },
  ],
  courses: [course('maths', 1), course('french', 1), course('latin', 2)],
  groupCourses: [],
  taken: [],
}
const [a, b] = passage.classes

test('a class without courses begins with all that are proposed, one with courses with none', () => {
  assert.ok(a && b)
  assert.deepEqual([...firstCourses(passage, a).chosenIds], ['maths', 'french', 'latin'])
  assert.equal(firstCourses(passage, b).fromId, '')
  assert.deepEqual([...coursesFrom(passage, b, 'old a').chosenIds], ['maths', 'latin'])
})

test('who has left is not sent; a course of several classes is one for all who choose it', () => {
  assert.ok(a && b)
  const choices = new Map([
    ['a', coursesFrom(passage, a, 'old a')],
    ['b', coursesFrom(passage, b, 'old b')],
  ])
  const latin = passage.courses[2]
  assert.ok(latin)
  const changed = new Map([[teachersKey(latin, 'b'), [person('new', true)]]])
  assert.deepEqual(sentCourses(passage, choices, changed), [
    { sourceId: 'maths', classIds: ['a'], teacherIds: ['here'] },
    { sourceId: 'french', classIds: ['a'], teacherIds: ['here'] },
    { sourceId: 'latin', classIds: ['a', 'b'], teacherIds: ['new'] },
  ])
})

test('a class for which nobody chose sends what its card proposes', () => {
  assert.deepEqual(
    sentCourses(passage, new Map(), new Map()).map(({ classIds, sourceId }) => [
      sourceId,
      ...classIds,
    ]),
    [
      ['maths', 'a'],
      ['french', 'a'],
      ['latin', 'a'],
    ],
  )
})

test('what was taken over already is not sent again', () => {
  assert.ok(a)
  const later = { ...passage, courses: [course('maths', 1, ['a']), course('french', 1)] }
  const choices = new Map([['a', { fromId: 'old a', chosenIds: new Set(['maths', 'french']) }]])
  assert.deepEqual(
    sentCourses(later, choices, new Map()).map(({ sourceId }) => sourceId),
    ['french'],
  )
})
