/** A second click, another tab, two offices: what is pressed twice in one moment is done once. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import type { Audience } from '#contract/sharing.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { removeGuardian } from '#school/people/confirm-guardians.ts'
import { grantRole } from '#school/people/grant-role.ts'
import { openCourse } from '#school/people/open-course.ts'
import { takeCoursesOver } from '#school/people/take-courses-over.ts'
import { undoTakenCourses } from '#school/people/undo-taken-courses.ts'
import { createResource } from '#school/resources/create-resource.ts'
import { closeOrOpenAccounts } from '#school/roster/departures-store.ts'
import { createStage, markChanged } from '#school/roster/roster-stage-store.ts'
import { changeSharing, describeSharing } from '#school/sharing/change-sharing.ts'
import { prepareLetters, prepareNewCode } from '#school/sign-in/prepare-letters.ts'
import type { SchoolTables } from '#school/tables.ts'
import { runBehind } from './at-once.ts'
import { withTestDatabase } from './test-database.ts'
import { createTestExerciseRoom } from './test-exercise-room.ts'
import { createTestSchool, testMorning } from './test-school.ts'
import { startTestSignIn } from './test-sign-in.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const school = await createTestSchool(db)
const { classA, classB, guardianA1, head, teacherA, teacherB, uai } = school
const newId = (): Id => mintId(clock, systemRandom)
const signIn = await startTestSignIn(database)
after(() => signIn.stop())

const livingCodes = async () => {
  const { rows } = await sql`
    select from one_use_code
    where person_id = ${guardianA1.personId} and expires_at > ${new Date(clock.now())}`.execute(db)
  return rows.length
}
const printer = { personId: head.personId, isHead: true }

test('letters that are printed in two tabs at once carry one code for each person', async () => {
  const ask = { uai, audience: 'guardians' as const, classId: null, from: null, printer }
  const print = () =>
    prepareLetters(signIn.context, { ...ask, host: 'localhost' }).then(expectValue)
  const printed = await runBehind(
    db,
    (trx) => sql`select from person where id = ${guardianA1.personId} for update`.execute(trx),
    [print, print],
  )
  assert.equal(await livingCodes(), 1)
  const codes = printed.map(({ letters }) =>
    letters.find(({ personId }) => personId === guardianA1.personId),
  )
  assert.ok(codes[0])
  assert.deepEqual(codes[0], codes[1])
})

test('of two new codes that are asked for at once, one opens the account', async () => {
  const ask = { uai, personId: guardianA1.personId, purpose: 'activation' as const, printer }
  const renew = () => prepareNewCode(signIn.context, ask).then(expectValue)
  await runBehind(
    db,
    (trx) =>
      sql`select from one_use_code where person_id = ${guardianA1.personId} for update`.execute(
        trx,
      ),
    [renew, renew],
  )
  assert.equal(await livingCodes(), 1)
})

test('a class is not put into a course that is given back in the same moment', async () => {
  const room = { db, clock: fixedClock('2027-07-10T08:00:00Z'), random: systemRandom }
  const sourceId = newId()
  const teacherIds = [teacherA.personId]
  const wish = { subjectCode: 'EPS', classIds: [classA, classB], groupIds: [], teacherIds }
  expectValue(await openCourse({ ...room, clock }, head.personId, uai, { id: sourceId, ...wish }))
  const nextYear = newId()
  const here = { school_uai: uai, school_year_id: nextYear }
  await db
    .insertInto('school_year')
    .values({
      ...{ id: nextYear, school_uai: uai, label: '2027-2028', week_a_monday: '2027-08-30' },
      ...{ starts_on: '2027-09-01', ends_on: '2028-07-05' },
    })
    .execute()
  const [one, other] = [newId(), newId()]
  await db
    .insertInto('class')
    .values([
      { id: one, name: '5e A', card_prefix: 'ZZAA', ...here },
      { id: other, name: '5e B', card_prefix: 'ZZAB', ...here },
    ])
    .execute()
  const take = (classId: Id) =>
    takeCoursesOver(room, head.personId, uai, [{ sourceId, classIds: [classId], teacherIds }])
  expectValue(await take(one))
  const { course_id: taken } = await db
    .selectFrom('taken_course')
    .select('course_id')
    .where('class_id', '=', one)
    .executeTakeFirstOrThrow()
  const [undone, again] = await runBehind<unknown>(
    db,
    (trx) => sql`select from course where id = ${taken} for update`.execute(trx),
    [() => undoTakenCourses(room, head.personId, uai, [taken]), () => take(other)],
  )
  assert.deepEqual(undone, { ok: true, value: { undone: 1, kept: 0 } })
  assert.deepEqual(again, { ok: true, value: { opened: 1, already: 0 } })
  const course = await db
    .selectFrom('taken_course')
    .innerJoin('course', 'course.id', 'taken_course.course_id')
    .select('course.deactivated_at')
    .where('class_id', '=', other)
    .executeTakeFirst()
  assert.deepEqual(course, { deactivated_at: null })
})

const disabledAt = async (personId: Id) => {
  const account = await db
    .selectFrom('account')
    .select('disabled_at')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return account.disabled_at
}

test('of two lists of those with whom a thing is shared, one holds, whole', async () => {
  const room = createTestExerciseRoom(db, clock)
  const own = { ownerId: teacherA.personId, schoolUai: uai }
  const about = { title: 'La Seine', subjectCode: null, levelLabel: null }
  const id = await createResource(room, { ...own, ...about, content: { format: 1, blocks: [] } })
  const thing = { kind: 'resource' as const, id, ...own }
  const share = (audience: Audience) => () =>
    changeSharing(room, thing, [audience]).then(expectValue)
  await runBehind(db, (trx) => sql`select from resource where id = ${id} for update`.execute(trx), [
    share({ to: 'school' }),
    share({ to: 'person', personId: teacherB.personId }),
  ])
  const { sharedWith } = await describeSharing(db, thing)
  assert.deepEqual(sharedWith, [{ to: 'person', personId: teacherB.personId }])
})

test('whoever gets a role in the moment in which an import ends their last link keeps the account', async () => {
  const { personId } = school.guardianA1
  const room = { db, clock, random: systemRandom }
  const grant = { role: 'staff' as const, staffFunction: 'aed', rights: [] }
  const importWithoutThem = () =>
    db.transaction().execute(async (trx) => {
      await createStage(trx)
      await trx
        .updateTable('guardianship')
        .set({ ended_at: new Date(clock.now()) })
        .where('guardian_id', '=', personId)
        .execute()
      await markChanged(trx, [personId])
      await closeOrOpenAccounts(trx)
    })
  await runBehind<unknown>(
    db,
    (trx) => sql`select from account where person_id = ${personId} for update`.execute(trx),
    [
      () => grantRole(room, head.personId, uai, personId, grant).then(expectValue),
      importWithoutThem,
    ],
  )
  assert.equal(await disabledAt(personId), null)
})

test('whoever gets a role in the moment in which their last child goes keeps the account', async () => {
  const { personId } = school.guardianB
  const room = { db, clock, random: systemRandom }
  const grant = { role: 'staff' as const, staffFunction: 'aed', rights: [] }
  const link = { guardianId: personId, pupilId: school.pupilB.personId }
  const done = await runBehind(
    db,
    (trx) => sql`select from account where person_id = ${personId} for update`.execute(trx),
    [
      () => grantRole(room, head.personId, uai, personId, grant),
      () => removeGuardian(room, head.personId, uai, link),
    ],
  )
  for (const one of done) expectValue(one)
  assert.equal(await disabledAt(personId), null)
})
