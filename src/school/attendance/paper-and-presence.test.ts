/** What a teacher hands in for a pupil says nothing of where the pupil, or anybody else, was. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { beginPaperCopy } from '#school/attempts/begin-paper-copy.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { submitPaper } from '#school/attempts/submit-paper.ts'
import { movePaper } from '#school/attempts/take-paper-back.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers } from '../../../tests/small-exercise.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { addTestLesson, createTestSchool } from '../../../tests/test-school.ts'
import { findStandings } from './find-standings.ts'
import { readRegisterLesson } from './register-store.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-24T08:00:00Z')
const exercises = createTestExerciseRoom(db, clock)
const school = await createTestSchool(db)
const { courseA, pupilA1, pupilA2, teacherA, uai } = school
const attendance = {
  db,
  clock,
  findOutages: async () => [],
  findPresence: async () => [],
  presenceKeptDays: 31,
}
const newId = (): Id => mintId(clock, systemRandom)
const lessonId = await addTestLesson(db, {
  uai,
  courseId: courseA,
  onDate: '2026-11-24',
  startsAt: '2026-11-24T07:30:00Z',
  endsAt: '2026-11-24T09:25:00Z',
})
const work = {
  uai,
  courseId: courseA,
  ownerId: teacherA.personId,
  opensAt: new Date('2026-11-16T08:00:00Z'),
  dueAt: new Date('2026-11-30T08:00:00Z'),
}

/** By pupil, once the lesson is over. */
async function statesAfterwards() {
  clock.set('2026-11-24T12:00:00Z')
  const lesson = await readRegisterLesson(db, lessonId)
  assert.ok(lesson !== null)
  const standings = await findStandings(attendance, [lesson])
  return new Map(standings.map(({ member, state, why }) => [member.pupilId, [state, why.kind]]))
}

test('a sheet scanned in the lesson makes nobody present, and asks nobody where they were', async () => {
  const { assignmentId } = await assignTestExercise(exercises, work)
  const attemptId = newId()
  const pupilId = pupilA1.personId
  expectValue(await beginPaperCopy(exercises, { assignmentId, attemptId, pupilId }))
  expectValue(
    await submitPaper(exercises, {
      id: newId(),
      attemptId,
      onPaperAt: '2026-11-20T10:00:00Z',
      photoIds: [],
      questionId: null,
      teacher: teacherA,
    }),
  )
  const few = ['not_known_yet', 'few_came']
  const before = await statesAfterwards()
  assert.deepEqual([before.get(pupilA1.personId), before.get(pupilA2.personId)], [few, few])
  // Nor once it is moved to the pupil whose it is.
  const wish = { attemptId, id: newId(), pupilId: pupilA2.personId, toAttemptId: newId() }
  expectValue(await movePaper(exercises, { ...wish, teacher: teacherA }))
  const moved = await statesAfterwards()
  assert.deepEqual([moved.get(pupilA1.personId), moved.get(pupilA2.personId)], [few, few])
})

test('what the pupil hands in from the device still does', async () => {
  clock.set('2026-11-24T08:00:00Z')
  const { assignmentId } = await assignTestExercise(exercises, work)
  const attemptId = newId()
  const { accountId, personId: pupilId } = pupilA1
  expectValue(await beginAttempt(exercises, { assignmentId, pupilId, attemptId }))
  const handedIn = { id: newId(), answers: goodAnswers, attemptId, pupilId, accountId }
  expectValue(await submitAnswers(exercises, handedIn))
  const states = await statesAfterwards()
  assert.deepEqual(states.get(pupilA1.personId), ['present', 'handed_in'])
})
