/** Two people who put one pupil into two classes at the same moment: the pupil is in one of them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import {
  addTestPerson,
  addTestRole,
  createTestSchool,
  type TestPerson,
  testMorning,
} from '../../../tests/test-school.ts'
import { movePupils } from './move-pupils.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const context = { db, clock: fixedClock(testMorning), random: systemRandom }
const school = await createTestSchool(db)
const { classA, classB, head, uai } = school

async function newPupils(count: number): Promise<TestPerson[]> {
  const pupils: TestPerson[] = []
  for (let place = 0; place < count; place += 1) {
    const pupil = await addTestPerson(db, `Pupil ${place}`, 'Double')
    await addTestRole(db, pupil, uai, 'pupil')
    pupils.push(pupil)
  }
  return pupils
}

test('moved into two classes at once, a pupil is in exactly one', async () => {
  const pupils = await newPupils(20)
  for (const { personId } of pupils) {
    const moves = [classA, classB].map((classId) =>
      movePupils(context, head.personId, classId, [personId]),
    )
    for (const moved of await Promise.all(moves)) assert.ok(moved.ok)
  }
  for (const { personId } of pupils) {
    const rows = await db
      .selectFrom('class_pupil')
      .select('class_id')
      .where('pupil_id', '=', personId)
      .where('ended_at', 'is', null)
      .execute()
    assert.equal(rows.length, 1)
  }
})

test('the same pupils, named in another order each time, do not stop each other', async () => {
  const ids = (await newPupils(12)).map(({ personId }) => personId)
  const moves = Array.from({ length: 10 }, (_, place) =>
    movePupils(
      context,
      head.personId,
      place % 2 === 0 ? classA : classB,
      place % 3 === 0 ? ids : ids.toReversed(),
    ),
  )
  for (const moved of await Promise.all(moves)) assert.ok(moved.ok)
})
