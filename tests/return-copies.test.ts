/**
 * What a person marked is seen by pupil and guardian once the copy is returned, and never before:
 * neither in its result, nor in the list of attempts, nor in the day, nor by an exercise in a leçon. What rules
 * mark waits for nobody. Returning is one act however often it is asked for, and can be taken back.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Attempt, PupilAssignment } from '#contract/exercises.ts'
import type { Following, Returned } from '#contract/following.ts'
import type { AttemptResult } from '#contract/results.ts'
import type { Rubric } from '#contract/rubrics.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { readOwnRubrics } from '#school/exercises/rubric-store.ts'
import { readInlineExercises } from '#school/following/following-store.ts'
import { returnsTopic } from '#school/marking/returns-topic.ts'
import type { SchoolTables } from '#school/tables.ts'
import { addClassPupil } from './add-class-pupil.ts'
import { goodAnswers, smallContent } from './small-exercise.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom, workRoutes } from './test-exercise-room.ts'
import { startTestHttpServer } from './test-http-server.ts'
import { createTestSchool, type TestPerson } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const room = createTestExerciseRoom(db)
const server = await startTestHttpServer({
  db,
  routes: workRoutes(room),
})
after(() => server.stop())
const { pupilA1, pupilA2, guardianA1, teacherA, teacherB } = school
const freshId = (): Id => mintId(systemClock, systemRandom)
const mark = { points: 3, comment: 'Bien vu pour la largeur.' }

interface Given {
  readonly assignmentId: Id
  readonly exerciseId: Id
}

function assign(dueAt: Date | null = null, content = smallContent): Promise<Given> {
  return assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(Date.now() - 60_000),
    attemptsMax: 3,
    content,
    ...(dueAt === null ? {} : { dueAt, feedback: 'after_due' as const }),
  })
}

async function handIn({ assignmentId }: Given, pupil: TestPerson): Promise<Id> {
  const path = `/api/assignments/${assignmentId}/attempts`
  const { body } = await server.call<Attempt>(pupil, 'POST', path, { attemptId: freshId() })
  const submission = { id: freshId(), answers: goodAnswers }
  await server.call(pupil, 'POST', `/api/attempts/${body.id}/submission`, submission)
  return body.id
}

async function give(attemptId: Id): Promise<void> {
  const { status } = await server.call(teacherA, 'PUT', `/api/attempts/${attemptId}/marks/q2`, mark)
  assert.equal(status, 200)
}

const resultFor = async (who: TestPerson, attemptId: Id): Promise<AttemptResult> =>
  (await server.call<AttemptResult>(who, 'GET', `/api/attempts/${attemptId}/result`)).body

/** Whether this reader sees anything of the person's mark, wherever they may look. */
async function sees(who: TestPerson, given: Given, attemptId: Id): Promise<boolean> {
  const result = await resultFor(who, attemptId)
  const path = `/api/pupils/${pupilA1.personId}/assignments/${given.assignmentId}`
  const { body } = await server.call<PupilAssignment>(who, 'GET', path)
  const attempt = body.attempts.find((one) => one.id === attemptId)
  const told = [
    result.marks?.points === 4,
    result.marks?.toMark === 0,
    JSON.stringify(result).includes(mark.comment),
    attempt?.points === 4,
    attempt?.state === 'marked',
  ]
  assert.ok(
    told.every((one) => one === told[0]),
    JSON.stringify(told),
  )
  return told[0] === true
}

const returnPath = (attemptId: Id): string => `/api/attempts/${attemptId}/return`
const followed = async ({ assignmentId }: Given): Promise<Following> =>
  (await server.call<Following>(teacherA, 'GET', `/api/assignments/${assignmentId}/following`)).body

