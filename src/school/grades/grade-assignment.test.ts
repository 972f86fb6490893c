/** Points of an exercise become grades: those that are marked, once, and never over a teacher's own. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Grade } from '#contract/grades.ts'
import { fixedClock, systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { markByHand } from '#school/marking/mark-by-hand.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers, smallContent } from '../../../tests/small-exercise.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import {
  callerOf,
  createTestSchool,
  type TestPerson,
  testMorning,
} from '../../../tests/test-school.ts'
import { giveGrades } from './give-grades.ts'
import { gradeAssignment } from './grade-assignment.ts'
import { readAssessmentOf, removeAssessment } from './gradebook-store.ts'
import { readGradebook } from './read-gradebook.ts'
import { saveAssessment } from './save-assessment.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const room = createTestExerciseRoom(db, fixedClock(testMorning))
const school = await createTestSchool(db)
const { courseA: courseId, pupilA1, pupilA2, teacherA, uai } = school
const by = teacherA.personId
const newId = (): Id => mintId(systemClock, systemRandom)

/** By rules alone: marked as soon as it is handed in; the whole small exercise waits for a person. */
async function assign(isForRules: boolean, attemptsMax = 1): Promise<Id> {
  const opensAt = new Date(room.clock.now() - 60_000)
  const questions = smallContent.questions.slice(0, isForRules ? 1 : 2)
  const content = { ...smallContent, questions }
  const wish = { uai, courseId, ownerId: by, opensAt, content, attemptsMax }
  return (await assignTestExercise(room, wish)).assignmentId
}

async function handIn(assignmentId: Id, pupil: TestPerson, isRight: boolean): Promise<Id> {
  const attemptId = newId()
  const { accountId, personId: pupilId } = pupil
  expectValue(await beginAttempt(room, { assignmentId, pupilId, attemptId }))
  const answers = { q1: { kind: 'true_false' as const, value: isRight } }
  const submission = { id: newId(), answers, attemptId, pupilId, accountId }
  expectValue(await submitAnswers(room, submission))
  return attemptId
}

async function gradeOf(assessmentId: Id, pupil: TestPerson): Promise<Grade | null | undefined> {
  const caller = await callerOf(db, teacherA)
  const { grades } = expectValue(await readGradebook(room, caller, courseId))
  return grades.find((one) => one.assessmentId === assessmentId && one.pupilId === pupil.personId)
    ?.grade
}

async function averageOf({ personId }: TestPerson): Promise<number> {
  const caller = await callerOf(db, teacherA)
  const { averages } = expectValue(await readGradebook(room, caller, courseId))
  return averages.find(({ pupilId }) => pupilId === personId)?.hundredths ?? Number.NaN
}

const points = (value: number): Grade => ({ kind: 'points', points: value })

async function takeOver(assignmentId: Id) {
  const taken = expectValue(await gradeAssignment(room, { assignmentId, by }))
  const assessmentId = await readAssessmentOf(db, assignmentId)
  if (assessmentId === null) throw new Error('nothing was made')
  return { ...taken, assessmentId }
}

test('marked copies get their points, a second time only those that came since, in the same assessment', async () => {
  const assignmentId = await assign(true)
  await handIn(assignmentId, pupilA1, true)
  const { assessmentId, ...first } = await takeOver(assignmentId)
  assert.deepEqual(first, { courseId, given: 1, changed: 0, withdrawn: 0, waiting: 0 })
  assert.deepEqual(await gradeOf(assessmentId, pupilA1), points(1))
  const caller = await callerOf(db, teacherA)
  const { assessments } = expectValue(await readGradebook(room, caller, courseId))
  const made = assessments.filter(({ id }) => id === assessmentId)
  assert.deepEqual(
    made.map(({ on, scale, shownAt, weight }) => ({ on, scale, shownAt, weight })),
    [{ on: '2026-11-24', scale: { kind: 'points', outOf: 1 }, shownAt: null, weight: 1 }],
  )

  // The teacher's own grade stands, whatever the copy has.
  const grades = [{ id: newId(), assessmentId, pupilId: pupilA1.personId, grade: points(0.5) }]
  expectValue(await giveGrades(room, { courseId, enteredBy: by, grades }))
  await handIn(assignmentId, pupilA2, false)
  // From two tabs at once: one of them finds what the other has made.
  const both = await Promise.all([takeOver(assignmentId), takeOver(assignmentId)])
  assert.deepEqual(both.map(({ given }) => given).sort(), [0, 1])
  assert.ok(both.every((one) => one.assessmentId === assessmentId))
  assert.deepEqual(await gradeOf(assessmentId, pupilA1), points(0.5))
  assert.deepEqual(await gradeOf(assessmentId, pupilA2), points(0))
})

test('taken over for the first time from two tabs at once, there is one assessment', async () => {
  const assignmentId = await assign(true)
  await handIn(assignmentId, pupilA1, true)
  const both = await Promise.all([takeOver(assignmentId), takeOver(assignmentId)])
  assert.deepEqual(both.map(({ given }) => given).sort(), [0, 1])
  // Removed, it is made anew.
  const [{ assessmentId }] = both
  assert.ok(await removeAssessment(db, courseId, assessmentId, new Date(room.clock.now())))
  const again = await takeOver(assignmentId)
  assert.notEqual(again.assessmentId, assessmentId)
  assert.equal(again.given, 1)
})

