/**
 * A mark that rules gave and a teacher changes: the copy's points follow wherever they are told, what waits
 * for a person is counted as before, and the rule's mark can come back.
 */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { resultWith } from '#browser/pages/mark-attempt/result-with.ts'
import type { Attempt, PupilAssignment } from '#contract/exercises.ts'
import type { Following } from '#contract/following.ts'
import { takeHintCost } from '#contract/hints.ts'
import type { Answers, ExerciseContent } from '#contract/questions.ts'
import type { AttemptResult, MarkingSheet, QuestionResult } from '#contract/results.ts'
import { roundPoints } from '#contract/round-points.ts'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { openHints } from '#school/attempts/open-hints.ts'
import { followCourse } from '#school/following/follow-course.ts'
import { listHandedIn } from '#school/following/list-handed-in.ts'
import { readQuestionStatistics } from '#school/following/read-question-statistics.ts'
import { returnsTopic } from '#school/marking/returns-topic.ts'
import { withHandMarks } from '#school/questions/with-hand-marks.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers, smallContent } from './small-exercise.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom, workRoutes } from './test-exercise-room.ts'
import { startTestHttpServer } from './test-http-server.ts'
import { createTestSchool, type TestPerson } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const room = createTestExerciseRoom(db)
const server = await startTestHttpServer({ db, routes: workRoutes(room) })
after(() => server.stop())
const { pupilA1, pupilA2, guardianA1, teacherA, teacherB } = school
const freshId = (): Id => mintId(systemClock, systemRandom)
const [ruled] = smallContent.questions
if (ruled === undefined) throw new Error('no question')
/** By rules alone: worth 1. */
const forRules: ExerciseContent = { ...smallContent, questions: [ruled] }
const wrong: Answers = { q1: { kind: 'true_false', value: false } }
const comment = 'Ta phrase disait juste.'

interface Given {
  readonly assignmentId: Id
  readonly attemptId: Id
}

interface Work {
  readonly content?: ExerciseContent
  readonly answers?: Answers
  readonly openedHints?: number
}

async function assign(content: ExerciseContent): Promise<Id> {
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(Date.now() - 60_000),
    attemptsMax: 3,
    content,
  })
  return assignmentId
}

async function handIn(assignmentId: Id, { answers = wrong, openedHints = 0 }: Work): Promise<Id> {
  const begun = await server.call<Attempt>(
    pupilA1,
    'POST',
    `/api/assignments/${assignmentId}/attempts`,
    { attemptId: freshId() },
  )
  const attemptId = begun.body.id
  if (openedHints > 0) {
    const told = { attemptId, pupilId: pupilA1.personId, questionId: 'q1', opened: openedHints }
    expectValue(await openHints(room, told))
  }
  const submission = { id: freshId(), answers }
  await server.call(pupilA1, 'POST', `/api/attempts/${attemptId}/submission`, submission)
  return attemptId
}

async function work(wish: Work = {}): Promise<Given> {
  const assignmentId = await assign(wish.content ?? forRules)
  return { assignmentId, attemptId: await handIn(assignmentId, wish) }
}

const markPath = (attemptId: Id, questionId = 'q1'): string =>
  `/api/attempts/${attemptId}/marks/${questionId}`

async function change(attemptId: Id, points: number, words = comment): Promise<void> {
  const body = { points, comment: words }
  assert.equal((await server.call(teacherA, 'PUT', markPath(attemptId), body)).status, 200)
}

async function takeBack(attemptId: Id): Promise<void> {
  assert.equal((await server.call(teacherA, 'DELETE', markPath(attemptId))).status, 200)
}

async function resultFor(who: TestPerson, attemptId: Id) {
  const { body } = await server.call<AttemptResult>(who, 'GET', `/api/attempts/${attemptId}/result`)
  const one = body.marks?.perQuestion.find(({ questionId }) => questionId === 'q1')
  if (body.marks === null || one === undefined) throw new Error('no marks')
  return { ...body.marks, one }
}

async function sheetOf(attemptId: Id): Promise<MarkingSheet> {
  const path = `/api/attempts/${attemptId}/marking-sheet`
  return (await server.call<MarkingSheet>(teacherA, 'GET', path)).body
}

async function followed({ assignmentId }: Given) {
  const path = `/api/assignments/${assignmentId}/following`
  const { body } = await server.call<Following>(teacherA, 'GET', path)
  const row = body.pupils.find(({ pupil }) => pupil.id === pupilA1.personId)
  return { ...body, row }
}

async function pupilsPoints({ assignmentId, attemptId }: Given): Promise<number | null> {
  const path = `/api/pupils/${pupilA1.personId}/assignments/${assignmentId}`
  const { body } = await server.call<PupilAssignment>(pupilA1, 'GET', path)
  return body.attempts.find(({ id }) => id === attemptId)?.points ?? null
}

