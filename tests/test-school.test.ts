/** The schools that other tests stand on are what their comments say. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readKnownPeople, readKnownPerson } from '#school/people/caller-store.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from './test-database.ts'
import { callerOf, createTestSchool } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely

const school = await createTestSchool(db)

test('everybody of the test school is what they are said to be', async () => {
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

test('people who are read together are each what they are alone', async () => {
  const { otherSchool, ...own } = school
  const accountIds = [...Object.values(own), ...Object.values(otherSchool)].flatMap((one) =>
    typeof one === 'object' ? [one.accountId] : [],
  )
  const together = await readKnownPeople(db, accountIds)
  for (const accountId of accountIds) {
    const alone = await readKnownPerson(db, accountId)
    assert.deepEqual(together.get(accountId) ?? null, alone)
  }
  assert.ok(together.size > 15 && together.size < accountIds.length)
})
