/** Work plans over real HTTP and PostgreSQL: who composes and sees them, what is a tick and what a fact. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { MyDay } from '#contract/day.ts'
import type { CourseWorkPlans, WorkPlan } from '#contract/work-plans.ts'
import { fixedClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { withdrawAssignment } from '#school/assignments/assignment-store.ts'
import { changeAssignmentPupils } from '#school/assignments/change-assignment-pupils.ts'
import { makeTeams } from '#school/assignments/make-teams.ts'
import { beginAttempt } from '#school/attempts/begin-attempt.ts'
import { submitAnswers } from '#school/attempts/submit-answers.ts'
import { dayRoutes } from '#school/day/day-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { forgetOldWorkPlans } from '#school/work-plans/forget-old-work-plans.ts'
import { plansOfPupilMax, workPlansKeptDays } from '#school/work-plans/work-plan.ts'
import { workPlanRoutes } from '#school/work-plans/work-plan-routes.ts'
import { attachTestReading } from './access-world.ts'
import { goodAnswers } from './small-exercise.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from './test-exercise-room.ts'
import { startTestHttpServer, type TestHttpServer } from './test-http-server.ts'
import {
  addTestLesson,
  createTestSchool,
  type TestPerson,
  type TestSchool,
  testMorning,
} from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const newId = () => mintId(clock, systemRandom)
const dayMs = 86_400_000
/** The week of the test's Tuesday. */
const week = { firstDay: '2026-11-23', lastDay: '2026-11-27' }
const words = newId()
const reading = newId()
const work = newId()
let school: TestSchool
let server: TestHttpServer
let resourceId = ''
let assignmentId = ''

before(async () => {
  school = await createTestSchool(db)
  const day = { db, clock, findOutages: room.findOutages }
  server = await startTestHttpServer({ db, routes: [...workPlanRoutes(room), ...dayRoutes(day)] })
  const { uai, courseA: courseId, teacherA } = school
  const lessonId = await addTestLesson(db, {
    uai,
    courseId,
    onDate: '2026-11-24',
    startsAt: '2026-11-24T08:30:00Z',
    endsAt: '2026-11-24T09:25:00Z',
  })
  resourceId = (await attachTestReading(room, school, lessonId)).resourceId
  const opensAt = new Date(clock.now())
  const given = { uai, courseId, ownerId: teacherA.personId, opensAt }
  assignmentId = (await assignTestExercise(room, given)).assignmentId
})
after(() => server.stop())

const items = () => [
  { id: words, kind: 'words', words: ' Apprendre la table de 7 ' },
  { id: reading, kind: 'resource', resourceId },
  { id: work, kind: 'assignment', assignmentId },
]
const path = (courseId = school.courseA) => `/api/courses/${courseId}/work-plans`
const compose = (who: TestPerson, change: Record<string, unknown> = {}, courseId?: string) =>
  server.call(who, 'POST', path(courseId), {
    plans: [{ id: newId(), pupilId: school.pupilA1.personId }],
    title: null,
    ...week,
    items: items(),
    ...change,
  })
async function seen(who: TestPerson, courseId?: string): Promise<CourseWorkPlans['plans']> {
  return (await server.call<CourseWorkPlans>(who, 'GET', path(courseId))).body.plans
}
async function plansOn(who: TestPerson, at = '/api/day'): Promise<readonly WorkPlan[]> {
  return (await server.call<MyDay>(who, 'GET', at)).body.workPlans ?? []
}
const tick = (who: TestPerson, planId: string, itemId: string, isDone = true) =>
  server.call(who, 'PUT', `/api/work-plans/${planId}/ticks/${itemId}`, { isDone })
const doneIn = (plan: WorkPlan | undefined) => plan?.items.map(({ isDone }) => isDone)

test('composed for several at once, once: each reads their own, the guardian the child’s, nobody else', async () => {
  const { guardianA1, guardianB, pupilA1, pupilA2, pupilB, teacherA, teacherB } = school
  const plans = [pupilA1, pupilA2].map(({ personId: pupilId }) => ({ id: newId(), pupilId }))
  for (const _again of [1, 2]) assert.equal((await compose(teacherA, { plans })).status, 200)
  const [own, ...others] = await plansOn(pupilA1)
  assert.deepEqual([own?.id, others.length], [plans[0]?.id, 0])
  assert.deepEqual(
    own?.items.map(({ kind, text, thingId }) => [kind, text, thingId]),
    [
      ['words', 'Apprendre la table de 7', null],
      ['resource', 'La Seine', resourceId],
      ['assignment', 'La Seine', assignmentId],
    ],
  )
  assert.equal((await plansOn(pupilA2))[0]?.id, plans[1]?.id)
  const child = `/api/pupils/${pupilA1.personId}/day`
  assert.equal((await plansOn(guardianA1, child))[0]?.id, own?.id)
  assert.equal((await server.call(guardianB, 'GET', child)).status, 404)
  assert.deepEqual(await plansOn(pupilB), [])
  for (const who of [pupilA1, guardianA1, teacherB, school.secretary, school.otherSchool.head]) {
    assert.equal((await server.call(who, 'GET', path())).status, 404)
  }
  for (const who of [school.head, school.cpe, school.aed]) {
    assert.deepEqual(
      (await seen(who)).map(({ mayChange }) => mayChange),
      [false, false],
    )
    assert.equal((await compose(who)).status, 404)
  }
})

