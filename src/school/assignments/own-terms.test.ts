/** One pupil's own times and extra time, from the beginning of an attempt to its receipt. */
import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { type Adjustments, noAdjustments } from '#contract/adjustments.ts'
import type { Attempt, PupilAssignment, Receipt } from '#contract/exercises.ts'
import type { Following, OwnWindow } from '#contract/following.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { setAdjustments } from '#school/people/set-adjustments.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers } from '../../../tests/small-exercise.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import {
  assignTestExercise,
  createTestExerciseRoom,
  workRoutes,
} from '../../../tests/test-exercise-room.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import { createTestSchool, type TestPerson, testMorning } from '../../../tests/test-school.ts'
import { changeAssignment } from './assign-exercise.ts'
import type { OutageSpan } from './due-extension.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const clock = fixedClock(testMorning)
const outages: OutageSpan[] = []
const room = createTestExerciseRoom(db, clock, async () => outages)
const routes = workRoutes(room)
const server = await startTestHttpServer({ db, routes })
after(() => server.stop())
beforeEach(() => {
  clock.set(testMorning)
  outages.length = 0
})

const minutes = (count: number): number => count * 60_000
const later = (count: number): Date => new Date(Date.parse(testMorning) + minutes(count))
const freshId = (): Id => mintId(clock, systemRandom)
const { pupilA1, pupilA2, teacherA } = school

async function assign(more: Partial<Parameters<typeof assignTestExercise>[1]>): Promise<Id> {
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(testMorning),
    ...more,
  })
  return assignmentId
}

async function adjust(pupil: TestPerson, change: Partial<Adjustments>): Promise<void> {
  const place = { uai: school.uai, pupilId: pupil.personId }
  const value = { ...noAdjustments, ...change }
  expectValue(await setAdjustments(room, school.head.personId, place, value))
}

async function begin(pupil: TestPerson, assignmentId: Id, begunAt?: Date): Promise<Attempt> {
  const path = `/api/assignments/${assignmentId}/attempts`
  const body = { attemptId: freshId(), begunAt: begunAt?.toISOString() }
  const { body: attempt, status } = await server.call<Attempt>(pupil, 'POST', path, body)
  assert.equal(status, 200)
  return attempt
}

async function submit(pupil: TestPerson, attempt: Attempt, tried?: Date) {
  const body = {
    id: freshId(),
    answers: goodAnswers,
    ...(tried === undefined ? {} : { tried: { at: tried.toISOString(), contentHash: null } }),
  }
  return server.call<Receipt>(pupil, 'POST', `/api/attempts/${attempt.id}/submission`, body)
}

async function standingOf(pupil: TestPerson, attempt: Attempt, tried?: Date) {
  const { body, status } = await submit(pupil, attempt, tried)
  return status === 200 ? body.timing?.standing : status
}

async function give(assignmentId: Id, pupils: readonly TestPerson[], window: OwnWindow | null) {
  const path = `/api/assignments/${assignmentId}/own-windows`
  const windows = pupils.map(({ personId: pupilId }) => ({ pupilId, window }))
  const { status } = await server.call(teacherA, 'PUT', path, { windows })
  return status
}

const windowUntil = (due: Date, opens = new Date(testMorning)): OwnWindow => ({
  opensAt: opens.toISOString(),
  dueAt: due.toISOString(),
})

async function seenBy(pupil: TestPerson, assignmentId: Id): Promise<PupilAssignment> {
  const path = `/api/pupils/${pupil.personId}/assignments/${assignmentId}`
  return (await server.call<PupilAssignment>(pupil, 'GET', path)).body
}

test('a third more time: told before, counted from the beginning, and late only after it', async () => {
  await adjust(pupilA1, { extraTime: 'third' })
  const assignmentId = await assign({ minutes: 30 })
  assert.deepEqual((await seenBy(pupilA1, assignmentId)).time, { minutes: 40, extraTime: 'third' })
  assert.deepEqual((await seenBy(pupilA2, assignmentId)).time, { minutes: 30, extraTime: null })
  const attempts = [await begin(pupilA1, assignmentId), await begin(pupilA2, assignmentId)]
  assert.deepEqual(
    attempts.map(({ time }) => time?.leftMs),
    [minutes(40), minutes(30)],
  )
  clock.set(later(35).toISOString())
  const [one, other] = attempts
  assert.ok(one && other)
  assert.equal(await standingOf(pupilA2, other), 'late')
  assert.equal(await standingOf(pupilA1, one), 'in_time')
})

test('more time that is set while somebody writes counts at once', async () => {
  await adjust(pupilA1, {})
  const assignmentId = await assign({ minutes: 30 })
  const attempt = await begin(pupilA1, assignmentId)
  clock.set(later(20).toISOString())
  await adjust(pupilA1, { extraTime: 'double' })
  const again = await begin(pupilA1, assignmentId)
  assert.deepEqual([again.id, again.time?.leftMs], [attempt.id, minutes(40)])
  clock.set(later(59).toISOString())
  assert.equal(await standingOf(pupilA1, attempt), 'in_time')
})

test('time that ran out refuses nothing; the due time of the work does', async () => {
  const assignmentId = await assign({ minutes: 10, dueAt: later(60), lateAccepted: false })
  const early = await begin(pupilA2, assignmentId)
  clock.set(later(30).toISOString())
  assert.equal(await standingOf(pupilA2, early), 'late')
  await adjust(pupilA1, {})
  const late = await begin(pupilA1, assignmentId)
  clock.set(later(62).toISOString())
  assert.equal(await standingOf(pupilA1, late), 409)
})

