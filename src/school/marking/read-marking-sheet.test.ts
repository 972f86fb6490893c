/**
 * Who comes next: copy by copy the one that came in next with anything to mark, by question the one
 * that waits for this question; after the last the first. A mark that was taken back makes its answer wait again.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Attempt } from '#contract/exercises.ts'
import type { Following } from '#contract/following.ts'
import type { Answer, Answers, ExerciseContent } from '#contract/questions.ts'
import type { MarkingSheet } from '#contract/results.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { addClassPupil } from '../../../tests/add-class-pupil.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import {
  assignTestExercise,
  createTestExerciseRoom,
  workRoutes,
} from '../../../tests/test-exercise-room.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import { createTestSchool, type TestPerson } from '../../../tests/test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const room = createTestExerciseRoom(db)
const server = await startTestHttpServer({
  db,
  routes: workRoutes(room),
})
after(() => server.stop())
const { teacherA, teacherB } = school
const place = { uai: school.uai, classId: school.classA }
/** One copy of each counts. */
const pupils = [school.pupilA1, school.pupilA2, await addClassPupil(db, place, 'Lou')] as const
const freshId = (): Id => mintId(systemClock, systemRandom)

const content: ExerciseContent = {
  format: 1,
  introduction: [],
  questions: ['q1', 'q2'].map((id) => ({
    id,
    kind: 'open',
    prompt: [{ type: 'paragraph', text: [{ type: 'text', text: `Explique ${id}.` }] }],
    points: 2,
    accepts: 'text_or_photo',
  })),
}
const open = (text: string): Answer => ({ kind: 'open', text, fileIds: [] })

const { assignmentId } = await assignTestExercise(room, {
  uai: school.uai,
  courseId: school.courseA,
  ownerId: teacherA.personId,
  opensAt: new Date(Date.now() - 1_000),
  attemptsMax: 5,
  content,
})

async function handIn(pupil: TestPerson, answers: Answers, work = assignmentId): Promise<Id> {
  const path = `/api/assignments/${work}/attempts`
  const { body } = await server.call<Attempt>(pupil, 'POST', path, { attemptId: freshId() })
  const submission = { id: freshId(), answers }
  const sent = await server.call(pupil, 'POST', `/api/attempts/${body.id}/submission`, submission)
  assert.equal(sent.status, 200)
  return body.id
}

async function nextOf(attemptId: Id, questionId?: string): Promise<[Id | null, number]> {
  const query = questionId === undefined ? '' : `?questionId=${questionId}`
  const path = `/api/attempts/${attemptId}/marking-sheet${query}`
  const { body } = await server.call<MarkingSheet>(teacherA, 'GET', path)
  return [body.nextAttemptId, body.othersWaiting]
}

const markPath = (attemptId: Id, questionId: string): string =>
  `/api/attempts/${attemptId}/marks/${questionId}`

async function mark(attemptId: Id, questionId: string): Promise<void> {
  const body = { points: 1, comment: '' }
  const marked = await server.call(teacherA, 'PUT', markPath(attemptId, questionId), body)
  assert.equal(marked.status, 200)
}

const first = await handIn(pupils[0], { q1: open('un'), q2: open('un') })
const second = await handIn(pupils[1], { q1: open('deux') })
const third = await handIn(pupils[2], { q1: open('trois'), q2: open('trois') })

test('by question only the copies come in which this question waits', async () => {
  assert.deepEqual(await nextOf(first), [second, 2])
  assert.deepEqual(await nextOf(first, 'q1'), [second, 2])
  assert.deepEqual(await nextOf(first, 'q2'), [third, 1], 'the second copy has no second answer')
  assert.deepEqual(await nextOf(first, 'q9'), [null, 0])
  await mark(second, 'q1')
  assert.deepEqual(await nextOf(first), [third, 1])
  await mark(third, 'q1')
  assert.deepEqual(await nextOf(first, 'q1'), [null, 0])
  assert.deepEqual(await nextOf(first), [third, 1], 'its other question still waits')
})

test('who leaves copies for later still comes by all of them, and begins anew after the last', async () => {
  const work = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(Date.now() - 1_000),
    attemptsMax: 5,
    content,
  })
  const copies: Id[] = []
  for (const pupil of pupils) {
    copies.push(await handIn(pupil, { q1: open(pupil.givenName) }, work.assignmentId))
  }
  const way: (Id | null)[] = []
  for (let at = copies[0] ?? null; at !== null && way.length < 6; ) {
    way.push(at)
    const [next] = await nextOf(at, way.length % 2 === 0 ? undefined : 'q1')
    at = next
  }
  assert.deepEqual(way, [...copies, ...copies])
})

test('a mark that is taken back makes its answer wait again, and taking it twice is no harm', async () => {
  await mark(third, 'q2')
  assert.deepEqual(await nextOf(first), [null, 0])
  const path = markPath(third, 'q2')
  assert.equal((await server.call(teacherB, 'DELETE', path)).status, 404)
  assert.deepEqual(await nextOf(first), [null, 0])
  for (let time = 0; time < 2; time += 1) {
    assert.equal((await server.call(teacherA, 'DELETE', path)).status, 200)
  }
  assert.deepEqual(await nextOf(first), [third, 1])
  const following = `/api/assignments/${assignmentId}/following`
  const { body } = await server.call<Following>(teacherA, 'GET', following)
  assert.equal(body.pupils.find((one) => one.attemptId === third)?.toMark, 1)
})

test('a question that rules marked goes through all copies in turn, and each may be given other points', async () => {
  const closed: ExerciseContent = {
    ...content,
    questions: [
      {
        id: 'r1',
        kind: 'true_false',
        prompt: [{ type: 'paragraph', text: [{ type: 'text', text: 'La Seine est un fleuve.' }] }],
        points: 2,
        correct: true,
      },
    ],
  }
  const given = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(Date.now() - 1_000),
    attemptsMax: 5,
    content: closed,
  })
  const copies: Id[] = []
  for (const pupil of pupils) {
    const answers: Answers = { r1: { kind: 'true_false', value: pupil !== pupils[1] } }
    copies.push(await handIn(pupil, answers, given.assignmentId))
  }
  const [one, two, three] = copies
  const sheetOf = async (attemptId = '', questionId = 'r1') => {
    const path = `/api/attempts/${attemptId}/marking-sheet?questionId=${questionId}`
    const { body } = await server.call<MarkingSheet>(teacherA, 'GET', path)
    return [body.firstAttemptId, body.nextAttemptId, body.othersWaiting]
  }
  assert.deepEqual(await sheetOf(one), [one, two, 2])
  await mark(two ?? '', 'r1')
  assert.deepEqual(
    await sheetOf(two),
    [one, three, 1],
    'a changed mark takes nobody out of the turn',
  )
  assert.deepEqual(await sheetOf(three), [one, null, 0])
  assert.deepEqual(await sheetOf(one, 'r9'), [null, null, 0])
})
