/** Which course an event means: by subject, class and teacher; never by a guess. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCourseFinder, type NamedCourse } from './create-course-finder.ts'

const course = (
  id: string,
  subject: string,
  subjectCode: string,
  audience: string,
  [familyName, givenName]: readonly [string, string],
): NamedCourse => ({
  id,
  name: `${subject} ${audience}`,
  subjectCode,
  subjectLabel: subject,
  audience: [audience],
  teachers: [{ familyName, givenName }],
})
const courses = [
  course('maths a', 'Mathématiques', 'MATHS', '6e A', ['Mercier', 'Jean']),
  course('maths b', 'Mathématiques', 'MATHS', '6e B', ['Mercier', 'Jean']),
  course('english a', 'Anglais', 'ANGLAIS', '6e A', ['Roux', 'Marie']),
  course('latin', 'Latin', 'LATIN', 'LATIN 6e', ['Fontaine', 'Béatrice']),
]
const find = (
  title: string,
  more: Partial<Parameters<ReturnType<typeof createCourseFinder>>[0]> = {},
  name = '',
) =>
  createCourseFinder(
    courses,
    name,
  )({ title, subject: null, teachers: null, audience: null, ...more })

test('the subject with the class in any of its spellings', () => {
  for (const title of [
    'Mathématiques 6e A',
    'MATHEMATIQUES - MERCIER J. - 6EME A',
    'Maths 6A',
    'M. Mercier – mathématiques – 6ème A',
  ]) {
    assert.equal(find(title), 'maths a', title)
  }
})

test('without a class the teacher decides, or the name of the calendar; else nobody', () => {
  assert.equal(find('MATHEMATIQUES - MERCIER J.'), null)
  assert.equal(find('MATHEMATIQUES - MERCIER J.', {}, 'Emploi du temps 6e B'), 'maths b')
  assert.equal(
    find('ANGLAIS LV1 - ROUX M.', { subject: 'ANGLAIS LV1', teachers: 'ROUX M.' }),
    'english a',
  )
  assert.equal(find('Anglais', { teachers: 'MERCIER J.' }), null)
})

test('other subjects, other classes and words that only contain a subject mean nothing', () => {
  assert.equal(find('Sciences 6e A'), null)
  assert.equal(find('Mathématiques 6e C', {}, ''), null)
  assert.equal(find('Réunion de mathématiques 6e A'), null)
  assert.equal(find(''), null)
})

test('a group by its own name', () => {
  assert.equal(find('Latin', { audience: '[LATIN 6E]' }), 'latin')
})
