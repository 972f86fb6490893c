/** A whole copy gets one of four steps: in one assessment, given once, taken away, never among points. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock, systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { makeTeams } from '#school/assignments/make-teams.ts'
import type { SchoolTables } from '#school/tables.ts'
import { smallContent } from '../../../tests/small-exercise.ts'
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
import { gradeCopy, readCopyLevel } from './grade-copy.ts'
import { readGradebook } from './read-gradebook.ts'
import { readPupilGrades } from './read-pupil-grades.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const room = createTestExerciseRoom(db, fixedClock(testMorning))
const school = await createTestSchool(db)
const { courseA: courseId, pupilA1, pupilA2, pupilB, teacherA, uai } = school
const by = teacherA.personId
const newId = (): Id => mintId(systemClock, systemRandom)

async function assign(): Promise<Id> {
  const opensAt = new Date(room.clock.now() - 60_000)
  const wish = { uai, courseId, ownerId: by, opensAt, content: smallContent }
  return (await assignTestExercise(room, wish)).assignmentId
}

const give = (assignmentId: Id, pupil: TestPerson, step: number | null, id = newId()) =>
  gradeCopy(room, { assignmentId, pupilId: pupil.personId, id, step, by })

async function stepOf(assignmentId: Id, pupil: TestPerson) {
  return expectValue(await readCopyLevel(db, { assignmentId, pupilId: pupil.personId })).step
}

async function assessmentsOf(): Promise<number> {
  const caller = await callerOf(db, teacherA)
  return expectValue(await readGradebook(room, caller, courseId)).assessments.length
}

test('steps of two copies, from two tabs at once, stand in one assessment that no pupil sees yet', async () => {
  const assignmentId = await assign()
  const before = await assessmentsOf()
  const [one, other] = await Promise.all([
    give(assignmentId, pupilA1, 3),
    give(assignmentId, pupilA2, 4),
  ])
  expectValue(one)
  expectValue(other)
  assert.equal(await assessmentsOf(), before + 1)
  assert.deepEqual(
    [await stepOf(assignmentId, pupilA1), await stepOf(assignmentId, pupilA2)],
    [3, 4],
  )
  const { familyName, givenName, personId: id } = pupilA1
  const seen = await readPupilGrades(room, { id, familyName, givenName }, [courseId])
  assert.equal(JSON.stringify(seen).includes('"step"'), false)
})

test('a step is changed, taken away, and the same call again changes nothing', async () => {
  const assignmentId = await assign()
  const id = newId()
  expectValue(await give(assignmentId, pupilA1, 2, id))
  expectValue(await give(assignmentId, pupilA1, 3))
  expectValue(await give(assignmentId, pupilA1, 2, id))
  assert.equal(await stepOf(assignmentId, pupilA1), 3)
  expectValue(await give(assignmentId, pupilA1, null))
  assert.equal(await stepOf(assignmentId, pupilA1), null)
})

test('a step for a team goes to each, but to whoever has one of their own by then', async () => {
  const assignmentId = await assign()
  const team = [pupilA1.personId, pupilA2.personId]
  expectValue(await makeTeams(room, { assignmentId, teams: [team] }))
  const id = newId()
  expectValue(await give(assignmentId, pupilA1, 2, id))
  assert.equal(await stepOf(assignmentId, pupilA2), 2)
  expectValue(await give(assignmentId, pupilA1, 3))
  assert.equal(await stepOf(assignmentId, pupilA2), 3)
  expectValue(await give(assignmentId, pupilA1, 2, id))
  assert.equal(await stepOf(assignmentId, pupilA2), 3, 'a call that came again')
  const [assessment] = await db
    .selectFrom('assessment')
    .select('id')
    .where('assignment_id', '=', assignmentId)
    .execute()
  const own = { id: newId(), pupilId: pupilA2.personId, grade: { kind: 'step' as const, step: 4 } }
  const grades = [{ ...own, assessmentId: assessment?.id ?? '' }]
  expectValue(await giveGrades(room, { courseId, enteredBy: by, grades }))
  expectValue(await give(assignmentId, pupilA1, 1))
  assert.equal(await stepOf(assignmentId, pupilA2), 4)
})

test('taking away what was never given makes no assessment', async () => {
  const assignmentId = await assign()
  const before = await assessmentsOf()
  expectValue(await give(assignmentId, pupilA1, null))
  assert.equal(await assessmentsOf(), before)
  const { scale } = expectValue(
    await readCopyLevel(db, { assignmentId, pupilId: pupilA1.personId }),
  )
  assert.equal(scale, null)
})

test('another course’s pupil is refused and leaves nothing; so is a step among points', async () => {
  const assignmentId = await assign()
  const before = await assessmentsOf()
  const stranger = await give(assignmentId, pupilB, 3)
  assert.equal(!stranger.ok && stranger.refusal.code, 'not_found')
  assert.equal(await assessmentsOf(), before, 'no assessment was made for it')
  expectValue(await gradeAssignment(room, { assignmentId, by }))
  const amongPoints = await give(assignmentId, pupilA1, 3)
  assert.equal(!amongPoints.ok && amongPoints.refusal.detail?.where, 'grade')
  const unknown = await give(newId(), pupilA1, 3)
  assert.equal(!unknown.ok && unknown.refusal.code, 'not_found')
})