test('where the class is given longer or less, whoever had longer stays as far ahead', async () => {
  const assignmentId = await assign({ dueAt: later(60) })
  assert.equal(await give(assignmentId, [pupilA1], windowUntil(later(180))), 200)
  assert.equal(await give(assignmentId, [pupilA2], windowUntil(later(30))), 200)
  const dueOf = async (pupil: TestPerson) => (await seenBy(pupil, assignmentId)).assignment.dueAt
  const moveTo = async (dueAt: Date | null) => {
    const change = {
      dueAt: dueAt?.toISOString() ?? null,
      opensAt: new Date(testMorning).toISOString(),
    }
    const rules = { ...change, lateAccepted: true, attemptsMax: 1, feedback: 'now', minutes: null }
    const { status } = await server.call(teacherA, 'PUT', `/api/assignments/${assignmentId}`, rules)
    assert.equal(status, 200)
  }
  await moveTo(later(300))
  assert.equal(await dueOf(pupilA1), later(420).toISOString())
  assert.equal(await dueOf(pupilA2), later(30).toISOString())
  await moveTo(later(45))
  assert.equal(await dueOf(pupilA1), later(165).toISOString())
  await moveTo(null)
  assert.equal(await dueOf(pupilA1), null)
  assert.equal(await dueOf(pupilA2), later(30).toISOString())
})

test('an outage gives back the time of an attempt that it took', async () => {
  const assignmentId = await assign({ minutes: 10 })
  const attempt = await begin(pupilA2, assignmentId)
  const [fromMs, untilMs] = [later(5).getTime(), later(20).getTime()]
  outages.push({ fromMs, untilMs, reason: 'stopped' })
  clock.set(later(26).toISOString())
  assert.equal(await standingOf(pupilA2, attempt), 'extended')
})

test('begun and handed in without a line: the time runs from when the device says, and the teacher decides', async () => {
  const assignmentId = await assign({ minutes: 10 })
  clock.set(later(60).toISOString())
  const attempt = await begin(pupilA2, assignmentId, later(20))
  assert.equal(attempt.time?.endsAt, later(30).toISOString())
  assert.equal(await standingOf(pupilA2, attempt, later(29)), 'to_decide')
})

test('two pupils get until later, the third does not; taken back, they have the time of the class', async () => {
  const assignmentId = await assign({ dueAt: later(60), lateAccepted: false })
  const until = windowUntil(later(3 * 24 * 60))
  assert.equal(await give(assignmentId, [pupilA1, pupilA2], until), 200)
  const { body } = await server.call<Following>(
    teacherA,
    'GET',
    `/api/assignments/${assignmentId}/following`,
  )
  assert.deepEqual(
    body.pupils.map(({ ownWindow }) => ownWindow),
    [until, until],
  )
  const attempt = await begin(pupilA1, assignmentId)
  assert.equal(attempt.dueAt, until.dueAt)
  clock.set(later(24 * 60).toISOString())
  assert.equal((await seenBy(pupilA1, assignmentId)).assignment.dueAt, until.dueAt)
  const saved = await server.call(pupilA1, 'PUT', `/api/attempts/${attempt.id}/answers/q1`, {
    answer: goodAnswers.q1,
    version: 1,
  })
  assert.equal(saved.status, 200)
  assert.equal(await give(assignmentId, [pupilA2], null), 200)
  assert.equal((await seenBy(pupilA2, assignmentId)).closedBecause, 'too_late')
  assert.equal(await standingOf(pupilA1, attempt), 'in_time')
})

test('who has less time is late after it, and sees no marks before the class is done', async () => {
  const assignmentId = await assign({ dueAt: later(120), feedback: 'after_due' })
  assert.equal(await give(assignmentId, [pupilA1], windowUntil(later(30))), 200)
  const attempt = await begin(pupilA1, assignmentId)
  clock.set(later(40).toISOString())
  assert.equal(await standingOf(pupilA1, attempt), 'late')
  const result = async () =>
    (await server.call<{ marks: unknown }>(pupilA1, 'GET', `/api/attempts/${attempt.id}/result`))
      .body.marks
  assert.equal(await result(), null)
  clock.set(later(122).toISOString())
  assert.notEqual(await result(), null)
})

test('times that contradict each other, strangers and doubles are refused', async () => {
  const assignmentId = await assign({ dueAt: later(60) })
  const backwards = { opensAt: later(60).toISOString(), dueAt: later(60).toISOString() }
  assert.equal(await give(assignmentId, [pupilA1], backwards), 400)
  assert.equal(await give(assignmentId, [school.pupilB], windowUntil(later(90))), 404)
  assert.equal(await give(assignmentId, [pupilA1, pupilA1], windowUntil(later(90))), 400)
  assert.deepEqual(
    await db
      .selectFrom('own_window')
      .selectAll()
      .where('assignment_id', '=', assignmentId)
      .execute(),
    [],
  )
})

test('a class that is given a day more twice at once moves own times by that day, once', async () => {
  const assignmentId = await assign({ dueAt: later(60) })
  assert.equal(await give(assignmentId, [pupilA1], windowUntil(later(120))), 200)
  const rules = {
    opensAt: testMorning,
    lateAccepted: true,
    attemptsMax: 1,
    feedback: 'now',
  } as const
  const dueAt = later(60 + 24 * 60).toISOString()
  for (const done of await Promise.all(
    [1, 2, 3].map(() => changeAssignment(room, assignmentId, { ...rules, dueAt })),
  )) {
    expectValue(done)
  }
  const { due_at } = await db
    .selectFrom('own_window')
    .select('due_at')
    .where('assignment_id', '=', assignmentId)
    .executeTakeFirstOrThrow()
  assert.equal(due_at?.toISOString(), later(120 + 24 * 60).toISOString())
})
