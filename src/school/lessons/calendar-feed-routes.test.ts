/**
 * Lessons in calendars elsewhere, over real HTTP and PostgreSQL; what is written there is read by a
 * parser of iCalendar that is not the writer's.
 */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import ICAL from 'ical.js'
import type { CalendarFeedList, CalendarFeedMade } from '#contract/calendar-feeds.ts'
import { addDays } from '#kernel/calendar-day.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import { readKnownPerson } from '#school/people/caller-store.ts'
import { deactivatePerson, rosterRoles } from '#school/people/deactivate-person.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestExerciseRoom } from '../../../tests/test-exercise-room.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  addTestLesson,
  createTestSchool,
  type TestPerson,
  type TestSchool,
  testMorning,
} from '../../../tests/test-school.ts'
import { feedLifeMs } from './calendar-feed.ts'
import { calendarFeedRoutes } from './calendar-feed-routes.ts'
import { forgetCalendarFeeds } from './forget-calendar-feeds.ts'
import { cancelLesson, moveLesson } from './move-lesson.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const room = createTestExerciseRoom(db, clock)
let isCalm = true
let school: TestSchool
let server: TestHttpServer
let lessonId: Id

before(async () => {
  school = await createTestSchool(db)
  const callers = { get: (accountId: Id) => readKnownPerson(db, accountId) }
  const routes = calendarFeedRoutes({ ...room, callers }, () => isCalm)
  server = await startTestHttpServer({ db, routes })
})
after(() => server.stop())

beforeEach(async () => {
  isCalm = true
  clock.set(testMorning)
  await db.deleteFrom('lesson').execute()
  lessonId = await lessonOn('2026-11-26')
})

function lessonOn(onDate: string, courseId = school.courseA): Promise<Id> {
  return addTestLesson(db, {
    uai: school.uai,
    courseId,
    onDate,
    startsAt: `${onDate}T07:30:00Z`,
    endsAt: `${onDate}T08:25:00Z`,
    room: 'B12',
    homework: 'Exercice 12 page 40',
  })
}

async function make(who: TestPerson, pupilId: Id | null): Promise<CalendarFeedMade> {
  const answer = await server.call<CalendarFeedMade>(who, 'POST', '/api/me/calendar-feeds', {
    pupilId,
  })
  assert.equal(answer.status, 200)
  return answer.body
}

const read = (path: string) => server.call<string>(null, 'GET', path)