/** The copy's points, in every place that tells them. */
async function toldPoints(given: Given): Promise<(number | null | undefined)[]> {
  const handedIn = expectValue(await listHandedIn(db, given.assignmentId))
  return [
    (await resultFor(pupilA1, given.attemptId)).points,
    (await resultFor(guardianA1, given.attemptId)).points,
    (await sheetOf(given.attemptId)).result.marks?.points,
    (await followed(given)).row?.points,
    await pupilsPoints(given),
    handedIn.copies.find(({ pupilId }) => pupilId === pupilA1.personId)?.points,
  ]
}

async function assertPoints(given: Given, points: number): Promise<void> {
  const told = await toldPoints(given)
  assert.deepEqual(
    told,
    told.map(() => points),
  )
}

test('a page shows what the server will say', () => {
  const mark = fc.record({
    state: fc.constantFrom('right', 'partly', 'wrong', 'unanswered'),
    earned: fc.integer({ min: 0, max: 8 }),
    cost: fc.integer({ min: 0, max: 8 }),
  })
  const given = fc.option(fc.integer({ min: 0, max: 8 }))
  fc.assert(
    fc.property(mark, given, given, ({ state, earned, cost }, first, second) => {
      const { points, taken } = takeHintCost(earned / 4, cost / 4)
      const hints = cost === 0 ? {} : { hints: { opened: 1, cost: cost / 4, taken } }
      const texts = { feedback: [], explanation: [], parts: [] }
      const byRule = { questionId: 'q1', state, points, pointsMax: 2, ...texts, ...hints }
      const atServer = (quarters: number | null): QuestionResult | undefined => {
        const words = { comment, because: '', ticks: null }
        const row = { question_id: 'q1', points: (quarters ?? 0) / 4, ...words }
        return withHandMarks([byRule], quarters === null ? [] : [row])[0]
      }
      const opened = atServer(first)
      if (opened === undefined) return assert.fail('no mark')
      const onPage = resultWith(opened, second === null ? null : { points: second / 4, comment })
      assert.deepEqual(onPage, atServer(second))
    }),
  )
})

test('the figures of a question and the class at a glance follow', async () => {
  const assignmentId = await assign(forRules)
  const stuck = async () => {
    const glance = expectValue(
      await followCourse(room, { courseId: school.courseA, mayMark: true }),
    )
    const cells = glance.pupils.find(({ id }) => id === pupilA1.personId)?.cells
    return cells?.find((cell) => cell.assignmentId === assignmentId)?.stuck
  }
  await handIn(assignmentId, {})
  const attemptId = await handIn(assignmentId, {})
  assert.deepEqual(await stuck(), { kind: 'wrong', question: 1, times: 2 })
  await change(attemptId, 1)
  assert.equal(await stuck(), null)
  const { questions } = expectValue(
    await readQuestionStatistics(room, { assignmentId, counted: 'all' }),
  )
  assert.equal(questions[0]?.facility, 0.5)
})

test('a teacher of the course changes a mark of a rule, nobody else does', async () => {
  const { attemptId } = await work()
  const body = { points: 1, comment: '' }
  for (const who of [pupilA1, guardianA1, teacherB]) {
    assert.equal((await server.call(who, 'PUT', markPath(attemptId), body)).status, 404)
    assert.equal((await server.call(who, 'DELETE', markPath(attemptId))).status, 404)
  }
  const refused = async (questionId: string, sent: unknown): Promise<number> =>
    (await server.call(teacherA, 'PUT', markPath(attemptId, questionId), sent)).status
  assert.equal(await refused('q1', { points: 1.5, comment: '' }), 400, 'worth 1')
  assert.equal(await refused('q1', { ...body, ticks: { a: 0 } }), 400, 'no rubric')
  assert.equal(await refused('q9', body), 404)
  assert.equal((await resultFor(pupilA1, attemptId)).points, 0)
})

test('its points, the rule’s and the comment reach pupil, guardian and teacher; the rule’s come back', async () => {
  const given = await work()
  const { attemptId } = given
  await assertPoints(given, 0)
  await change(attemptId, 1)
  await assertPoints(given, 1)
  for (const who of [pupilA1, guardianA1]) {
    const { one, toMark } = await resultFor(who, attemptId)
    assert.deepEqual([one.state, one.comment, toMark], ['right', comment, 0])
    assert.deepEqual(one.byRule, { state: 'wrong', points: 0, taken: 0 })
  }
  // The last word wins, lowered and without words too.
  await change(attemptId, 0.25, '')
  await assertPoints(given, 0.25)
  assert.equal((await resultFor(pupilA1, attemptId)).one.state, 'partly')
  for (let time = 0; time < 2; time += 1) await takeBack(attemptId)
  await assertPoints(given, 0)
  const { one } = await resultFor(pupilA1, attemptId)
  assert.deepEqual([one.state, one.comment, one.byRule], ['wrong', '', undefined])
})