test('a copy is seen as marked by pupil and guardian once it is returned, and not before', async () => {
  const given = await assign()
  const attemptId = await handIn(given, pupilA1)
  const early = await server.call(teacherA, 'PUT', returnPath(attemptId))
  assert.equal(early.status, 400, 'an answer waits')
  await give(attemptId)
  for (const who of [pupilA1, guardianA1]) assert.equal(await sees(who, given, attemptId), false)
  // What rules marked is open from the first moment.
  assert.equal((await resultFor(pupilA1, attemptId)).marks?.points, 1)
  const reader = { pupilId: pupilA1.personId, courseIds: [school.courseA], taughtIds: [] }
  const inLesson = async () =>
    (await readInlineExercises(db, [given.exerciseId], reader))[0]?.returned_at
  assert.equal(await inLesson(), null)

  assert.equal((await server.call(teacherB, 'PUT', returnPath(attemptId))).status, 404)
  assert.equal((await server.call(pupilA1, 'PUT', returnPath(attemptId))).status, 404)
  for (let time = 0; time < 2; time += 1) {
    assert.equal((await server.call(teacherA, 'PUT', returnPath(attemptId))).status, 200)
  }
  for (const who of [pupilA1, guardianA1]) assert.equal(await sees(who, given, attemptId), true)
  assert.ok(await inLesson())
  assert.equal((await followed(given)).pupils.find((row) => row.attemptId)?.returning, 'returned')

  for (let time = 0; time < 2; time += 1) {
    assert.equal((await server.call(teacherA, 'DELETE', returnPath(attemptId))).status, 200)
  }
  assert.equal(await sees(pupilA1, given, attemptId), false)
})

test('a mark that is taken back takes the copy back with it', async () => {
  const given = await assign()
  const attemptId = await handIn(given, pupilA1)
  await give(attemptId)
  await server.call(teacherA, 'PUT', returnPath(attemptId))
  await server.call(teacherA, 'DELETE', `/api/attempts/${attemptId}/marks/q2`)
  await give(attemptId)
  assert.equal(await sees(pupilA1, given, attemptId), false)
  assert.deepEqual((await followed(given)).returns, { ready: 1, waiting: 0, returned: 0 })
})

test('all marked copies are returned in one act, told in numbers, and taken back by its id', async () => {
  const place = { uai: school.uai, classId: school.classA }
  const given = await assign()
  const copies = [await handIn(given, pupilA1), await handIn(given, pupilA2)]
  const waits = await handIn(given, await addClassPupil(db, place, 'Lou'))
  const apart = await handIn(given, await addClassPupil(db, place, 'Abel'))
  for (const attemptId of [...copies, apart]) await give(attemptId)
  await server.call(teacherA, 'PUT', returnPath(apart))
  assert.deepEqual((await followed(given)).returns, { ready: 2, waiting: 1, returned: 1 })
  const id = freshId()
  const path = `/api/assignments/${given.assignmentId}/returns/${id}`
  const both = await Promise.all([1, 2].map(() => server.call<Returned>(teacherA, 'PUT', path)))
  for (const { body } of both) assert.deepEqual(body, { returned: 2, waiting: 1 })
  const news = await db
    .selectFrom('change_feed' as never)
    .select(['key' as never])
    .where('topic' as never, '=', returnsTopic as never)
    .where('key' as never, '=', given.assignmentId as never)
    .execute()
  assert.equal(news.length, 2, 'one for each act, whatever is asked again')
  // A late retry returns nothing that was marked since.
  await give(waits)
  const again = await server.call<Returned>(teacherA, 'PUT', path)
  assert.deepEqual(again.body, { returned: 2, waiting: 0 })
  assert.deepEqual((await followed(given)).returns, { ready: 1, waiting: 0, returned: 3 })
  const other = await assign()
  const elsewhere = `/api/assignments/${other.assignmentId}/returns/${id}`
  assert.equal((await server.call(teacherA, 'DELETE', elsewhere)).status, 200)
  assert.equal((await followed(given)).returns.returned, 3)
  assert.equal((await server.call(teacherA, 'DELETE', path)).status, 200)
  assert.deepEqual((await followed(given)).returns, { ready: 3, waiting: 0, returned: 1 })
})

test('a copy returned before the due time is seen when the answers open', async () => {
  const given = await assign(new Date(Date.now() + 3_600_000))
  const attemptId = await handIn(given, pupilA1)
  await give(attemptId)
  await server.call(teacherA, 'PUT', returnPath(attemptId))
  assert.equal((await resultFor(pupilA1, attemptId)).marks, null)
  const past = new Date(Date.now() - 600_000)
  await db
    .updateTable('assignment')
    .set({ due_at: past, opens_at: new Date(past.getTime() - 600_000) })
    .where('id', '=', given.assignmentId)
    .execute()
  assert.equal(await sees(pupilA1, given, attemptId), true)
})

