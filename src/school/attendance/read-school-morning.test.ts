/** A head's morning over real HTTP and PostgreSQL: of a school day, and of a day without lessons. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SchoolMorning } from '#contract/school-morning.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  addTestLesson,
  createTestSchool,
  type TestPerson,
  type TestSchool,
} from '../../../tests/test-school.ts'
import { attendanceRoutes } from './attendance-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const today = '2026-11-26'
let nowIso = `${today}T09:00:00Z`
const clock = { ...fixedClock(nowIso), now: () => Date.parse(nowIso) }
let school: TestSchool
let server: TestHttpServer

before(async () => {
  school = await createTestSchool(db)
  const arrivedAtMs = Date.parse(`${today}T07:25:00Z`)
  const came = { accountId: school.pupilA2.accountId, onDay: today, arrivedAtMs, claimedAtMs: null }
  const routes = attendanceRoutes({
    db,
    clock,
    findOutages: async () => [],
    findPresence: async (ids: readonly Id[]) => (ids.includes(came.accountId) ? [came] : []),
    presenceKeptDays: 31,
  })
  server = await startTestHttpServer({ db, routes })
})
after(() => server.stop())

const lessonAt = (courseId: Id, hour: string) =>
  addTestLesson(db, {
    uai: school.uai,
    courseId,
    onDate: today,
    startsAt: `${today}T${hour}:30:00Z`,
    endsAt: `${today}T${hour}:55:00Z`,
  })

async function planAssessments(count: number): Promise<void> {
  const rows = Array.from({ length: count }, () => ({
    id: mintId(clock, systemRandom),
    course_id: school.courseA,
    title: 'Fractions',
    on_day: '2026-11-27',
    scale: 'points' as const,
    out_of: 20,
    weight: 1,
    shown_at: null,
    created_by: school.teacherA.personId,
    created_at: new Date(nowIso),
    removed_at: null,
    assignment_id: null,
  }))
  await db.insertInto('assessment').values(rows).execute()
}

async function morningOf(who: TestPerson): Promise<SchoolMorning> {
  const path = `/api/schools/${school.uai}/morning`
  const { status, body } = await server.call<SchoolMorning>(who, 'GET', path)
  assert.equal(status, 200)
  return body
}

test('silence by class, lessons without anybody, half-days and the week from the fifth assessment on', async () => {
  await lessonAt(school.courseA, '07')
  const cancelled = await lessonAt(school.courseA, '10')
  await db.updateTable('lesson').set({ status: 'cancelled' }).where('id', '=', cancelled).execute()
  const orphan = await lessonAt(school.courseB, '11')
  await db.deleteFrom('course_teacher').where('course_id', '=', school.courseB).execute()
  await planAssessments(4)
  assert.deepEqual((await morningOf(school.head)).fullWeeks, [])
  await planAssessments(1)

  const morning = await morningOf(school.cpe)
  assert.deepEqual([morning.on, morning.dayOff, morning.lessonCount], [today, null, 3])
  assert.deepEqual(morning.silent, [{ className: '6e A', pupils: 1, toCall: 1 }])
  assert.deepEqual(
    morning.uncovered.map(({ audience, id, why }) => ({ audience, id, why })),
    [
      { audience: ['6e A'], id: cancelled, why: 'cancelled' },
      { audience: ['6e B'], id: orphan, why: 'no_teacher' },
    ],
  )
  const [classA] = morning.classes
  assert.deepEqual([classA?.morning?.present, classA?.morning?.to_find_out], [1, 1])
  assert.deepEqual(morning.fullWeeks, [{ id: school.classA, name: '6e A', assessments: 5 }])
})

test('a teacher who has left covers nothing', async () => {
  const { courseA, teacherA } = school
  const lesson = await lessonAt(courseA, '12')
  const isUncovered = async () =>
    (await morningOf(school.head)).uncovered.some(({ id }) => id === lesson)
  assert.equal(await isUncovered(), false)
  await db
    .updateTable('school_role')
    .set({ deactivated_at: new Date(nowIso) })
    .where('person_id', '=', teacherA.personId)
    .execute()
  assert.equal(await isUncovered(), true)
})

test('a day without lessons is told as one, and a day off by its name', async () => {
  nowIso = '2026-11-28T09:00:00Z'
  const saturday = await morningOf(school.head)
  assert.deepEqual(
    [saturday.lessonCount, saturday.dayOff, saturday.classes, saturday.uncovered],
    [0, null, [], []],
  )
  nowIso = '2026-11-11T09:00:00Z'
  assert.notEqual((await morningOf(school.head)).dayOff, null)
})