test('what waits for a person is counted as before, and a changed mark is seen with the returned copy', async () => {
  const given = await work({ content: smallContent, answers: { ...goodAnswers, ...wrong } })
  const { attemptId } = given
  const counts = async () => {
    const { returns, row } = await followed(given)
    return [returns.waiting, returns.ready, returns.returned, row?.state, row?.toMark]
  }
  const other = await server.call<Attempt>(
    pupilA2,
    'POST',
    `/api/assignments/${given.assignmentId}/attempts`,
    { attemptId: freshId() },
  )
  const copy = { id: freshId(), answers: goodAnswers }
  await server.call(pupilA2, 'POST', `/api/attempts/${other.body.id}/submission`, copy)
  await change(attemptId, 0.5)
  assert.deepEqual(await counts(), [2, 0, 0, 'to_mark', 1])
  assert.deepEqual((await sheetOf(other.body.id)).othersWaiting, 1)
  const early = await server.call(teacherA, 'PUT', `/api/attempts/${attemptId}/return`)
  assert.equal(early.status, 400, 'an answer waits')
  // The teacher sees it at once, the pupil with what else a person marked.
  assert.equal((await sheetOf(attemptId)).result.marks?.points, 0.5)
  assert.equal((await resultFor(pupilA1, attemptId)).one.byRule, undefined)
  assert.equal(await pupilsPoints(given), 0)

  const mark = { points: 3, comment: '' }
  await server.call(teacherA, 'PUT', markPath(attemptId, 'q2'), mark)
  assert.deepEqual(await counts(), [1, 1, 0, 'marked', 0])
  assert.equal((await resultFor(pupilA1, attemptId)).one.comment, '')
  const returned = await server.call(teacherA, 'PUT', `/api/attempts/${attemptId}/return`)
  assert.equal(returned.status, 200)
  await assertPoints(given, 3.5)
  // Going back to the rule leaves nothing to mark: the copy stays returned.
  await takeBack(attemptId)
  assert.deepEqual(await counts(), [1, 0, 1, 'marked', 0])
  await assertPoints(given, 3)
})

test('families hear of a change in a copy that was returned', async () => {
  const news = async (): Promise<number> => {
    const { rows } = await sql`
      select from change_feed where topic = ${returnsTopic}`.execute(db)
    return rows.length
  }
  const { attemptId } = await work({
    content: smallContent,
    answers: { ...goodAnswers, ...wrong },
  })
  const before = await news()
  await change(attemptId, 1)
  assert.equal(await news(), before)
  await server.call(teacherA, 'PUT', markPath(attemptId, 'q2'), { points: 3, comment: '' })
  await server.call(teacherA, 'PUT', `/api/attempts/${attemptId}/return`)
  assert.equal(await news(), before + 1)
  await change(attemptId, 0.5)
  for (let time = 0; time < 2; time += 1) await takeBack(attemptId)
  assert.equal(await news(), before + 3)
})

test('an empty answer can be given points, and one that gets nothing stays empty', async () => {
  const given = await work({ content: smallContent, answers: wrong })
  const { attemptId } = given
  const path = markPath(attemptId, 'q2')
  const stateNow = async () => {
    const { perQuestion } = await resultFor(pupilA1, attemptId)
    return perQuestion.find(({ questionId }) => questionId === 'q2')?.state
  }
  assert.equal(await stateNow(), 'unanswered')
  await server.call(teacherA, 'PUT', path, { points: 2, comment: 'Dit à l’oral.' })
  assert.equal(await stateNow(), 'partly')
  await assertPoints(given, 2)
  await server.call(teacherA, 'PUT', path, { points: 0, comment: '' })
  assert.equal(await stateNow(), 'unanswered')
  await assertPoints(given, 0)
})

test('whatever is given, taken back and given again, and whatever hints cost, all places tell the same', async () => {
  const hint = [{ type: 'text' as const, text: 'Regarde la carte.' }]
  const content = { ...forRules, questions: [{ ...ruled, hint, hintPenalty: 0.25 }] }
  const acts = fc.array(fc.option(fc.integer({ min: 0, max: 100 })), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(acts, fc.boolean(), fc.boolean(), async (list, isRight, isHelped) => {
      const answers = isRight ? { q1: goodAnswers.q1 } : wrong
      const given = await work({ content, answers, openedHints: isHelped ? 1 : 0 })
      const cost = isHelped ? 0.25 : 0
      for (const act of list) {
        if (act === null) await takeBack(given.attemptId)
        else await change(given.attemptId, act / 100)
        const earned = act === null ? (isRight ? 1 : 0) : act / 100
        await assertPoints(given, roundPoints(takeHintCost(earned, cost).points))
      }
    }),
    { numRuns: 6 },
  )
})
