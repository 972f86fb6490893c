/** Grades over a real PostgreSQL: given once, changed, taken away, shown when their teacher says. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AssessmentWish, Grade } from '#contract/grades.ts'
import { fixedClock, systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { callerOf, createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { forgetOldGrades } from './forget-old-grades.ts'
import { giveGrades } from './give-grades.ts'
import { readCoursesWithGrades, removeAssessment } from './gradebook-store.ts'
import { readGradebook } from './read-gradebook.ts'
import { readPupilGrades } from './read-pupil-grades.ts'
import { replaceGradingPeriods } from './replace-grading-periods.ts'
import { saveAssessment } from './save-assessment.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = { db, clock }
const school = await createTestSchool(db)
const {
  courseA: courseId,
  courseB,
  pupilA1,
  pupilA2,
  pupilB,
  teacherA,
  teacherB,
  uai,
  yearId,
} = school
const by = teacherA.personId
const newId = (): Id => mintId(systemClock, systemRandom)
const points = (value: number): Grade => ({ kind: 'points', points: value })

const fractions: AssessmentWish = {
  title: 'Fractions',
  on: '2026-11-20',
  scale: { kind: 'points', outOf: 20 },
  weight: 1,
  shownAt: null,
}

async function assess(change: Partial<AssessmentWish> = {}): Promise<Id> {
  const id = newId()
  expectValue(await saveAssessment(room, { ...fractions, ...change, id, courseId, by }))
  return id
}

function give(assessmentId: Id, pupilId: Id, grade: Grade | null, id = newId()) {
  const grades = [{ id, assessmentId, pupilId, grade }]
  return giveGrades(room, { courseId, enteredBy: by, grades })
}

const bookOf = async () =>
  expectValue(await readGradebook(room, await callerOf(db, teacherA), courseId))

async function gradeIn(assessmentId: Id, pupilId: Id): Promise<Grade | null | undefined> {
  const { grades } = await bookOf()
  return grades.find((one) => one.assessmentId === assessmentId && one.pupilId === pupilId)?.grade
}

test('what a colleague set up since one read stays and is told; seen, it may be changed', async () => {
  const id = await assess()
  const shown = { ...fractions, weight: 2, shownAt: '2026-11-24T08:00:00.000Z' }
  const save = (wish: AssessmentWish, was: AssessmentWish, who: Id) =>
    saveAssessment(room, { ...wish, was, id, courseId, by: who })
  assert.equal(expectValue(await save(shown, fractions, by)).newer, null)
  const title = { ...fractions, title: 'Fractions simples' }
  const other = teacherB.personId
  const told = expectValue(await save(title, fractions, other)).newer
  assert.deepEqual(told?.assessment, { ...shown, id })
  assert.equal(told?.by, `${teacherA.givenName} ${teacherA.familyName}`)
  const { assessments } = await bookOf()
  assert.deepEqual(
    assessments.find((one) => one.id === id),
    { ...shown, id },
  )
  const both = { ...shown, title: title.title }
  assert.equal(expectValue(await save(both, shown, other)).newer, null)
  assert.equal(
    expectValue(await save(both, shown, other)).newer,
    null,
    'and the same again is done',
  )
})

test('a grade is given, changed, taken away; a retry of an old one changes nothing', async () => {
  const id = await assess()
  const first = newId()
  const given = expectValue(await give(id, pupilA1.personId, points(12.5), first))
  assert.deepEqual(given.averages, [
    { pupilId: pupilA1.personId, periodId: null, hundredths: 1250, counted: 1 },
  ])
  expectValue(await give(id, pupilA1.personId, points(14)))
  expectValue(await give(id, pupilA1.personId, points(12.5), first))
  assert.deepEqual(await gradeIn(id, pupilA1.personId), points(14))
  expectValue(await give(id, pupilA1.personId, { kind: 'none', why: 'absent' }))
  assert.deepEqual(await gradeIn(id, pupilA1.personId), { kind: 'none', why: 'absent' })
  const taken = expectValue(await give(id, pupilA1.personId, null))
  assert.equal(await gradeIn(id, pupilA1.personId), null)
  assert.equal(taken.averages[0]?.hundredths, null)
  const rows = await db
    .selectFrom('grade_entry')
    .select('id')
    .where('assessment_id', '=', id)
    .execute()
  assert.equal(rows.length, 4)
})

test('what has no place is refused, and nothing of the call is kept', async () => {
  const id = await assess({ scale: { kind: 'points', outOf: 10 } })
  const good = { id: newId(), assessmentId: id, pupilId: pupilA1.personId, grade: points(5) }
  const wrong = [
    { ...good, id: newId(), grade: points(10.5) },
    { ...good, id: newId(), grade: points(1 / 3) },
    { ...good, id: newId(), grade: { kind: 'step', step: 2 } as const },
    { ...good, id: newId(), pupilId: pupilB.personId },
    { ...good, id: newId(), assessmentId: newId() },
  ]
  for (const one of wrong) {
    const answer = await giveGrades(room, { courseId, enteredBy: by, grades: [good, one] })
    assert.equal(answer.ok, false)
    assert.equal(await gradeIn(id, pupilA1.personId), undefined)
  }
  // The assessment of a course is none of another one's.
  const elsewhere = await giveGrades(room, { courseId: courseB, enteredBy: by, grades: [good] })
  assert.equal(elsewhere.ok, false)
  const stolen = await saveAssessment(room, { ...fractions, id, courseId: courseB, by })
  assert.equal(!stolen.ok && stolen.refusal.code, 'not_found')
})

test('the whole is not made smaller than a grade that was given, nor the scale another', async () => {
  const id = await assess()
  expectValue(await give(id, pupilA1.personId, points(15)))
  for (const scale of [{ kind: 'points', outOf: 10 } as const, { kind: 'attainment' } as const]) {
    const answer = await saveAssessment(room, { ...fractions, scale, id, courseId, by })
    assert.deepEqual(!answer.ok && answer.refusal.detail, { where: 'grades' })
  }
  const larger = { ...fractions, scale: { kind: 'points', outOf: 30 } as const }
  expectValue(await saveAssessment(room, { ...larger, id, courseId, by }))
})

test('a step of one scale is none of another, nor that of somebody who left, who still sees it', async () => {
  const id = await assess({ scale: { kind: 'attainment' } })
  const wish = { ...fractions, id, courseId, by }
  expectValue(await give(id, pupilA1.personId, { kind: 'step', step: 3 }))
  const mastery = { ...wish, scale: { kind: 'mastery' } as const }
  const refused = await saveAssessment(room, mastery)
  assert.deepEqual(!refused.ok && refused.refusal.detail, { where: 'grades' })
  const left = (endedAt: Date | null) =>
    db
      .updateTable('class_pupil')
      .set({ ended_at: endedAt })
      .where('pupil_id', '=', pupilA1.personId)
      .execute()
  await left(new Date(clock.now()))
  const stillRefused = await saveAssessment(room, mastery)
  await left(null)
  assert.deepEqual(!stillRefused.ok && stillRefused.refusal.detail, { where: 'grades' })
  expectValue(await give(id, pupilA1.personId, null))
  expectValue(await saveAssessment(room, mastery))
})

test('a grade and a smaller whole at once: one of them is refused', async () => {
  for (let round = 0; round < 5; round += 1) {
    const id = await assess()
    const smaller = { ...fractions, scale: { kind: 'points', outOf: 10 } as const }
    const [given, saved] = await Promise.all([
      give(id, pupilA1.personId, points(15)),
      saveAssessment(room, { ...smaller, id, courseId, by }),
    ])
    assert.notEqual(given.ok, saved.ok)
    await removeAssessment(db, courseId, id, new Date(clock.now()))
  }
})

test('a pupil who changed class keeps sight of what was shown before', async () => {
  const id = await assess({ shownAt: '2026-11-24T06:00:00.000Z' })
  expectValue(await give(id, pupilA1.personId, points(13)))
  assert.ok((await readCoursesWithGrades(db, pupilA1.personId)).includes(courseId))
  await removeAssessment(db, courseId, id, new Date(clock.now()))
})

test('pupil and guardians see what is shown, and averages of that alone', async () => {
  const hidden = await assess({ title: 'Caché' })
  const shown = await assess({ title: 'Montré', shownAt: '2026-11-24T06:00:00.000Z' })
  const later = await assess({ title: 'Demain', shownAt: '2026-11-25T06:00:00.000Z' })
  for (const [id, value] of [
    [hidden, 2],
    [shown, 16],
    [later, 8],
  ] as const) {
    expectValue(await give(id, pupilA2.personId, points(value)))
  }
  const pupil = { id: pupilA2.personId, familyName: 'Benali', givenName: 'Amir' }
  const read = () => readPupilGrades(room, pupil, [courseId, courseB])
  const now = await read()
  assert.equal(now.courses.length, 1)
  const [period] = now.courses[0]?.periods ?? []
  assert.equal(period?.hundredths, 1600)
  assert.deepEqual(
    period?.grades.map(({ assessment }) => assessment.title),
    ['Montré'],
  )
  clock.advance(86_400_000)
  const tomorrow = await read()
  assert.equal(tomorrow.courses[0]?.periods[0]?.hundredths, 1200)
  clock.set(testMorning)
  const { averages } = await bookOf()
  // The teacher's own is of all three: (2 + 16 + 8) / 3.
  assert.equal(averages.find(({ pupilId }) => pupilId === pupil.id)?.hundredths, 867)
})

test('periods part the averages, and are named as a whole', async () => {
  const period = (startsOn: string, endsOn: string) => ({
    id: newId(),
    label: 'Trimestre',
    startsOn,
    endsOn,
  })
  const name = (periods: ReturnType<typeof period>[]) =>
    replaceGradingPeriods(room, { uai, yearId, periods })
  const [autumn, winter] = [
    period('2026-08-31', '2026-11-28'),
    period('2026-11-29', '2027-03-06'),
  ] as const
  expectValue(await name([autumn, winter]))
  const id = await assess({ on: '2026-12-01' })
  expectValue(await give(id, pupilA1.personId, points(10)))
  const own = (await bookOf()).averages.filter(({ pupilId }) => pupilId === pupilA1.personId)
  assert.equal(own.find(({ periodId }) => periodId === winter.id)?.hundredths, 1000)
  const [first, second] = [period('2026-08-31', '2026-12-31'), period('2027-01-01', '2027-03-06')]
  await Promise.all([name([first, second]), name([autumn, winter])])
  assert.equal((await bookOf()).periods.length, 2)
  expectValue(await name([autumn, winter]))
  const overlap = await name([autumn, period('2026-11-28', '2027-03-06')])
  assert.deepEqual(!overlap.ok && overlap.refusal.detail, { where: 'overlap' })
  const other = await replaceGradingPeriods(room, {
    uai,
    yearId: school.otherSchool.yearId,
    periods: [],
  })
  assert.equal(!other.ok && other.refusal.code, 'not_found')
  expectValue(await name([]))
})

test('an école grades by steps, without averages', async () => {
  const { course, pupil, teacher } = school.otherSchool
  const id = newId()
  const wish = { ...fractions, id, courseId: course, by: teacher.personId }
  const refused = await saveAssessment(room, wish)
  assert.deepEqual(!refused.ok && refused.refusal.detail, { where: 'scale' })
  expectValue(await saveAssessment(room, { ...wish, scale: { kind: 'attainment' } }))
  const given = await giveGrades(room, {
    courseId: course,
    enteredBy: teacher.personId,
    grades: [
      {
        id: newId(),
        assessmentId: id,
        pupilId: pupil.personId,
        grade: { kind: 'step', step: 4 },
      },
    ],
  })
  assert.deepEqual(expectValue(given).averages, [])
})

test('what was removed is in no book; what is old is forgotten', async () => {
  const id = await assess({ title: 'Retirée', shownAt: testMorning })
  expectValue(await give(id, pupilA1.personId, points(3)))
  assert.equal(await removeAssessment(db, courseB, id, new Date(clock.now())), false)
  assert.equal(await removeAssessment(db, courseId, id, new Date(clock.now())), true)
  assert.equal(
    (await bookOf()).assessments.some((one) => one.id === id),
    false,
  )
  assert.equal((await give(id, pupilA1.personId, points(4))).ok, false)
  assert.deepEqual(await forgetOldGrades(room), { assessments: 0 })
  const { assessments } = await forgetOldGrades({ db, clock: fixedClock('2028-07-05T03:00:00Z') })
  assert.ok(assessments > 5)
  assert.deepEqual((await bookOf()).assessments, [])
})

test("a colleague's newer grade stays and is told; what was read, one's own and nothing give way", async () => {
  const id = await assess({ title: 'À deux' })
  const [pupilId, colleague] = [pupilA1.personId, school.teacherB.personId]
  const giveAs = async (enteredBy: Id, value: number | null, was: number | null) => {
    const grade = value === null ? null : points(value)
    const one = { id: newId(), assessmentId: id, pupilId, grade }
    const read = was === null ? null : points(was)
    const grades = [{ ...one, was: read }]
    const { newer } = expectValue(await giveGrades(room, { courseId, enteredBy, grades }))
    return newer.map((other) => other.grade)
  }
  assert.deepEqual(await giveAs(by, 12, null), [])
  assert.deepEqual(await giveAs(colleague, 9, null), [points(12)])
  assert.deepEqual(await giveAs(colleague, null, null), [points(12)])
  assert.deepEqual(await gradeIn(id, pupilId), points(12))
  assert.deepEqual(await giveAs(colleague, 12, null), [])
  assert.deepEqual(await giveAs(colleague, 9, 12), [])
  assert.deepEqual(await giveAs(colleague, 10, 12), [])
  assert.deepEqual(await giveAs(by, 14, 12), [points(10)])
  assert.deepEqual(await giveAs(by, null, 10), [])
  assert.deepEqual(await giveAs(colleague, 15, 10), [])
  assert.deepEqual(await gradeIn(id, pupilId), points(15))
})