test('a plan holds what is the course’s, for its pupils, within bounds', async () => {
  const { pupilB, teacherA } = school
  const stranger = { plans: [{ id: newId(), pupilId: pupilB.personId }] }
  assert.equal((await compose(teacherA, stranger)).status, 404)
  const wrong = [
    { firstDay: '2026-11-27', lastDay: '2026-11-23' },
    { lastDay: '2026-12-24' },
    { firstDay: '2027-06-01', lastDay: '2027-06-02' },
    { firstDay: '2026-10-01', lastDay: '2026-10-02' },
    { items: [] },
    { items: [{ id: newId(), kind: 'words', words: ' ' }] },
    { items: [{ id: newId(), kind: 'words', words: 'a'.repeat(201) }] },
    { items: [{ id: newId(), kind: 'resource', resourceId: assignmentId }] },
    { items: [{ id: newId(), kind: 'assignment', assignmentId: newId() }] },
    { items: [...items(), ...items()] },
  ]
  for (const change of wrong) {
    const { status } = await compose(teacherA, change)
    assert.equal(status, 400, JSON.stringify(change))
  }
})

test('the main teacher of a class plans in every course of its pupils, and for them alone', async () => {
  const { courseGroup, pupilA2, pupilB, teacherA, teacherB } = school
  const own = [{ id: newId(), kind: 'words', words: 'Déclinaisons' }]
  const of = ({ personId: pupilId }: TestPerson) => ({
    plans: [{ id: newId(), pupilId }],
    items: own,
  })
  assert.equal((await compose(teacherA, of(pupilA2), courseGroup)).status, 200)
  assert.equal((await compose(teacherA, of(pupilB), courseGroup)).status, 404)
  assert.equal((await compose(teacherB, of(pupilB), courseGroup)).status, 200)
  assert.deepEqual(
    (await seen(teacherA, courseGroup)).map(({ pupil }) => pupil.id),
    [pupilA2.personId],
  )
  assert.equal((await seen(teacherB, courseGroup)).length, 2)
})

test('the pupil alone ticks; an assignment is done when it is handed in, and not before', async () => {
  const { guardianA1, pupilA1, pupilA2, teacherA } = school
  const [plan] = await plansOn(pupilA1)
  assert.ok(plan !== undefined)
  for (const who of [pupilA2, guardianA1, teacherA]) {
    assert.equal((await tick(who, plan.id, words)).status, 404)
  }
  assert.equal((await tick(pupilA1, plan.id, work)).status, 404, 'a fact is not ticked')
  for (const _again of [1, 2]) assert.equal((await tick(pupilA1, plan.id, words)).status, 200)
  assert.equal((await tick(pupilA1, plan.id, reading)).status, 200)
  assert.equal((await tick(pupilA1, plan.id, reading, false)).status, 200)
  assert.deepEqual(doneIn((await plansOn(pupilA1))[0]), [true, false, false])

  const attemptId = newId()
  const pupilId = pupilA1.personId
  expectValue(await beginAttempt(room, { assignmentId, pupilId, attemptId }))
  assert.deepEqual(doneIn((await plansOn(pupilA1))[0]), [true, false, false])
  const { accountId } = pupilA1
  const copy = { id: newId(), answers: goodAnswers, attemptId, pupilId, accountId }
  expectValue(await submitAnswers(room, copy))
  assert.deepEqual(doneIn((await plansOn(pupilA1))[0]), [true, false, true])
  const others = (await plansOn(pupilA2)).map(doneIn)
  assert.ok(others.length > 0 && others.flat().every((isDone) => isDone === false))
})

test('what a team hands in is done for each, and what only others have is named to nobody', async () => {
  const { pupilA1, pupilA2, teacherA, uai } = school
  const given = {
    ...{ uai, courseId: school.courseA, ownerId: teacherA.personId },
    opensAt: new Date(clock.now()),
  }
  const ofTeam = (await assignTestExercise(room, given)).assignmentId
  const ofOne = (await assignTestExercise(room, given)).assignmentId
  const chosen = { chosenBy: teacherA.personId, add: [pupilA1.personId], remove: [] }
  await db.updateTable('assignment').set({ to_some: true }).where('id', '=', ofOne).execute()
  expectValue(await changeAssignmentPupils(room, { assignmentId: ofOne, ...chosen }))
  const both = [pupilA1, pupilA2].map(({ personId }) => personId)
  expectValue(await makeTeams(room, { assignmentId: ofTeam, teams: [both] }))
  const plans = both.map((pupilId) => ({ id: newId(), pupilId }))
  const asked = [ofTeam, ofOne].map((id) => ({ id: newId(), kind: 'assignment', assignmentId: id }))
  assert.equal((await compose(teacherA, { plans, items: asked })).status, 200)
  const attemptId = newId()
  const { accountId, personId: pupilId } = pupilA1
  expectValue(await beginAttempt(room, { assignmentId: ofTeam, pupilId, attemptId }))
  const copy = { id: newId(), answers: goodAnswers, attemptId, pupilId, accountId }
  expectValue(await submitAnswers(room, copy))

  const planOf = async (who: TestPerson, place: number) =>
    (await plansOn(who)).find(({ id }) => id === plans[place]?.id)
  assert.deepEqual(doneIn(await planOf(pupilA1, 0)), [true, false])
  const other = await planOf(pupilA2, 1)
  assert.deepEqual(
    other?.items.map(({ isDone, thingId }) => [thingId, isDone]),
    [[ofTeam, true]],
  )
  const atDesk = (await seen(teacherA)).find(({ id }) => id === plans[1]?.id)
  assert.deepEqual(
    atDesk?.items.map(({ isGone }) => isGone),
    [false, true],
  )
  for (const { id } of plans) await server.call(teacherA, 'DELETE', `/api/work-plans/${id}`)
})