test('a copy that waits for its mark has none yet', async () => {
  const assignmentId = await assign(false)
  await handIn(assignmentId, pupilA1, true)
  const attemptId = newId()
  const { accountId, personId: pupilId } = pupilA2
  expectValue(await beginAttempt(room, { assignmentId, pupilId, attemptId }))
  const copy = { id: newId(), answers: goodAnswers, attemptId, pupilId, accountId }
  expectValue(await submitAnswers(room, copy))
  // An open question that was left empty has nothing to mark.
  const { assessmentId, given, waiting } = await takeOver(assignmentId)
  assert.deepEqual([given, waiting], [1, 1])
  assert.deepEqual(await gradeOf(assessmentId, pupilA1), points(1))
  assert.equal(await gradeOf(assessmentId, pupilA2), undefined)
})

test('an attempt that was begun again and not handed in takes nothing from the copy that was', async () => {
  const assignmentId = await assign(false, 3)
  const begin = async ({ personId: pupilId }: TestPerson): Promise<Id> => {
    const attemptId = newId()
    return expectValue(await beginAttempt(room, { assignmentId, pupilId, attemptId })).id
  }
  // One is marked by rules, the open question being left empty; the other waits for a person.
  await handIn(assignmentId, pupilA1, true)
  await begin(pupilA1)
  const { accountId, personId: pupilId } = pupilA2
  const attemptId = await begin(pupilA2)
  const copy = { id: newId(), answers: goodAnswers, attemptId, pupilId, accountId }
  expectValue(await submitAnswers(room, copy))
  await begin(pupilA2)
  const { assessmentId, given, waiting } = await takeOver(assignmentId)
  assert.deepEqual([given, waiting], [1, 1])
  assert.deepEqual(await gradeOf(assessmentId, pupilA1), points(1))
  // Marked by a person, while the other attempt is still open.
  const mark = { points: 1.5, comment: '' }
  expectValue(await markByHand(room, { ...mark, attemptId, questionId: 'q2', markedBy: by }))
  assert.equal((await takeOver(assignmentId)).given, 1)
  assert.deepEqual(await gradeOf(assessmentId, pupilA2), points(2.5))
})

test('of several copies the last one handed in counts, and who handed nothing in has no grade', async () => {
  const assignmentId = await assign(true, 2)
  await handIn(assignmentId, pupilA1, true)
  await handIn(assignmentId, pupilA1, false)
  const attemptId = newId()
  const begun = { assignmentId, pupilId: pupilA2.personId, attemptId }
  expectValue(await beginAttempt(room, begun))
  const { assessmentId, given, waiting } = await takeOver(assignmentId)
  assert.deepEqual([given, waiting], [1, 0])
  assert.deepEqual(await gradeOf(assessmentId, pupilA1), points(0))
  assert.equal(await gradeOf(assessmentId, pupilA2), undefined)
})

test('a grade that was taken over follows its copy when it is taken over again; a teacher’s own stays', async () => {
  const assignmentId = await assign(true)
  const copies = [
    await handIn(assignmentId, pupilA1, false),
    await handIn(assignmentId, pupilA2, false),
  ]
  const { assessmentId } = await takeOver(assignmentId)
  const own = { id: newId(), assessmentId, pupilId: pupilA2.personId, grade: points(0.25) }
  expectValue(await giveGrades(room, { courseId, enteredBy: by, grades: [own] }))
  for (const attemptId of copies) {
    const mark = { attemptId, questionId: 'q1', points: 0.5, comment: '', markedBy: by }
    expectValue(await markByHand(room, mark))
  }
  assert.deepEqual(await gradeOf(assessmentId, pupilA1), points(0), 'not by itself')
  const before = await averageOf(pupilA1)
  const { given, changed } = await takeOver(assignmentId)
  assert.deepEqual([given, changed], [0, 1])
  assert.deepEqual(await gradeOf(assessmentId, pupilA1), points(0.5))
  assert.deepEqual(await gradeOf(assessmentId, pupilA2), points(0.25))
  const average = await averageOf(pupilA1)
  assert.ok(average > before, `${before} to ${average}`)
  assert.equal((await takeOver(assignmentId)).changed, 0, 'and once')
})

test('a whole that the teacher changed scales the points; steps take none', async () => {
  const assignmentId = await assign(true)
  await handIn(assignmentId, pupilA1, true)
  const { assessmentId: id } = await takeOver(assignmentId)
  const about = { title: 'x', on: '2026-11-24', weight: 1, shownAt: null, courseId, by, id }
  expectValue(await saveAssessment(room, { ...about, scale: { kind: 'points', outOf: 20 } }))
  await handIn(assignmentId, pupilA2, true)
  await takeOver(assignmentId)
  // What was given before is not converted.
  assert.deepEqual(await gradeOf(id, pupilA1), points(1))
  assert.deepEqual(await gradeOf(id, pupilA2), points(20))
  const taken = [pupilA1, pupilA2].map(({ personId: pupilId }) => {
    return { id: newId(), assessmentId: id, pupilId, grade: null }
  })
  expectValue(await giveGrades(room, { courseId, enteredBy: by, grades: taken }))
  expectValue(await saveAssessment(room, { ...about, scale: { kind: 'attainment' } }))
  const refused = await gradeAssignment(room, { assignmentId, by })
  assert.deepEqual(!refused.ok && refused.refusal.detail, { where: 'scale' })
})
