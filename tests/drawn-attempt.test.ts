/** An attempt asks what its seed draws: when it begins, is saved, handed in, marked and read again. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawQuestions, seedOfAttempt } from '#contract/draw-questions.ts'
import type { Answers, ExerciseContent, Question } from '#contract/questions.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { readAssignmentView } from '#school/assignments/read-assignment.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { saveAnswer } from '#school/attempts/save-answer.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { readMarkingSheet } from '#school/marking/read-marking-sheet.ts'
import { readResult } from '#school/marking/read-result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from './test-exercise-room.ts'
import { createTestSchool, type TestPerson, testMorning } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const freshId = (): Id => mintId(clock, systemRandom)

const statement = (place: number): Question => ({
  id: `q${place}`,
  kind: 'true_false',
  prompt: [{ type: 'paragraph', text: [{ type: 'text', text: `Phrase ${place}` }] }],
  points: place === 0 ? 5 : 2,
  correct: true,
})
/** The first always, and three of the nine others, in any order. */
const content: ExerciseContent = {
  format: 1,
  introduction: [],
  questions: Array.from({ length: 10 }, (_, place) => statement(place)),
  plan: {
    draws: [{ id: 'd', take: 3, questionIds: Array.from({ length: 9 }, (_, at) => `q${at + 1}`) }],
    shuffleQuestions: true,
  },
}
const allTrue: Answers = Object.fromEntries(
  content.questions.map(({ id }) => [id, { kind: 'true_false', value: true }]),
)

const assign = async (attemptsMax = 3): Promise<Id> => {
  const given = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(clock.now()),
    attemptsMax,
    content,
  })
  return given.assignmentId
}

const begin = (pupil: TestPerson, assignmentId: Id, drawnAs?: number) =>
  beginAttempt(room, { assignmentId, pupilId: pupil.personId, attemptId: freshId(), drawnAs })

const submit = (pupil: TestPerson, attemptId: Id, answers: Answers) => {
  const { personId: pupilId, accountId } = pupil
  return submitAnswers(room, { id: freshId(), answers, attemptId, pupilId, accountId })
}

/** What the device draws by itself. */
function drawHere(pupil: TestPerson, assignmentId: Id, number: number): string[] {
  const seed = seedOfAttempt({ assignmentId, pupilId: pupil.personId, number })
  return drawQuestions(content.questions, content.plan, seed).map(({ id }) => id)
}

const idsOf = (questions: readonly { readonly id: string }[]) => questions.map(({ id }) => id)

test('the questions of an attempt are those of its seed, from its beginning to its sheet', async () => {
  const assignmentId = await assign()
  const pupil = school.pupilA1
  const attempt = expectValue(await begin(pupil, assignmentId))
  const asked = idsOf(attempt.questions)
  assert.equal(asked.length, 4)
  assert.deepEqual(asked, drawHere(pupil, assignmentId, 1))
  assert.equal(attempt.leavesOut, true)
  assert.deepEqual(idsOf(expectValue(await begin(pupil, assignmentId)).questions), asked)

  expectValue(await submit(pupil, attempt.id, allTrue))
  const result = expectValue(await readResult(room, attempt.id, 'pupil'))
  assert.deepEqual(idsOf(result.questions), asked)
  assert.deepEqual(
    result.marks?.perQuestion.map(({ questionId }) => questionId),
    asked,
  )
  assert.equal(result.marks?.points, 11)
  assert.equal(result.marks?.pointsMax, 11)
  const sheet = expectValue(await readMarkingSheet(room, attempt.id, null))
  assert.deepEqual(idsOf(sheet.result.questions), asked)
  const view = await readAssignmentView(db, assignmentId)
  assert.deepEqual([view?.questionCount, view?.pointsMax], [4, 11])

  const second = expectValue(await begin(pupil, assignmentId))
  assert.equal(second.number, 2)
  assert.deepEqual(idsOf(second.questions), drawHere(pupil, assignmentId, 2))
  // Two draws may be the same; those of twenty attempts are not.
  const draws = Array.from({ length: 20 }, (_, at) =>
    drawHere(pupil, assignmentId, at + 1)
      .toSorted()
      .join(),
  )
  assert.ok(new Set(draws).size > 1)
})

test('what was not asked is not kept, and earns nothing when it is handed in', async () => {
  const assignmentId = await assign()
  const pupil = school.pupilA2
  const attempt = expectValue(await begin(pupil, assignmentId))
  const asked = new Set(idsOf(attempt.questions))
  const save = (questionId: string) =>
    saveAnswer(room, {
      attemptId: attempt.id,
      pupilId: pupil.personId,
      questionId,
      answer: { kind: 'true_false', value: true },
      version: 1,
    })
  for (const { id } of content.questions) {
    const kept = await save(id)
    assert.equal(kept.ok ? 'kept' : kept.refusal.code, asked.has(id) ? 'kept' : 'bad_request', id)
  }
  const others = Object.fromEntries(Object.entries(allTrue).filter(([id]) => !asked.has(id)))
  expectValue(await submit(pupil, attempt.id, others))
  const result = expectValue(await readResult(room, attempt.id, 'teacher'))
  assert.equal(result.marks?.points, 0)
  assert.equal(result.marks?.pointsMax, 11)
  assert.deepEqual(
    result.marks?.perQuestion.map(({ state }) => state),
    ['unanswered', 'unanswered', 'unanswered', 'unanswered'],
  )
})

test('a device that took the attempt for another number keeps the questions that it drew', async () => {
  const assignmentId = await assign()
  const pupil = school.pupilA1
  const first = expectValue(await begin(pupil, assignmentId))
  expectValue(await submit(pupil, first.id, allTrue))
  // Another device without a line had not heard of the first attempt.
  const second = expectValue(await begin(pupil, assignmentId, 1))
  assert.equal(second.number, 2)
  assert.deepEqual(idsOf(second.questions), drawHere(pupil, assignmentId, 1))
  // A third comes with a draw that the attempt under way does not have: nothing is mixed.
  const refused = await begin(pupil, assignmentId, 2)
  assert.equal(refused.ok ? 'begun' : refused.refusal.code, 'other_draw')
  const same = expectValue(await begin(pupil, assignmentId, 1))
  assert.equal(same.id, second.id)
  expectValue(await submit(pupil, second.id, allTrue))
  const third = expectValue(await begin(pupil, assignmentId, 2))
  assert.deepEqual(idsOf(third.questions), drawHere(pupil, assignmentId, 2))
})

test('an attempt begun before there were draws asks everything, as it was written', async () => {
  const assignmentId = await assign()
  const attempt = expectValue(await begin(school.pupilA1, assignmentId))
  await db.updateTable('attempt').set({ draw_seed: null }).where('id', '=', attempt.id).execute()
  const again = expectValue(await begin(school.pupilA1, assignmentId))
  assert.deepEqual(idsOf(again.questions), idsOf(content.questions))
})
