/** A day after an outage: due times that it moved, as the pupil and the guardian are told. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { ChildDay } from '#contract/day.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { OutageSpan } from '#school/assignments/due-extension.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import {
  addTestLesson,
  createTestSchool,
  type TestPerson,
  testMorning,
} from '../../../tests/test-school.ts'
import { createWorkGiver } from '../../../tests/work-giver.ts'
import { dayRoutes } from './day-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
/** What the server has recorded of itself. */
const outages: OutageSpan[] = []
const school = await createTestSchool(db)
const routes = dayRoutes({ db, clock: fixedClock(testMorning), findOutages: async () => outages })
const server = await startTestHttpServer({ db, routes })
after(() => server.stop())
const work = createWorkGiver(db, school)
const lesson = await addTestLesson(db, {
  uai: school.uai,
  courseId: school.courseA,
  onDate: '2026-11-24',
  startsAt: '2026-11-24T07:30:00Z',
  endsAt: '2026-11-24T08:25:00Z',
})

const minutesAgo = (minutes: number): string =>
  new Date(Date.parse(testMorning) - minutes * 60_000).toISOString()

test('work whose due time met an outage is still awaited, and its marks wait as long', async () => {
  const dueAt = minutesAgo(20)
  const closed = await work.assign(lesson, school.courseA, dueAt, { lateAccepted: false })
  const marked = await work.assign(null, school.courseA, dueAt, { feedback: 'after_due' })
  await work.handIn(marked, await work.beginWork(marked, school.pupilA1), school.pupilA1)
  const see = async () => {
    const path = `/api/pupils/${school.pupilA1.personId}/day`
    const { body } = await server.call<ChildDay>(school.guardianA1, 'GET', path)
    return {
      ofLesson: body.lessons
        .flatMap(({ assignments }) => assignments)
        .find(({ id }) => id === closed),
      toHandIn: body.toHandIn.find(
        (one) => one.kind === 'assignment' && one.assignmentId === closed,
      ),
      lately: body.markedLately.some(({ assignmentId }) => assignmentId === marked),
    }
  }
  const before = await see()
  assert.equal(before.lately, true)
  assert.equal(before.ofLesson?.extendedUntil, undefined)
  assert.equal(before.toHandIn, undefined)
  const [fromMs, untilMs] = [Date.parse(minutesAgo(40)), Date.parse(minutesAgo(5))]
  outages.push({ fromMs, untilMs, reason: 'stopped' })
  const { lately, ofLesson, toHandIn } = await see()
  // 35 minutes were lost, and 15 more are there to come back.
  const extendedUntil = minutesAgo(20 - 35 - 15)
  assert.equal(ofLesson?.extendedUntil, extendedUntil)
  assert.equal(ofLesson?.dueAt, dueAt)
  assert.ok(toHandIn?.kind === 'assignment')
  assert.equal(toHandIn.extendedUntil, extendedUntil)
  assert.equal(toHandIn.state, 'not_opened')
  assert.equal(lately, false)
})

test('a pupil who has until later sees it in the day, as does the guardian, and nobody else', async () => {
  const dueAt = minutesAgo(120)
  const ownDueAt = minutesAgo(-3 * 24 * 60)
  const assignmentId = await work.assign(lesson, school.courseA, dueAt, { lateAccepted: false })
  await db
    .insertInto('own_window')
    .values({
      assignment_id: assignmentId,
      pupil_id: school.pupilA1.personId,
      opens_at: new Date(minutesAgo(300)),
      due_at: new Date(ownDueAt),
      given_by: school.teacherA.personId,
      given_at: new Date(testMorning),
    })
    .execute()
  const dueFor = async (pupil: TestPerson, who: TestPerson) => {
    const path = who === pupil ? '/api/day' : `/api/pupils/${pupil.personId}/day`
    const { body } = await server.call<ChildDay>(who, 'GET', path)
    const ofLesson = body.lessons.flatMap(({ assignments }) => assignments)
    const toHandIn = body.toHandIn.find(
      (one) => one.kind === 'assignment' && one.assignmentId === assignmentId,
    )
    return [
      ofLesson.find(({ id }) => id === assignmentId)?.dueAt,
      toHandIn?.kind === 'assignment' ? toHandIn.dueAt : null,
    ]
  }
  const { guardianA1, pupilA1, pupilA2 } = school
  assert.deepEqual(await dueFor(pupilA1, pupilA1), [ownDueAt, ownDueAt])
  assert.deepEqual(await dueFor(pupilA1, guardianA1), [ownDueAt, ownDueAt])
  assert.deepEqual(await dueFor(pupilA2, pupilA2), [dueAt, null])
})
