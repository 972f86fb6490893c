/** From moving up in June on a pupil is in two classes: pages of this year show the one of this year. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Me } from '#contract/me.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { readOwnClasses } from '#school/attendance/family-call-store.ts'
import { readPupilCard } from '#school/day/pupil-card-store.ts'
import { followAssignment } from '#school/following/follow-assignment.ts'
import { meRoutes } from '#school/people/me-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { readPlannedPupils } from '#school/work-plans/plan-reading-store.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from './test-exercise-room.ts'
import { startTestHttpServer } from './test-http-server.ts'
import { createTestSchool } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2027-06-20T08:00:00Z')
const room = createTestExerciseRoom(db, clock)
const school = await createTestSchool(db)
const { courseA, guardianA1, pupilA1, pupilA2, teacherA, teacherB, uai } = school
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
    (await readPupilCard(db, pupilA1.personId, new Date(`${day}T08:00:00Z`)))?.class_name
  assert.equal(await classOn('2027-06-20'), '6e A')
  assert.equal(await classOn('2027-08-20'), '5e A')
  assert.equal(await classOn('2027-09-01'), '5e A')
})

test('families and the call list say the same class, by the clock of the school', async () => {
  const familyClock = fixedClock('2027-06-20T08:00:00Z')
  const server = await startTestHttpServer({ db, routes: meRoutes({ db, clock: familyClock }) })
  const classesNow = async () => {
    const { body } = await server.call<Me>(guardianA1, 'GET', '/api/me')
    const now = new Date(familyClock.now())
    const own = await readOwnClasses(db, uai, [pupilA1.personId], now)
    return [body.children[0]?.className, own.get(pupilA1.personId)?.className]
  }
  assert.deepEqual(await classesNow(), ['6e A', '6e A'])
  familyClock.set('2027-08-20T08:00:00Z')
  assert.deepEqual(await classesNow(), ['5e A', '5e A'])
  // The year's last evening here, and its day after in Nouméa.
  const { rows } = await sql<{ ends_on: string }>`
    select ends_on from school_year where school_uai = ${uai} and id <> ${yearId}`.execute(db)
  familyClock.set(`${rows[0]?.ends_on}T20:00:00Z`)
  assert.deepEqual(await classesNow(), ['6e A', '6e A'])
  await db.updateTable('school').set({ time_zone: 'Pacific/Noumea' }).execute()
  assert.deepEqual(await classesNow(), ['5e A', '5e A'])
  await server.stop()
})

test('the main teacher of the class to come has nothing to plan in courses of this year', async () => {
  assert.deepEqual(await readPlannedPupils(db, courseA, { mainTeacherId: teacherB.personId }), [])
  const own = await readPlannedPupils(db, courseA, { mainTeacherId: teacherA.personId })
  assert.equal(own.length, 2)
})
