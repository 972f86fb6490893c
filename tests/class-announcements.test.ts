/** Announcements over real HTTP and PostgreSQL: who writes where, whose day they stand on, until when. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Announcement, StandingAnnouncements } from '#contract/class-announcements.ts'
import type { MyDay } from '#contract/day.ts'
import { fixedClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { dayRoutes } from '#school/day/day-routes.ts'
import { announcementRoutes } from '#school/messages/announcement-routes.ts'
import { enquiryRoutes } from '#school/messages/enquiry-routes.ts'
import {
  announcementsKeptDays,
  forgetOldAnnouncements,
} from '#school/messages/forget-old-announcements.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from './test-database.ts'
import { assignTestExercise, createTestExerciseRoom } from './test-exercise-room.ts'
import { startTestHttpServer, type TestHttpServer } from './test-http-server.ts'
import { createTestSchool, type TestPerson, type TestSchool, testMorning } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
const newId = () => mintId(clock, systemRandom)
const today = testMorning.slice(0, 10)
const dayMs = 86_400_000
let school: TestSchool
let server: TestHttpServer

before(async () => {
  school = await createTestSchool(db)
  const day = { db, clock, findOutages: room.findOutages }
  const routes = [...announcementRoutes(room), ...enquiryRoutes(room), ...dayRoutes(day)]
  server = await startTestHttpServer({ db, routes })
})
after(() => server.stop())

const announce = (who: TestPerson, path: string, change: Record<string, unknown> = {}) =>
  server.call(who, 'POST', `${path}/announcements`, {
    id: newId(),
    text: 'Apportez une règle.',
    link: null,
    until: today,
    ...change,
  })
const toCourse = () => `/api/courses/${school.courseA}`
const readOn = async (who: TestPerson, path = '/api/day'): Promise<readonly Announcement[]> =>
  (await server.call<MyDay>(who, 'GET', path)).body.announcements ?? []
const textsOn = async (who: TestPerson, path?: string) =>
  (await readOn(who, path)).map(({ text }) => text)

test('of a course: its pupils and their guardians read it on its days, nobody else', async () => {
  const id = newId()
  for (const _again of [1, 2]) {
    assert.equal((await announce(school.teacherA, toCourse(), { id })).status, 200)
  }
  assert.equal((await announce(school.teacherA, toCourse(), { id, text: 'Autre' })).status, 400)
  for (const who of [school.pupilA1, school.pupilA2]) {
    assert.deepEqual(await textsOn(who), ['Apportez une règle.'])
  }
  const childPath = `/api/pupils/${school.pupilA1.personId}/day`
  assert.equal((await readOn(school.guardianA1, childPath)).length, 1)
  assert.deepEqual(await readOn(school.pupilB), [])
  const days = ['2026-11-23', '2026-11-25'].map((on) => readOn(school.pupilA1, `/api/day?on=${on}`))
  assert.deepEqual(await Promise.all(days), [[], []])
})

test('teachers announce to their own, the head to everybody', async () => {
  const toClass = `/api/classes/${school.classA}`
  const toSchool = `/api/schools/${school.uai}`
  const { cpe, guardianA1, head, pupilA1, teacherA, teacherB } = school
  for (const who of [teacherB, cpe, pupilA1, guardianA1, school.otherSchool.head]) {
    for (const path of [toCourse(), toClass, toSchool]) {
      assert.equal((await announce(who, path)).status, 404)
    }
  }
  assert.equal((await announce(teacherA, toSchool)).status, 404)
  assert.equal((await announce(teacherA, toClass, { text: 'À la classe' })).status, 200)
  assert.equal((await announce(head, toSchool, { text: 'À tous' })).status, 200)
  assert.deepEqual(
    (await textsOn(pupilA1)).sort(),
    ['Apportez une règle.', 'À la classe', 'À tous'].sort(),
  )
  assert.deepEqual(await textsOn(school.pupilB), ['À tous'])
  assert.deepEqual(await readOn(school.otherSchool.pupil), [])
})

test('what is said to the whole school stands on a day however much a class is told', async () => {
  const { courseB, head, pupilB, teacherB, uai } = school
  const said = { text: 'École fermée lundi' }
  assert.equal((await announce(head, `/api/schools/${uai}`, said)).status, 200)
  const row = await db
    .selectFrom('class_announcement')
    .selectAll()
    .where('text', '=', said.text)
    .executeTakeFirstOrThrow()
  const many = Array.from({ length: 25 }, () => ({
    ...row,
    id: newId(),
    course_id: courseB,
    text: 'Du cours',
    written_by: teacherB.personId,
    written_at: new Date(clock.now() + 1000),
  }))
  await db.insertInto('class_announcement').values(many).execute()
  const texts = await textsOn(pupilB)
  assert.equal(texts.length, 20)
  assert.ok(texts.includes(said.text))
  await db.deleteFrom('class_announcement').where('text', 'in', [said.text, 'Du cours']).execute()
})

test('withdrawn by its author or the head it is gone at once', async () => {
  const path = '/api/me/announcements'
  const { body } = await server.call<StandingAnnouncements>(school.teacherA, 'GET', path)
  const own = body.announcements.find(({ text }) => text === 'À la classe')
  const heads = body.announcements.find(({ text }) => text === 'À tous')
  assert.deepEqual([own?.mayWithdraw, heads?.mayWithdraw], [true, false])
  const withdraw = (who: TestPerson, id = '') =>
    server.call(who, 'DELETE', `/api/announcements/${id}`)
  for (const who of [school.teacherB, school.pupilA1, school.cpe]) {
    assert.equal((await withdraw(who, own?.id)).status, 404)
  }
  assert.equal((await withdraw(school.teacherA, own?.id)).status, 200)
  assert.equal((await withdraw(school.head, heads?.id)).status, 200)
  assert.deepEqual(await textsOn(school.pupilA1), ['Apportez une règle.'])
})

test('what is no link, too long a text, or a day that is over or far away is refused', async () => {
  const changes = [
    { link: 'javascript:alert(1)' },
    { link: 'http://exemple.fr' },
    { text: 'x'.repeat(501) },
    { text: ' ' },
    { until: '2026-11-23' },
    { until: '2027-11-24' },
  ]
  for (const change of changes) {
    assert.equal((await announce(school.teacherA, toCourse(), change)).status, 400)
  }
})

test('an answer to the whole course tells neither who asked nor what', async () => {
  const { assignmentId } = await assignTestExercise(room, {
    uai: school.uai,
    courseId: school.courseA,
    ownerId: school.teacherA.personId,
    opensAt: new Date(clock.now()),
  })
  clock.advance(1_000)
  const id = newId()
  const asked = { id, text: 'Je ne comprends rien, moi.' }
  await server.call(school.pupilA1, 'POST', `/api/assignments/${assignmentId}/enquiries`, asked)
  const answer = { text: 'Relisez la page 2.', announcementId: newId() }
  for (const _again of [1, 2]) {
    const path = `/api/enquiries/${id}/answer`
    assert.equal((await server.call(school.teacherA, 'PUT', path, answer)).status, 200)
  }
  const read = await readOn(school.pupilA2)
  assert.deepEqual(
    read.map(({ text }) => text),
    ['Relisez la page 2.', 'Apportez une règle.'],
  )
  const { family_name, given_name } = await db
    .selectFrom('person')
    .select(['family_name', 'given_name'])
    .where('id', '=', school.pupilA1.personId)
    .executeTakeFirstOrThrow()
  const said = JSON.stringify(read)
  for (const word of [family_name, given_name, asked.text, school.pupilA1.personId]) {
    assert.equal(said.includes(word), false)
  }
})

test('a month after their end they are forgotten, and not before', async () => {
  clock.advance(announcementsKeptDays * dayMs)
  assert.deepEqual(await forgetOldAnnouncements({ db, clock }), { announcements: 0 })
  clock.advance(dayMs)
  assert.deepEqual(await forgetOldAnnouncements({ db, clock }), { announcements: 3 })
})
