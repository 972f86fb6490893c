/** Who changes the classes and groups of a course changes it from then on, and nothing of its lessons before. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fixedClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { addTestLesson, createTestSchool, type TestPerson } from '../../../tests/test-school.ts'
import { openCourse } from './open-course.ts'
import { saveCourse } from './save-course.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-23T12:00:00Z')
const context = { db, clock, random: systemRandom }
const school = await createTestSchool(db)
const { classA, classB, group, head, pupilA1, pupilA2, pupilB, teacherA, uai } = school
const days = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'] as const

/** In a course with a lesson on each day, over at 8:25 UTC. */
async function newCourse(lessonsOf: readonly string[] = days): Promise<Id> {
  clock.set('2026-11-20T12:00:00Z')
  const id = crypto.randomUUID()
  const course = { subjectCode: 'EPS', classIds: [classA], groupIds: [] }
  const teacherIds = [teacherA.personId]
  expectValue(await openCourse(context, head.personId, uai, { ...course, id, teacherIds }))
  for (const onDate of lessonsOf) {
    const times = { startsAt: `${onDate}T07:30:00Z`, endsAt: `${onDate}T08:25:00Z` }
    await addTestLesson(db, { uai, courseId: id, onDate, ...times })
  }
  return id
}

async function follow(
  courseId: Id,
  of: { readonly classIds?: Id[]; readonly groupIds?: Id[] },
  at: string,
): Promise<void> {
  clock.set(at)
  const input = { subjectCode: 'EPS', classIds: [], groupIds: [], ...of }
  const wish = { ...input, teacherIds: [teacherA.personId] }
  expectValue(await saveCourse(context, head.personId, uai, courseId, wish))
}

/** Days of the course's lessons to which the pupil belonged when they ended. */
async function daysOf(courseId: Id, pupil: TestPerson): Promise<string[]> {
  const { rows } = await sql<{ day: string }>`
    select distinct to_char(lesson.on_date, 'DD') as day
    from lesson join course_stay on course_stay.course_id = lesson.course_id
    where lesson.course_id = ${courseId} and course_stay.pupil_id = ${pupil.personId}
      and belongs_at(lesson.ends_at, course_stay.ended_at, course_stay.outside)
    order by 1`.execute(db)
  return rows.map(({ day }) => day)
}

test('a class that is replaced keeps its lessons of before, and the other has none of them', async () => {
  const course = await newCourse()
  await follow(course, { classIds: [classB] }, '2026-11-24T12:00:00Z')
  assert.deepEqual(await daysOf(course, pupilA1), ['23', '24'])
  assert.deepEqual(await daysOf(course, pupilB), ['25', '26'])
  // Asked for once more, nothing moves.
  await follow(course, { classIds: [classB] }, '2026-11-25T12:00:00Z')
  assert.deepEqual(await daysOf(course, pupilB), ['25', '26'])
})

test('put back after a slip, a class is out for that time alone', async () => {
  const course = await newCourse()
  await follow(course, { classIds: [classB] }, '2026-11-24T07:00:00Z')
  await follow(course, { classIds: [classA] }, '2026-11-24T12:00:00Z')
  assert.deepEqual(await daysOf(course, pupilA1), ['23', '25', '26'])
  assert.deepEqual(await daysOf(course, pupilB), ['24'])
  await follow(course, { classIds: [classA, classB] }, '2026-11-25T12:00:00Z')
  assert.deepEqual(await daysOf(course, pupilB), ['24', '26'])
  assert.deepEqual(await daysOf(course, pupilA1), ['23', '25', '26'])
})

test('in groups as in classes', async () => {
  const course = await newCourse()
  await follow(course, { groupIds: [group] }, '2026-11-24T12:00:00Z')
  await follow(course, { classIds: [classB] }, '2026-11-25T12:00:00Z')
  const { rows } = await sql<{ id: Id }>`
    select pupil_id as id from group_pupil where group_id = ${group}`.execute(db)
  const inGroup = new Set(rows.map(({ id }) => id))
  for (const pupil of [pupilA1, pupilA2]) {
    const expected = inGroup.has(pupil.personId) ? ['23', '24', '25'] : ['23', '24']
    assert.deepEqual(await daysOf(course, pupil), expected)
  }
  assert.ok(inGroup.size > 0)
})

test('while no lesson was held, a course becomes another as if it had never been this one', async () => {
  const course = await newCourse()
  await follow(course, { classIds: [classB] }, '2026-11-22T12:00:00Z')
  assert.deepEqual(await daysOf(course, pupilA1), [])
  assert.deepEqual(await daysOf(course, pupilB), ['23', '24', '25', '26'])
})
