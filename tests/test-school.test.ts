/** The schools that other tests stand on are what their comments say. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from './test-database.ts'
import { callerOf, createTestSchool } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely

test('everybody of the test school is what they are said to be', async () => {
  const school = await createTestSchool(db)
  const head = await callerOf(db, school.head)
  assert.equal(head.schools.get(school.uai)?.isHead, true)
  const pupil = await callerOf(db, school.pupilA2)
  assert.deepEqual([...pupil.classIds], [school.classA])
  assert.deepEqual([...pupil.courseIds].sort(), [school.courseA, school.courseGroup].sort())
  const teacher = await callerOf(db, school.teacherB)
  assert.deepEqual([...teacher.taughtCourseIds].sort(), [school.courseB, school.courseGroup].sort())
  assert.deepEqual(
    [...(await callerOf(db, school.guardianA1)).children.keys()],
    [school.pupilA1.personId],
  )
  for (const guardian of [school.guardianUnconfirmed, school.guardianBlocked]) {
    assert.equal((await callerOf(db, guardian)).children.size, 0)
  }
  await assert.rejects(callerOf(db, school.deactivatedPupil))
  assert.equal((await callerOf(db, school.operator)).isOperator, true)
})
