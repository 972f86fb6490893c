/** What pupils ask, over real HTTP and PostgreSQL: who reads it, who answers, how much, how long. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { MyDay, TeachingDay } from '#contract/day.ts'
import type { PupilEnquiries, TaughtEnquiries } from '#contract/enquiries.ts'
import { enquiryTextMax } from '#contract/enquiry-limits.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { dayRoutes } from '#school/day/day-routes.ts'
import { assignSubstitute } from '#school/lessons/assign-substitute.ts'
import { enquiryRoutes } from '#school/messages/enquiry-routes.ts'
import { forgetOldEnquiries } from '#school/messages/forget-old-enquiries.ts'
import { enquiriesPerHour } from '#school/messages/send-enquiry.ts'
import type { SchoolTables } from '#school/tables.ts'
import { attachTestReading } from './access-world.ts'
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
let school: TestSchool
let server: TestHttpServer
let lessonId: Id
let resourceId: Id
let assignmentId: Id

before(async () => {
  school = await createTestSchool(db)
  const day = { db, clock, findOutages: room.findOutages }
  server = await startTestHttpServer({ db, routes: [...enquiryRoutes(room), ...dayRoutes(day)] })
  lessonId = await addTestLesson(db, {
    uai: school.uai,
    courseId: school.courseA,
    onDate: '2026-11-24',
    startsAt: '2026-11-24T07:30:00Z',
    endsAt: '2026-11-24T08:25:00Z',
  })
  ;({ resourceId } = await attachTestReading(room, school, lessonId))
  ;({ assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(clock.now()),
  }))
})
after(() => server.stop())

const ask = (who: TestPerson, text: string, id = newId(), path = `/api/resources/${resourceId}`) =>
  server.call(who, 'POST', `${path}/enquiries`, { id, text })
const ownPath = () => `/api/pupils/${school.pupilA1.personId}/enquiries`
const own = async (who: TestPerson) =>
  (await server.call<PupilEnquiries>(who, 'GET', ownPath())).body.enquiries
const taught = async (who: TestPerson) =>
  (await server.call<TaughtEnquiries>(who, 'GET', '/api/me/enquiries')).body.enquiries
const answer = (who: TestPerson, id: Id, text = 'Relis la page 2.') =>
  server.call(who, 'PUT', `/api/enquiries/${id}/answer`, { text, announcementId: null })
const waitingOf = async (who: TestPerson) =>
  (await server.call<TeachingDay>(who, 'GET', '/api/teaching-day')).body.enquiries

test('asked once under its id, read by the family and the teachers of the course, by nobody else', async () => {
  const id = newId()
  for (const _again of [1, 2])
    assert.equal((await ask(school.pupilA1, ' Pourquoi ? ', id)).status, 200)
  assert.equal((await ask(school.pupilA1, 'Autre chose', id)).status, 400)
  const [enquiry, ...others] = await own(school.guardianA1)
  assert.deepEqual([enquiry?.text, enquiry?.isRead, others], ['Pourquoi ?', false, []])
  const { pupilA2, teacherB, cpe, guardianB, guardianUnconfirmed } = school
  for (const who of [pupilA2, teacherB, cpe, guardianB, guardianUnconfirmed]) {
    assert.equal((await server.call(who, 'GET', ownPath())).status, 404)
  }
  assert.equal(await waitingOf(school.teacherA), 1)
  assert.equal(await waitingOf(school.teacherB), 0)
  assert.deepEqual(await taught(school.teacherB), [])
  assert.equal((await own(school.pupilA1))[0]?.isRead, false)
  assert.deepEqual(
    (await taught(school.teacherA)).map(({ pupil, text }) => [pupil.id, text]),
    [[school.pupilA1.personId, 'Pourquoi ?']],
  )
  assert.equal((await own(school.pupilA1))[0]?.isRead, true)
})

test('unread it is taken back; read it is not, and nothing of it changes', async () => {
  const [read] = await own(school.pupilA1)
  const id = newId()
  await ask(school.pupilA1, 'Une erreur', id, `/api/assignments/${assignmentId}`)
  const takeBack = (who: TestPerson, of: Id) => server.call(who, 'DELETE', `${ownPath()}/${of}`)
  assert.equal((await takeBack(school.guardianA1, id)).status, 404)
  assert.equal((await takeBack(school.pupilA1, id)).status, 200)
  assert.equal((await takeBack(school.pupilA1, read?.id ?? '')).status, 409)
  assert.equal((await own(school.pupilA1)).length, 1)
})

test('one teacher answers, once; the day of pupil and guardian says so for a week', async () => {
  const [waiting] = await own(school.pupilA1)
  const id = waiting?.id ?? ''
  for (const who of [school.teacherB, school.head, school.pupilA1, school.guardianA1]) {
    assert.equal((await answer(who, id)).status, 404)
  }
  for (const _again of [1, 2]) assert.equal((await answer(school.teacherA, id)).status, 200)
  assert.equal((await answer(school.teacherA, id, 'Autre réponse')).status, 409)
  assert.equal((await own(school.pupilA1))[0]?.answer?.text, 'Relis la page 2.')
  assert.equal(await waitingOf(school.teacherA), 0)
  const answers = async (who: TestPerson, path: string) =>
    (await server.call<MyDay>(who, 'GET', path)).body.answers?.map((one) => one.id)
  const childPath = `/api/pupils/${school.pupilA1.personId}/day`
  assert.deepEqual(await answers(school.pupilA1, '/api/day'), [id])
  assert.deepEqual(await answers(school.guardianA1, childPath), [id])
  assert.equal(await answers(school.pupilA2, '/api/day'), undefined)
  clock.advance(8 * 86_400_000)
  assert.equal(await answers(school.pupilA1, '/api/day'), undefined)
  clock.set(testMorning)
})

test('who stands in answers while standing in, and not a day longer', async () => {
  const id = newId()
  await ask(school.pupilA2, 'Et la question 3 ?', id)
  assert.equal((await answer(school.teacherB, id)).status, 404)
  expectValue(
    await assignSubstitute(room, school.head.personId, {
      lessonId,
      substituteId: school.teacherB.personId,
      untilDay: '2026-11-25',
    }),
  )
  assert.equal((await taught(school.teacherB)).length, 2)
  clock.advance(3 * 86_400_000)
  assert.deepEqual(await taught(school.teacherB), [])
  assert.equal((await answer(school.teacherB, id)).status, 404)
  clock.set(testMorning)
  assert.equal((await answer(school.teacherB, id)).status, 200)
})

test('the head reads them for the safety of the pupil, and it is written down', async () => {
  assert.equal((await own(school.head)).length, 1)
  const lines = await db
    .selectFrom('audit_line')
    .select(['actor_id', 'subject_id', 'school_uai'])
    .where('action', '=', 'enquiries_looked_up')
    .execute()
  assert.deepEqual(lines, [
    {
      actor_id: school.head.personId,
      subject_id: school.pupilA1.personId,
      school_uai: school.uai,
    },
  ])
  assert.equal((await server.call(school.otherSchool.head, 'GET', ownPath())).status, 404)
})

test('a pupil asks so many in an hour and no longer texts than that', async () => {
  assert.equal((await ask(school.pupilA1, 'x'.repeat(enquiryTextMax + 1))).status, 400)
  assert.equal((await ask(school.pupilA1, '   ')).status, 400)
  // One was asked in this hour already.
  for (let more = 1; more < enquiriesPerHour; more += 1) {
    assert.equal((await ask(school.pupilA1, `Question ${more}`)).status, 200)
  }
  clock.advance(600_000)
  const refused = await ask(school.pupilA1, 'Une de trop')
  assert.equal(refused.status, 429)
  // The first of the five was asked ten minutes ago.
  assert.equal(refused.headers.get('retry-after'), '3000')
  clock.advance(3_000_001)
  assert.equal((await ask(school.pupilA1, 'Une heure plus tard')).status, 200)
  for (const who of [school.pupilB, school.guardianA1, school.teacherA]) {
    assert.equal((await ask(who, 'Pas à moi')).status, 404)
  }
})

test('when the school year is over they are forgotten, and not before', async () => {
  const { ends_on } = await db
    .selectFrom('school_year')
    .select('ends_on')
    .where('id', '=', school.yearId)
    .executeTakeFirstOrThrow()
  clock.set(`${ends_on}T12:00:00Z`)
  assert.deepEqual(await forgetOldEnquiries({ db, clock }), { enquiries: 0 })
  clock.advance(86_400_000)
  assert.deepEqual(await forgetOldEnquiries({ db, clock }), { enquiries: 7 })
})

test('a pupil whose questions nobody answers is told so, and not to wait a moment', async () => {
  clock.set(testMorning)
  const ids = Array.from({ length: 20 }, newId)
  await db
    .insertInto('enquiry')
    .values(
      ids.map((id) => ({
        id,
        school_uai: school.uai,
        course_id: school.courseA,
        resource_id: resourceId,
        assignment_id: null,
        pupil_id: school.pupilA1.personId,
        asked: 'Pourquoi ?',
        asked_at: new Date(clock.now() - 86_400_000),
      })),
    )
    .execute()
  const refused = await ask(school.pupilA1, 'Une de trop')
  assert.deepEqual([refused.status, refused.headers.get('retry-after')], [409, null])
  await server.call(school.pupilA1, 'DELETE', `${ownPath()}/${ids[0]}`)
  assert.equal((await ask(school.pupilA1, 'Après avoir repris la première')).status, 200)
})