test('a tick that another account’s device sends is refused', async () => {
  const { pupilA1, pupilA2 } = school
  const [plan] = await plansOn(pupilA1)
  const response = await fetch(`${server.address}/api/work-plans/${plan?.id}/ticks/${reading}`, {
    method: 'PUT',
    headers: {
      'x-test-account': pupilA1.accountId,
      'x-preau-account': pupilA2.accountId,
      'content-type': 'application/json',
    },
    body: '{"isDone":true}',
  })
  assert.equal(response.status, 409)
})

test('a change keeps what is ticked; who has an older version in hand is told, and twice is once', async () => {
  const { pupilA1, teacherA } = school
  const plan = (await seen(teacherA)).find(({ pupil }) => pupil.id === pupilA1.personId)
  assert.ok(plan !== undefined)
  const added = { id: newId(), kind: 'words', words: 'Faire la carte' }
  const [first, second, third] = items()
  const change = {
    version: plan.version,
    title: 'Semaine 48',
    ...week,
    items: [added, third, first, second],
    comment: 'Bravo, continue.',
  }
  const change_ = (body: Record<string, unknown>) =>
    server.call(teacherA, 'PUT', `/api/work-plans/${plan.id}`, body)
  for (const _again of [1, 2]) {
    const { body, status } = await change_(change)
    assert.deepEqual([status, body.version], [200, plan.version + 1])
  }
  const late = await change_({ ...change, title: 'Autre' })
  assert.deepEqual(
    [late.status, late.body.refusal, late.body.detail],
    [409, 'edited_elsewhere', { version: plan.version + 1 }],
  )
  const [read] = await plansOn(pupilA1)
  assert.deepEqual([read?.title, read?.comment?.text], ['Semaine 48', 'Bravo, continue.'])
  assert.equal(read?.comment?.by, `${teacherA.givenName} ${teacherA.familyName}`)
  assert.deepEqual(doneIn(read), [false, true, true, false])
  const other = await server.call(school.teacherB, 'PUT', `/api/work-plans/${plan.id}`, change)
  assert.equal(other.status, 404)
})

test('what was withdrawn stays named, cannot be opened, and may be kept by a change', async () => {
  const { pupilA2, teacherA } = school
  await withdrawAssignment(db, assignmentId, new Date(clock.now()))
  const plan = (await plansOn(pupilA2)).find((one) => one.items.length === 3)
  assert.deepEqual(
    plan?.items.map(({ isGone }) => isGone),
    [false, false, true],
  )
  const change = { version: 1, title: null, ...week, items: items(), comment: null }
  const { status } = await server.call(teacherA, 'PUT', `/api/work-plans/${plan?.id}`, change)
  assert.equal(status, 200)
})

test('it comes a week before it begins, stays a week after it ended, and goes a month after', async () => {
  const { pupilA1, teacherA } = school
  const dayOn = async (on: string) => (await plansOn(pupilA1, `/api/day?on=${on}`)).length
  assert.deepEqual(
    [await dayOn('2026-11-15'), await dayOn('2026-11-16'), await dayOn('2026-12-04')],
    [0, 1, 1],
  )
  assert.equal(await dayOn('2026-12-05'), 0)
  const [taken, ...kept] = await seen(teacherA)
  assert.equal((await server.call(teacherA, 'DELETE', `/api/work-plans/${taken?.id}`)).status, 200)
  assert.equal((await seen(teacherA)).length, kept.length)
  const full = async (): Promise<number> =>
    (await compose(teacherA, { items: items().slice(0, 2) })).status
  let composed = 0
  while (composed <= plansOfPupilMax && (await full()) === 200) composed += 1
  assert.equal(await full(), 429)
  const plans = await db.selectFrom('work_plan').select('id').execute()
  // Until the 27th is 31 days ago.
  clock.advance((3 + workPlansKeptDays) * dayMs)
  assert.deepEqual(await forgetOldWorkPlans({ db, clock }), { workPlans: 0 })
  clock.advance(dayMs)
  assert.deepEqual(await forgetOldWorkPlans({ db, clock }), { workPlans: plans.length })
  assert.deepEqual(await db.selectFrom('work_plan_item').selectAll().execute(), [])
})
