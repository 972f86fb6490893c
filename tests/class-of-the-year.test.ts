/** From moving up in June on a pupil is in two classes: pages of this year show the one of this year. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { readPupilCard } from '#school/day/pupil-card-store.ts'
import { followAssignment } from '#school/following/follow-assignment.ts'
import type { SchoolTables } from '#school/tables.ts'
import { readPlannedPupils } from '#school/work-plans/plan-reading-store.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from './test-exercise-room.ts'
import { createTestSchool } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2027-06-20T08:00:00Z')
const room = createTestExerciseRoom(db, clock)
const school = await createTestSchool(db)
const { courseA, pupilA1, pupilA2, teacherA, teacherB, uai } = school
const newId = (): Id => mintId(clock, systemRandom)
const [yearId, classId] = [newId(), newId()]
await db
  .insertInto('school_year')
  .values({
    id: yearId,
    school_uai: uai,
    label: '2027-2028',
    starts_on: '2027-09-01',
    ends_on: '2028-07-05',
    week_a_monday: '2027-08-30',
  })
  .execute()
// Before '6e A' by the alphabet.
const fifth = { id: classId, name: '5e A', card_prefix: 'TSTN', level_label: '5e' }
await db
  .insertInto('class')
  .values({ ...fifth, school_uai: uai, school_year_id: yearId })
  .execute()
await db
  .insertInto('class_pupil')
  .values({ class_id: classId, pupil_id: pupilA1.personId })
  .execute()
const main = { teacher_id: teacherB.personId, is_main: true }
await db
  .insertInto('class_teacher')
  .values({ class_id: classId, ...main })
  .execute()

test('how far each one is tells the class of the course, in the order of the names that it shows', async () => {
  await db
    .updateTable('person')
    .set({ family_name: 'Zidane', usage_name: 'Aubert' })
    .where('id', '=', pupilA2.personId)
    .execute()
  const { assignmentId } = await assignTestExercise(room, {
    uai,
    courseId: courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(clock.now()),
  })
  const { pupils } = expectValue(await followAssignment(db, assignmentId))
  assert.deepEqual(
    pupils.map(({ className }) => className),
    ['6e A', '6e A'],
  )
  assert.equal(pupils[0]?.pupil.id, pupilA2.personId)
})

test('the head of a day says the class of the year that runs, in the summer the one to come', async () => {
  const classOn = async (day: string) =>
    (await readPupilCard(db, pupilA1.personId, day))?.class_name
  assert.equal(await classOn('2027-06-20'), '6e A')
  assert.equal(await classOn('2027-08-20'), '5e A')
  assert.equal(await classOn('2027-09-01'), '5e A')
})

test('the main teacher of the class to come has nothing to plan in courses of this year', async () => {
  assert.deepEqual(await readPlannedPupils(db, courseA, { mainTeacherId: teacherB.personId }), [])
  const own = await readPlannedPupils(db, courseA, { mainTeacherId: teacherA.personId })
  assert.equal(own.length, 2)
})
