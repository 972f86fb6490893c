import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fixedClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { giveWindows } from '#school/assignments/give-windows.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { forgetOldSubmissions } from '#school/attempts/forget-old-submissions.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { markByHand } from '#school/marking/mark-by-hand.ts'
import { forgetDepartedPeople } from '#school/people/forget-departed-people.ts'
import { forgetOldLines } from '#school/people/forget-old-lines.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import { forgetOldSignIns } from '#school/sign-in/forget-old-sign-ins.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers } from '../../tests/small-exercise.ts'
import { withTestDatabase } from '../../tests/test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from '../../tests/test-exercise-room.ts'
import { createTestSchool, testMorning } from '../../tests/test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const days = (count: number) => count * 86_400_000

test('submissions stay through the following school year and are then forgotten', async () => {
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(clock.now()),
  })
  const { personId: pupilId, accountId } = school.pupilA1
  const wish = { assignmentId, pupilId, attemptId: mintId(clock, systemRandom) }
  const { id: attemptId } = expectValue(await beginAttempt(room, wish))
  const submission = { id: mintId(clock, systemRandom), answers: goodAnswers }
  expectValue(await submitAnswers(room, { ...submission, attemptId, pupilId, accountId }))
  const markedBy = school.teacherA.personId
  for (const questionId of ['q1', 'q2']) {
    const mark = { attemptId, questionId, points: 0.5, comment: '', markedBy }
    expectValue(await markByHand(room, mark))
  }
  const givenBy = school.teacherA.personId
  const window = { opensAt: testMorning, dueAt: '2026-12-01T07:00:00.000Z' }
  expectValue(await giveWindows(room, { assignmentId, givenBy, windows: [{ pupilId, window }] }))

  await db
    .insertInto('team_member')
    .values({ assignment_id: assignmentId, pupil_id: pupilId, number: 1 })
    .execute()

  clock.set('2028-07-03T12:00:00Z')
  assert.deepEqual(await forgetOldSubmissions(room), { attempts: 0 })
  clock.set('2028-07-05T12:00:00Z')
  assert.deepEqual(await forgetOldSubmissions(room), { attempts: 1 })
  assert.deepEqual(await db.selectFrom('submission').selectAll().execute(), [])
  assert.deepEqual(await db.selectFrom('attempt').selectAll().execute(), [])
  assert.deepEqual(await db.selectFrom('own_window').selectAll().execute(), [])
  assert.deepEqual(await db.selectFrom('team_member').selectAll().execute(), [])
})

test('a pupil who left long ago loses the name, and so does a guardian left without a child', async () => {
  clock.set(testMorning)
  await sql`update school_role set deactivated_at = ${new Date(clock.now())}
    where person_id = ${school.pupilA1.personId}`.execute(db)
  clock.advance(days(370))
  // Others of the test school left before: they are forgotten now, the pupil is not.
  await forgetDepartedPeople(room)
  const still = await db
    .selectFrom('person')
    .select('family_name')
    .where('id', '=', school.pupilA1.personId)
    .executeTakeFirstOrThrow()
  assert.equal(still.family_name, school.pupilA1.familyName)
  clock.advance(days(40))
  const { people } = await forgetDepartedPeople(room)
  const names = await db
    .selectFrom('person')
    .select(['id', 'family_name', 'birth_date'])
    .where('id', 'in', [
      school.pupilA1.personId,
      school.guardianA1.personId,
      school.guardianB.personId,
      school.pupilA2.personId,
    ])
    .execute()
  const nameless = new Set(names.filter((row) => row.family_name === '—').map((row) => row.id))
  assert.ok(people >= 2)
  assert.deepEqual(nameless, new Set([school.pupilA1.personId, school.guardianA1.personId]))
  assert.deepEqual(await forgetDepartedPeople(room), { people: 0 })
})

test('teachers and staff who left lose all that tells who they were, the name last where a log bears it', async () => {
  clock.set(testMorning)
  const { teacherA, teacherB, secretary, cpe } = school
  const left = [teacherA, teacherB, secretary].map(({ personId }) => personId)
  await sql`update person set email = 'x@example.fr', phone = '0612', birth_date = '1970-01-01'
    where id = any(${[...left, cpe.personId]}::uuid[])`.execute(db)
  await sql`update account set login = 'left-' || id, password_hash = 'hash'
    where person_id = any(${left}::uuid[])`.execute(db)
  await sql`update school_role set deactivated_at = ${new Date(clock.now())}
    where person_id = any(${left}::uuid[])`.execute(db)
  // One signed what a lesson's log says; another has a child who is here.
  const lessonId = mintId(clock, systemRandom)
  await sql`
    insert into lesson (id, school_uai, course_id, on_date, starts_at, ends_at, homework, homework_by)
    values (${lessonId}, ${school.uai}, ${school.courseA}, '2026-11-24', '2026-11-24 07:00Z',
      '2026-11-24 08:00Z', 'Lire', ${teacherA.personId})`.execute(db)
  await db
    .insertInto('guardianship')
    .values({
      guardian_id: teacherB.personId,
      pupil_id: school.pupilA2.personId,
      rights: 'confirmed',
    })
    .execute()
  const read = async () => {
    const rows = await db
      .selectFrom('person')
      .innerJoin('account', 'account.person_id', 'person.id')
      .select(['person.id', 'family_name', 'email', 'phone', 'birth_date', 'login'])
      .where('person.id', 'in', left)
      .execute()
    return left.map((id) => rows.find((row) => row.id === id))
  }
  clock.advance(days(380))
  await forgetDepartedPeople(room)
  assert.ok((await read()).every((row) => row?.email === 'x@example.fr'))
  clock.advance(days(30))
  await forgetDepartedPeople(room)
  const [signed, parent, nameless] = await read()
  const gone = { email: null, phone: null, birth_date: null, login: null }
  assert.deepEqual(signed, { id: left[0], family_name: teacherA.familyName, ...gone })
  assert.equal(parent?.email, 'x@example.fr')
  assert.deepEqual(nameless, { id: left[2], family_name: '—', ...gone })
  assert.deepEqual(await forgetDepartedPeople(room), { people: 0 })
  await sql`update lesson set homework = null, homework_by = null where id = ${lessonId}`.execute(
    db,
  )
  await forgetDepartedPeople(room)
  assert.equal((await read())[0]?.family_name, '—')
})

test('audit lines live a year, ended sessions as long as their token could be shown', async () => {
  clock.set(Date.now())
  await writeAuditLine(db, { schoolUai: school.uai, actorId: null, action: 'tried' })
  const ended = mintId(clock, systemRandom)
  await db
    .insertInto('device_session')
    .values({
      id: ended,
      account_id: school.pupilB.accountId,
      issued_at: new Date(clock.now()),
      expires_at: new Date(clock.now() + days(90)),
      revoked_at: new Date(clock.now()),
      shared: false,
      opened_by: 'card',
      device_label: 'test',
      is_new_device: false,
    })
    .execute()
  clock.advance(days(31))
  assert.equal((await forgetOldSignIns(room)).sessions, 0)
  clock.advance(days(59) - 1)
  assert.equal((await forgetOldSignIns(room)).sessions, 0)
  clock.advance(1)
  assert.equal((await forgetOldSignIns(room)).sessions, 1)
  const before = await forgetOldLines(room)
  assert.equal(before.lines, 0)
  clock.advance(days(281))
  assert.ok((await forgetOldLines(room)).lines >= 1)
})