async function eventsAt(path: string): Promise<ICAL.Event[]> {
  const { body, status } = await read(path)
  assert.equal(status, 200)
  const calendar = new ICAL.Component(ICAL.parse(body))
  return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

const propertyOf = (event: ICAL.Event, name: string) =>
  String(event.component.getFirstPropertyValue(name))

test('a pupil, a guardian for the child and a teacher each have their lessons, and nobody else', async () => {
  await lessonOn('2026-11-26', school.courseB)
  const { pupilA1, guardianA1, teacherA, teacherB } = school
  for (const [who, pupilId, title] of [
    [pupilA1, pupilA1.personId, 'Mathématiques'],
    [guardianA1, pupilA1.personId, 'Mathématiques'],
    [teacherA, null, 'Mathématiques – 6e A'],
  ] as const) {
    const events = await eventsAt((await make(who, pupilId)).path)
    assert.deepEqual(
      events.map((event) => [event.summary, event.location, event.uid]),
      [[title, 'B12', `${lessonId}@preau`]],
    )
    assert.equal(events[0]?.startDate.toJSDate().toISOString(), '2026-11-26T07:30:00.000Z')
    assert.equal(events[0]?.endDate.toJSDate().toISOString(), '2026-11-26T08:25:00.000Z')
  }
  for (const [who, pupilId] of [
    [teacherB, pupilA1.personId],
    [school.guardianUnconfirmed, pupilA1.personId],
    [guardianA1, null],
    [pupilA1, school.pupilA2.personId],
  ] as const) {
    const { status } = await server.call(who, 'POST', '/api/me/calendar-feeds', { pupilId })
    assert.equal(status, 404)
  }
})

test('whoever has the address reads no name of a person and no word of a teacher', async () => {
  await db.updateTable('lesson').set({ note: 'Sans Alice' }).execute()
  const { body, headers } = await read((await make(school.teacherA, null)).path)
  for (const secret of ['Exercice 12', 'Alice', 'Renard', 'Mercier', school.pupilA1.personId]) {
    assert.equal(body.includes(secret), false, secret)
  }
  assert.match(headers.get('cache-control') ?? '', /private/)
  assert.match(headers.get('x-robots-tag') ?? '', /noindex/)
  assert.match(headers.get('content-type') ?? '', /^text\/calendar/)
})

test('a lesson that moves and is cancelled is the same event, later in sequence', async () => {
  const { path } = await make(school.pupilA1, school.pupilA1.personId)
  const [planned] = await eventsAt(path)
  assert.equal(planned?.sequence, 0)
  assert.ok(planned && propertyOf(planned, 'status') === 'CONFIRMED')
  const actor = school.teacherA.personId
  const at = { onDate: '2026-11-27', starts: '10:00', ends: '10:55', room: 'B14' }
  expectValue(
    await moveLesson(room, actor, lessonId, {
      startsAt: planned.startDate.toJSDate().toISOString(),
      ...at,
    }),
  )
  const [moved] = await eventsAt(path)
  assert.equal(moved?.uid, planned.uid)
  assert.equal(moved?.sequence, 1)
  assert.equal(moved?.startDate.toJSDate().toISOString(), '2026-11-27T09:00:00.000Z')
  expectValue(await cancelLesson(room, actor, lessonId))
  const [cancelled] = await eventsAt(path)
  assert.ok(cancelled)
  assert.equal(cancelled.uid, planned.uid)
  assert.equal(cancelled.sequence, 2)
  assert.equal(propertyOf(cancelled, 'status'), 'CANCELLED')
  assert.equal(cancelled.summary, 'Annulé\u00a0: Mathématiques')
  assert.ok(propertyOf(cancelled, 'last-modified') >= propertyOf(planned, 'last-modified'))
})

test('homework changes nothing in a calendar', async () => {
  const { path } = await make(school.pupilA1, school.pupilA1.personId)
  const before = (await read(path)).headers.get('etag')
  await db.updateTable('lesson').set({ homework: 'Rien' }).execute()
  assert.equal((await read(path)).headers.get('etag'), before)
})

test('an unchanged calendar is not sent again', async () => {
  const { path } = await make(school.pupilA1, school.pupilA1.personId)
  const etag = (await read(path)).headers.get('etag') ?? ''
  const ask = async () => {
    const headers = { 'if-none-match': `"other", W/${etag}` }
    const answer = await fetch(server.address + path, { headers })
    return { status: answer.status, text: await answer.text(), etag: answer.headers.get('etag') }
  }
  assert.deepEqual(await ask(), { status: 304, text: '', etag })
  expectValue(await cancelLesson(room, school.teacherA.personId, lessonId))
  const changed = await ask()
  assert.equal(changed.status, 200)
  assert.notEqual(changed.etag, etag)
})

test('the window is two weeks back and half a year ahead', async () => {
  await db.deleteFrom('lesson').execute()
  const today = '2026-11-24'
  const days = [-15, -14, 183, 184].map((count) => addDays(today, count))
  for (const day of days) await lessonOn(day)
  const events = await eventsAt((await make(school.pupilA1, school.pupilA1.personId)).path)
  assert.deepEqual(
    events.map((event) => event.startDate.toString().slice(0, 10)),
    [days[1], days[2]],
  )
})

test('an address that ended, was replaced or never was gives one and the same answer', async () => {
  const { pupilA2: who } = school
  const first = await make(who, who.personId)
  const second = await make(who, who.personId)
  const never = first.path.replace(/[^/]+$/, `${'A'.repeat(27)}.ics`)
  await eventsAt(second.path)
  const list = await server.call<CalendarFeedList>(who, 'GET', '/api/me/calendar-feeds')
  assert.deepEqual(
    list.body.feeds.map(({ feed, pupilId }) => [pupilId, feed?.id]),
    [[who.personId, second.id]],
  )
  const end = (caller: TestPerson) =>
    server.call(caller, 'DELETE', `/api/me/calendar-feeds/${second.id}`)
  assert.equal((await end(school.pupilA1)).status, 404)
  assert.equal((await end(who)).status, 200)
  assert.equal((await end(who)).status, 404)
  for (const path of [first.path, second.path, never]) {
    const { body, status, headers } = await read(path)
    assert.equal(status, 404)
    const { requestId, ...said } = body as unknown as Record<string, unknown>
    assert.ok(requestId)
    assert.deepEqual(said, { refusal: 'not_found' })
    assert.equal(headers.get('etag'), null)
  }
  const lines = await db
    .selectFrom('audit_line')
    .select(['action', 'school_uai'])
    .where('actor_id', '=', who.personId)
    .orderBy('id')
    .execute()
  assert.deepEqual(lines, [
    { action: 'calendar_feed_made', school_uai: school.uai },
    { action: 'calendar_feed_made', school_uai: school.uai },
    { action: 'calendar_feed_revoked', school_uai: school.uai },
  ])
})

test('the database holds no secret', async () => {
  const { path } = await make(school.teacherB, null)
  const secret = path.split('/').at(-1)?.replace('.ics', '') ?? ''
  const rows = await db.selectFrom('calendar_feed').selectAll().execute()
  for (const { secret_hmac } of rows) {
    assert.notEqual(Buffer.from(secret_hmac).toString('base64url'), secret)
    assert.equal(Buffer.from(secret_hmac).includes(secret), false)
    assert.equal(secret_hmac.length, 32)
  }
})

test('while others wait to come in, a calendar is told when to come back, and nothing else', async () => {
  const { path } = await make(school.teacherB, null)
  isCalm = false
  const waits = new Set<number>()
  for (let asked = 0; asked < 8; asked += 1) {
    const { body, headers, status } = await read(path)
    assert.equal(status, 503)
    assert.equal(String(body).includes('BEGIN'), false)
    waits.add(Number(headers.get('retry-after')))
  }
  assert.ok(Math.min(...waits) >= 600)
  assert.ok(waits.size > 1, 'they do not come back in step')
  isCalm = true
  assert.equal((await read(path)).status, 200)
})

test('an address ends after a year, and with the link or the account by whose rights it reads', async () => {
  const { guardianB, pupilB, teacherB } = school
  const child = await make(guardianB, pupilB.personId)
  const own = await make(pupilB, pupilB.personId)
  const taught = await make(teacherB, null)
  await db
    .updateTable('guardianship')
    .set({ rights: 'blocked' })
    .where('guardian_id', '=', guardianB.personId)
    .execute()
  assert.equal((await read(child.path)).status, 404)
  assert.equal((await read(own.path)).status, 200)
  const { head, uai } = school
  expectValue(await deactivatePerson(room, head.personId, uai, pupilB.personId, rosterRoles))
  assert.equal((await read(own.path)).status, 404)
  assert.deepEqual(await forgetCalendarFeeds(room), { calendarFeeds: 1 })
  clock.advance(feedLifeMs - 1)
  assert.equal((await read(taught.path)).status, 200)
  clock.advance(1)
  assert.equal((await read(taught.path)).status, 404)
  await forgetCalendarFeeds(room)
  assert.deepEqual(await db.selectFrom('calendar_feed').select('id').execute(), [])
})
