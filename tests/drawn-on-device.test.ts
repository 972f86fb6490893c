/** A device without a line draws from its day pack what the school would, down to the choices. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attemptOfPack, workOfPack } from '#browser/pages/do-exercise/packed-work.ts'
import { noAdjustments } from '#contract/adjustments.ts'
import type { ExerciseContent, Question } from '#contract/questions.ts'
import { fixedClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { giveWindows } from '#school/assignments/give-windows.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { readComingPaper } from '#school/day-packs/read-coming-paper.ts'
import { readMe } from '#school/people/read-me.ts'
import { setAdjustments } from '#school/people/set-adjustments.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from './test-exercise-room.ts'
import { courseOn, createTestPacks } from './test-packs.ts'
import { addTestLesson, callerOf, createTestSchool, testMorning } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const school = await createTestSchool(db)
const packs = await createTestPacks(room, database)

const letters = ['a', 'b', 'c', 'd', 'e', 'f']
const question = (place: number): Question => ({
  id: `q${place}`,
  kind: 'single_choice',
  prompt: [{ type: 'paragraph', text: [{ type: 'text', text: `Question ${place}` }] }],
  points: 1,
  shuffle: true,
  choices: letters.map((id) => ({
    id,
    text: [{ type: 'text', text: id }],
    fraction: id === 'a' ? 1 : 0,
  })),
})
const content: ExerciseContent = {
  format: 1,
  introduction: [],
  questions: Array.from({ length: 12 }, (_, place) => question(place)),
  plan: {
    draws: [
      { id: 'one', take: 2, questionIds: ['q0', 'q1', 'q2', 'q3', 'q4', 'q5'] },
      { id: 'two', take: 1, questionIds: ['q6', 'q7', 'q8'] },
    ],
    shuffleQuestions: true,
  },
  rubric: {
    kind: 'points',
    criteria: ['soin', 'langue'].map((id) => ({
      id,
      name: id,
      steps: [0, 2].map((points) => ({ words: `niveau ${points}`, points })),
    })),
  },
}

test('the same attempt from the pack and from the school, twice over', async () => {
  const on = '2026-11-24'
  await addTestLesson(db, {
    uai: school.uai,
    courseId: school.courseA,
    onDate: on,
    startsAt: '2026-11-24T07:30:00Z',
    endsAt: '2026-11-24T08:25:00Z',
  })
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(clock.now()),
    dueAt: new Date(clock.now() + 2 * 86_400_000),
    attemptsMax: 2,
    content,
  })
  await packs.build()
  const { personId: pupilId, accountId } = school.pupilA1
  const personal = await packs.personalPacks.personalFor(
    await callerOf(db, school.pupilA1),
    undefined,
  )
  assert.ok(personal)
  const ref = courseOn(personal, on, school.courseA)?.pack
  assert.ok(ref)
  const { exercises } = await packs.openDay(ref)
  const packed = exercises.find(({ assignment }) => assignment.id === assignmentId)
  assert.ok(packed)
  assert.equal(packed.questions.length, 12)
  assert.deepEqual([packed.assignment.questionCount, packed.assignment.pointsMax], [6, 10])
  const { earlier, lessons } = expectValue(await readComingPaper(room, school.courseA))
  const onPaper = [earlier, ...lessons.map(({ exercises: own }) => own)].flat()
  assert.deepEqual(
    onPaper.map(({ rubric }) => rubric),
    [content.rubric],
  )
  for (const number of [1, 2]) {
    const id = mintId(clock, systemRandom)
    const work = workOfPack(packed, {}, clock.now())
    const here = attemptOfPack(packed, { id, pupilId, number }, work, clock.now())
    const wish = { assignmentId, pupilId, attemptId: id, drawnAs: number }
    const there = expectValue(await beginAttempt(room, wish))
    assert.deepEqual(here.questions, there.questions)
    assert.deepEqual([here.rubric, there.rubric], [content.rubric, content.rubric])
    assert.equal(here.leavesOut, there.leavesOut)
    assert.equal(here.questions.length, 6)
    const submission = { id: mintId(clock, systemRandom), answers: {}, attemptId: id }
    expectValue(await submitAnswers(room, { ...submission, pupilId, accountId }))
  }
})

test('the same terms from the pack and from the school: own times, and a third more of them', async () => {
  const { personId: pupilId } = school.pupilA1
  const opensAt = new Date(clock.now())
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt,
    dueAt: new Date(clock.now() + 86_400_000),
    minutes: 20,
  })
  const window = {
    opensAt: opensAt.toISOString(),
    dueAt: new Date(clock.now() + 3 * 86_400_000).toISOString(),
  }
  const givenBy = school.teacherA.personId
  expectValue(await giveWindows(room, { assignmentId, givenBy, windows: [{ pupilId, window }] }))
  const adjustments = { ...noAdjustments, extraTime: 'third' as const }
  expectValue(
    await setAdjustments(room, school.head.personId, { uai: school.uai, pupilId }, adjustments),
  )
  await packs.build()
  const caller = await callerOf(db, school.pupilA1)
  const me = expectValue(await readMe(room, caller))
  const personal = await packs.personalPacks.personalFor(caller, undefined)
  assert.ok(personal)
  const refs = personal.days.flatMap(({ courses }) => courses.flatMap(({ pack }) => pack ?? []))
  const opened = await Promise.all(refs.map((ref) => packs.openDay(ref)))
  const packed = opened
    .flatMap(({ exercises }) => exercises)
    .find(({ assignment }) => assignment.id === assignmentId)
  assert.ok(packed)
  const id = mintId(clock, systemRandom)
  const work = workOfPack(packed, me, clock.now())
  const here = attemptOfPack(packed, { id, pupilId, number: 1 }, work, clock.now())
  const begin = {
    assignmentId,
    pupilId,
    attemptId: id,
    begunAt: new Date(clock.now()).toISOString(),
  }
  const there = expectValue(await beginAttempt(room, begin))
  assert.deepEqual([here.dueAt, here.time], [there.dueAt, there.time])
  assert.deepEqual([here.dueAt, here.time?.minutes], [window.dueAt, 27])
})