test('ticked steps and the word why are seen with the copy, and not before it is returned', async () => {
  const rubric: Rubric = {
    kind: 'points',
    criteria: ['plan', 'langue'].map((id) => ({
      id,
      name: id,
      steps: [0, 1, 2].map((points) => ({ words: `niveau ${points}`, points })),
    })),
  }
  const questions = smallContent.questions.map((one) =>
    one.kind === 'open' ? { ...one, rubric } : one,
  )
  const given = await assign(null, { ...smallContent, questions })
  const attemptId = await handIn(given, pupilA1)
  const ticks = { plan: 2, langue: 1 }
  const path = `/api/attempts/${attemptId}/marks/q2`
  const put = async (more: object): Promise<number> =>
    (await server.call(teacherA, 'PUT', path, { ...mark, ticks, ...more })).status
  assert.equal(await put({ points: 2 }), 400, 'another total without a word')
  assert.equal(await put({ ticks: { plan: 2 } }), 400, 'a criterion is left out')
  assert.equal(await put({ points: 2, because: 'Trop court.' }), 200)
  const seen = async () => (await resultFor(guardianA1, attemptId)).marks?.perQuestion[1]
  assert.deepEqual([(await seen())?.ticks, (await seen())?.because], [undefined, undefined])
  await server.call(teacherA, 'PUT', returnPath(attemptId))
  assert.deepEqual([(await seen())?.ticks, (await seen())?.because], [ticks, 'Trop court.'])
  // Back to the sum: the word goes.
  assert.equal(await put({ because: 'inutile' }), 200)
  assert.deepEqual([(await seen())?.points, (await seen())?.because], [3, undefined])

  const own = await readOwnRubrics(db, teacherA.personId)
  assert.deepEqual(own, [{ exerciseTitle: 'La Seine', questionNumber: 2, rubric }])
  assert.deepEqual(await readOwnRubrics(db, teacherB.personId), [])
})

test('a whole copy is marked by its rubric: returned with it, counted in it, and only where it was given so', async () => {
  const rubric: Rubric = {
    kind: 'points',
    criteria: ['soin', 'langue'].map((id) => ({
      id,
      name: id,
      steps: [0, 1.5].map((points) => ({ words: `niveau ${points}`, points })),
    })),
  }
  const given = await assign(null, { ...smallContent, rubric })
  const path = `/api/assignments/${given.assignmentId}/attempts`
  const begun = await server.call<Attempt>(pupilA1, 'POST', path, { attemptId: freshId() })
  assert.deepEqual(begun.body.rubric, rubric)
  const attemptId = await handIn(given, pupilA1)
  const plain = await handIn(await assign(), pupilA1)
  const ticks = { soin: 1, langue: 0 }
  const whole = { points: 1.5, comment: 'Soigné.', ticks }
  const put = async (attempt: Id, body: object): Promise<number> =>
    (await server.call(teacherA, 'PUT', `/api/attempts/${attempt}/marks/_copy`, body)).status
  assert.equal(await put(plain, whole), 404, 'its exercise has no such rubric')
  assert.equal(await put(attemptId, { ...whole, points: 3.5, because: 'Trop.' }), 400)
  assert.equal(await put(attemptId, { ...whole, ticks: { soin: 1 } }), 400)
  assert.equal(await put(attemptId, whole), 200)
  assert.equal((await server.call(teacherA, 'PUT', returnPath(attemptId))).status, 400, 'q2 waits')
  await give(attemptId)
  assert.equal((await resultFor(guardianA1, attemptId)).marks?.perQuestion.at(-1)?.state, 'to_mark')
  assert.equal((await server.call(teacherA, 'PUT', returnPath(attemptId))).status, 200)
  for (const who of [pupilA1, guardianA1]) {
    const { marks, rubric: shown } = await resultFor(who, attemptId)
    assert.deepEqual(shown, rubric)
    assert.deepEqual([marks?.points, marks?.pointsMax, marks?.toMark], [5.5, 8, 0])
    const { comment, points, questionId, state, ticks: seen } = marks?.perQuestion.at(-1) ?? {}
    assert.deepEqual(
      { comment, points, questionId, state, ticks: seen },
      { ...whole, questionId: '_copy', state: 'partly' },
    )
  }
  const { assignment, pupils } = await followed(given)
  assert.equal(assignment.pointsMax, 8)
  assert.equal(pupils.find((row) => row.attemptId === attemptId)?.points, 5.5)
  const own = await readOwnRubrics(db, teacherA.personId)
  assert.deepEqual(own[0], { exerciseTitle: 'La Seine', questionNumber: null, rubric })
})
