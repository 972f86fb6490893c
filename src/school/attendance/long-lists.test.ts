/** Lists of a large school's bad day: what does not fit is counted, never left out without a word. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { SchoolAttendance } from '#contract/attendance.ts'
import type { CallList } from '#contract/family-calls.ts'
import type { SchoolMorning } from '#contract/school-morning.ts'
import { fixedClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import { addTestLesson, createTestSchool } from '../../../tests/test-school.ts'
import { attendanceRoutes } from './attendance-routes.ts'
import { familyCallRoutes } from './family-call-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const today = '2026-11-26'
const clock = fixedClock(`${today}T15:00:00Z`)
const school = await createTestSchool(db)
const { classA, courseA, cpe, pupilA1, teacherA, uai } = school
const room = {
  db,
  clock,
  findOutages: async () => [],
  findPresence: async () => [],
  presenceKeptDays: 31,
}
const routes = [...attendanceRoutes(room), ...familyCallRoutes(room)]
const server = await startTestHttpServer({ db, routes })
test.after(() => server.stop())

const lessonAt = (hour: string) =>
  addTestLesson(db, {
    uai,
    courseId: courseA,
    onDate: today,
    startsAt: `${today}T${hour}:00:00Z`,
    endsAt: `${today}T${hour}:50:00Z`,
  })

async function addManyPupils(count: number): Promise<void> {
  await sql`
    with many as (
      insert into person (id, given_name, family_name)
      select gen_random_uuid(), 'Nombreux', 'Élève ' || n from generate_series(1, ${count}) n
      returning id
    ), roles as (
      insert into school_role (id, person_id, school_uai, role)
      select gen_random_uuid(), id, ${uai}, 'pupil' from many
    )
    insert into class_pupil (class_id, pupil_id) select ${classA}::uuid, id from many`.execute(db)
}

test('whom to reach and whom to call: the list ends, the number does not', async () => {
  await addManyPupils(501)
  for (const hour of ['08', '13']) {
    const lessonId = await lessonAt(hour)
    // A lesson in which a teacher corrects somebody was held here.
    const by = { corrected_by: teacherA.personId, corrected_at: new Date(clock.now()) }
    const correction = { id: mintId(clock, systemRandom), lesson_id: lessonId, note: '', ...by }
    await db
      .insertInto('attendance_correction')
      .values({ ...correction, pupil_id: pupilA1.personId, state: 'present', school_uai: uai })
      .execute()
  }
  const path = `/api/schools/${uai}`
  const calls = await server.call<CallList>(cpe, 'GET', `${path}/call-list`)
  assert.deepEqual([calls.body.pupils.length, calls.body.total], [500, 502])
  const attendance = await server.call<SchoolAttendance>(cpe, 'GET', `${path}/attendance`)
  assert.deepEqual([attendance.body.pupils.length, attendance.body.total], [500, 1004])
})

test('lessons that nobody gives are all counted in the morning', async () => {
  const lessonId = await lessonAt('09')
  await sql`
    insert into lesson (id, school_uai, course_id, on_date, starts_at, ends_at, status)
    select gen_random_uuid(), school_uai, course_id, on_date, starts_at, ends_at, 'cancelled'
    from lesson, generate_series(1, 203) where id = ${lessonId}`.execute(db)
  const path = `/api/schools/${uai}/morning`
  const { body } = await server.call<SchoolMorning>(cpe, 'GET', path)
  assert.deepEqual([body.uncovered.length, body.uncoveredTotal], [200, 203])
})
