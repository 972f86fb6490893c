/** Work in teams: what one hands in counts for all, nobody's draft is lost, and who may see what. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Assign } from '#contract/exercises.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue, type Result } from '#kernel/result.ts'
import { assignExercise } from '#school/assignments/assign-exercise.ts'
import { giveWindows } from '#school/assignments/give-windows.ts'
import { makeTeams } from '#school/assignments/make-teams.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { beginPaperCopy, readPaperDesk } from '#school/attempts/begin-paper-copy.ts'
import { isCopyOfTeam } from '#school/attempts/submission-store.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { readWorkToHandIn } from '#school/day/day-store.ts'
import { followAssignment } from '#school/following/follow-assignment.ts'
import { followCourse } from '#school/following/follow-course.ts'
import { readPupilAssignment } from '#school/following/read-pupil-assignment.ts'
import { gradeAssignment } from '#school/grades/grade-assignment.ts'
import { markByHand } from '#school/marking/mark-by-hand.ts'
import { readMarkingSheet } from '#school/marking/read-marking-sheet.ts'
import { readResult } from '#school/marking/read-result.ts'
import { returnCopy } from '#school/marking/return-copies.ts'
import { readOwnWindows } from '#school/people/adjustment-store.ts'
import type { SchoolTables } from '#school/tables.ts'
import { goodAnswers } from './small-exercise.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from './test-exercise-room.ts'
import { createTestSchool, type TestPerson, testMorning } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const freshId = (): Id => mintId(clock, systemRandom)
const hourMs = 3_600_000
const { teacherA, pupilA1, pupilA2, pupilB, courseA } = school
const both = [pupilA1.personId, pupilA2.personId]

const codeOf = (result: Result<unknown>): string => (result.ok ? '' : result.refusal.code)

async function assign(more: { attemptsMax?: number; dueAt?: Date } = {}): Promise<Id> {
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(clock.now() - 5 * hourMs),
    ...more,
  })
  return assignmentId
}

async function assignTeam(more: { attemptsMax?: number; dueAt?: Date } = {}): Promise<Id> {
  const assignmentId = await assign(more)
  expectValue(await makeTeams(room, { assignmentId, teams: [both] }))
  return assignmentId
}

function begin(assignmentId: Id, pupil: TestPerson, more: { begunAt?: string } = {}) {
  return beginAttempt(room, {
    assignmentId,
    pupilId: pupil.personId,
    attemptId: freshId(),
    ...more,
  })
}

async function handIn(attemptId: Id, { accountId, personId: pupilId }: TestPerson) {
  clock.advance(60_000)
  const copy = { id: freshId(), answers: goodAnswers, attemptId, pupilId, accountId }
  return expectValue(await submitAnswers(room, copy))
}

const seenBy = async (assignmentId: Id, pupil: TestPerson) =>
  expectValue(
    await readPupilAssignment(room, {
      assignmentId,
      pupilId: pupil.personId,
      courseIds: new Set([courseA]),
    }),
  )

async function rowsOf(assignmentId: Id) {
  const { pupils } = expectValue(await followAssignment(db, assignmentId))
  const of = (pupil: TestPerson) => pupils.find((row) => row.pupil.id === pupil.personId)
  return { first: of(pupilA1), second: of(pupilA2) }
}

test("what one hands in is the copy of each: on the pupil's page, in the day, in the following", async () => {
  const assignmentId = await assignTeam({ dueAt: new Date(clock.now() + 24 * hourMs) })
  const { id: attemptId } = expectValue(await begin(assignmentId, pupilA1))
  assert.equal((await rowsOf(assignmentId)).second?.state, 'not_opened')
  const receipt = await handIn(attemptId, pupilA1)

  const { attempts, attemptsLeft, closedBecause, team } = await seenBy(assignmentId, pupilA2)
  assert.deepEqual(attempts[0]?.receipt, receipt)
  assert.equal(attempts[0]?.by, pupilA1.givenName)
  assert.deepEqual(team, { mates: [pupilA1.givenName] })
  assert.deepEqual([attemptsLeft, closedBecause], [0, 'no_attempt_left'])
  const own = await seenBy(assignmentId, pupilA1)
  assert.equal(own.attempts[0]?.by, undefined)
  assert.equal(codeOf(await begin(assignmentId, pupilA2)), 'no_attempt_left')

  const { first, second } = await rowsOf(assignmentId)
  assert.deepEqual([first?.state, second?.state], ['to_mark', 'to_mark'])
  assert.deepEqual([first?.attemptId, second?.attemptId], [attemptId, attemptId])
  assert.equal(first?.handedInBy, undefined)
  assert.equal(second?.handedInBy?.id, pupilA1.personId)
  const glance = expectValue(await followCourse(room, { courseId: courseA, mayMark: true }))
  const cells = glance.pupils.map(({ cells, id }) => [
    id,
    cells.find((cell) => cell.assignmentId === assignmentId)?.attemptId,
  ])
  assert.deepEqual(new Map(cells as [Id, Id][]), new Map(both.map((id) => [id, attemptId])))
  const day = new Date(clock.now())
  const window = {
    now: day,
    since: day,
    closedSince: day,
    until: new Date(clock.now() + 48 * hourMs),
    returnedSince: day,
  }
  const work = await readWorkToHandIn(db, pupilA2.personId, [courseA], window)
  assert.equal(work.find(({ id }) => id === assignmentId)?.isSubmitted, true)
})

test('one copy on the desk: its marks and its return are for each, and so are its points', async () => {
  const assignmentId = await assignTeam()
  const { id: attemptId } = expectValue(await begin(assignmentId, pupilA1))
  await handIn(attemptId, pupilA1)
  const sheet = expectValue(await readMarkingSheet(room, attemptId, null))
  assert.deepEqual(sheet.team?.map(({ id }) => id).sort(), [...both].sort())
  const mark = { questionId: 'q2', points: 1, comment: 'Bien', markedBy: teacherA.personId }
  expectValue(await markByHand(room, { ...mark, attemptId }))
  expectValue(await returnCopy(room, { attemptId, returnedBy: teacherA.personId }))
  const result = expectValue(await readResult(room, attemptId, 'pupil'))
  assert.deepEqual(result.team, {
    handedInBy: pupilA1.givenName,
    others: [pupilA2.givenName],
  })
  assert.equal((await seenBy(assignmentId, pupilA2)).attempts[0]?.state, 'marked')
  const taken = expectValue(await gradeAssignment(room, { assignmentId, by: teacherA.personId }))
  assert.equal(taken.given, 2)
})

test('two who work at the same time both keep their work, and the last received counts', async () => {
  const assignmentId = await assignTeam()
  const one = expectValue(await begin(assignmentId, pupilA1))
  const other = expectValue(await begin(assignmentId, pupilA2))
  await handIn(one.id, pupilA1)
  assert.equal((await rowsOf(assignmentId)).second?.attemptId, one.id, 'a copy before a draft')
  assert.equal(expectValue(await begin(assignmentId, pupilA2)).id, other.id, 'the draft is there')
  await handIn(other.id, pupilA2)
  const { first, second } = await rowsOf(assignmentId)
  assert.deepEqual([first?.attemptId, second?.attemptId], [other.id, other.id])
  assert.equal((await seenBy(assignmentId, pupilA1)).attempts.length, 2)
  assert.equal(expectValue(await readResult(room, one.id, 'teacher')).attemptId, one.id)
})

test('attempts are counted for the team, and what was begun without a line before is let in', async () => {
  const assignmentId = await assignTeam({ attemptsMax: 2 })
  const begunAt = new Date(clock.now()).toISOString()
  const one = expectValue(await begin(assignmentId, pupilA1))
  await handIn(one.id, pupilA1)
  const two = expectValue(await begin(assignmentId, pupilA2))
  assert.equal(two.number, 2)
  // The team's copy counts until another is handed in, and the page says who tries again.
  const { first, second } = await rowsOf(assignmentId)
  assert.deepEqual([second?.attemptId, second?.isAgain], [one.id, true])
  assert.deepEqual([first?.attemptId, first?.isAgain], [one.id, undefined])
  await handIn(two.id, pupilA2)
  assert.equal(codeOf(await begin(assignmentId, pupilA1)), 'no_attempt_left')
  assert.equal((await rowsOf(assignmentId)).first?.attemptId, two.id)
  const late = expectValue(await begin(assignmentId, pupilA1, { begunAt }))
  await handIn(late.id, pupilA1)
  assert.equal((await rowsOf(assignmentId)).second?.attemptId, late.id)
})

test('a team has the kindest times of its members, on their devices too, and no extra time', async () => {
  const dueAt = new Date(clock.now() + hourMs)
  const assignmentId = await assignTeam({ dueAt })
  const later = new Date(clock.now() + 5 * hourMs)
  const window = { opensAt: new Date(clock.now()).toISOString(), dueAt: later.toISOString() }
  const windows = [{ pupilId: pupilA1.personId, window }]
  expectValue(await giveWindows(room, { assignmentId, givenBy: teacherA.personId, windows }))
  const { assignment } = await seenBy(assignmentId, pupilA2)
  assert.equal(assignment.dueAt, later.toISOString())
  const kept = await readOwnWindows(db, pupilA2.personId, new Date(clock.now()))
  assert.deepEqual(kept.find((row) => row.assignment_id === assignmentId)?.due_at, later)
  expectValue(await makeTeams(room, { assignmentId, teams: [] }))
  assert.equal((await seenBy(assignmentId, pupilA2)).assignment.dueAt, dueAt.toISOString())
})

test('teams are of pupils of the course, each in one, and fixed by the first copy', async () => {
  const assignmentId = await assign()
  const stranger = { assignmentId, teams: [[pupilA1.personId, pupilB.personId]] }
  assert.equal(codeOf(await makeTeams(room, stranger)), 'not_found')
  const twice = { assignmentId, teams: [both, both] }
  assert.equal(codeOf(await makeTeams(room, twice)), 'bad_request')
  expectValue(await makeTeams(room, { assignmentId, teams: [both] }))
  const { id: attemptId } = expectValue(await begin(assignmentId, pupilA1))
  assert.equal(await isCopyOfTeam(db, attemptId, [pupilA2.personId]), false, 'a draft')
  await handIn(attemptId, pupilA1)
  assert.equal(await isCopyOfTeam(db, attemptId, [pupilA2.personId]), true)
  assert.equal(await isCopyOfTeam(db, attemptId, [pupilB.personId]), false)
  assert.equal(codeOf(await makeTeams(room, { assignmentId, teams: [] })), 'in_use')
})

test('what is given in teams has them at once, drawn among those who get it', async () => {
  const { exerciseId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: courseA,
    ownerId: teacherA.personId,
    opensAt: new Date(clock.now()),
  })
  const give = async (more: Partial<Assign>): Promise<(number | undefined)[]> => {
    const { id } = expectValue(
      await assignExercise(room, {
        id: crypto.randomUUID(),
        exerciseId,
        opensAt: new Date(clock.now()).toISOString(),
        dueAt: null,
        lateAccepted: true,
        attemptsMax: 1,
        feedback: 'now',
        schoolUai: school.uai,
        courseId: courseA,
        lessonId: null,
        assignedBy: teacherA.personId,
        ...more,
      }),
    )
    const { first, second } = await rowsOf(id)
    return [first?.team, second?.team]
  }
  assert.deepEqual(await give({}), [undefined, undefined])
  assert.deepEqual(await give({ teamSize: 3 }), [1, 1])
  assert.deepEqual(await give({ teamSize: 3, pupilIds: both }), [1, 1])
  // One alone makes no team.
  assert.deepEqual(await give({ teamSize: 2, pupilIds: [pupilA1.personId] }), [
    undefined,
    undefined,
  ])
})

test('no sheet is put in beside what the team has handed in, and no attempt is left behind', async () => {
  const assignmentId = await assignTeam()
  const desk = expectValue(await readPaperDesk(room, { assignmentId, pupilId: pupilA2.personId }))
  assert.deepEqual(
    desk.mates?.map(({ id }) => id),
    [pupilA1.personId],
  )
  const { id } = expectValue(await begin(assignmentId, pupilA1))
  await handIn(id, pupilA1)
  const wish = { assignmentId, pupilId: pupilA2.personId, attemptId: freshId() }
  assert.equal(codeOf(await beginPaperCopy(room, wish)), 'attempt_closed')
  assert.equal((await seenBy(assignmentId, pupilA2)).attempts.length, 1)
})
