/** A calendar from elsewhere becomes slots over real HTTP and PostgreSQL: tried, chosen, applied, twice. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { CalendarImport, CalendarReport } from '#contract/timetable-calendars.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  createTestSchool,
  type TestPerson,
  type TestSchool,
  testMorning,
} from '../../../tests/test-school.ts'
import { lessonCalendarRoutes } from './lesson-calendar-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
let school: TestSchool
let server: TestHttpServer

before(async () => {
  school = await createTestSchool(db)
  const routes = lessonCalendarRoutes({ db, clock, random: systemRandom })
  server = await startTestHttpServer({ db, routes })
})
after(() => server.stop())

const event = (...lines: string[]): string =>
  ['BEGIN:VEVENT', 'DURATION:PT55M', ...lines, 'END:VEVENT'].join('\r\n')
const calendar = (...events: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n')
const zoned = 'DTSTART;TZID=Europe/Paris'
/** Maths every week, again every second week, and a club that nobody knows. */
const file = calendar(
  event(
    'UID:1',
    'SUMMARY:Maths 6eA',
    `${zoned}:20260907T083000`,
    'RRULE:FREQ=WEEKLY',
    'EXDATE;TZID=Europe/Paris:20261221T083000,20261228T083000',
    'LOCATION:B12',
  ),
  event('UID:2', 'SUMMARY:Maths 6eA', `${zoned}:20260908T103000`, 'RRULE:FREQ=WEEKLY;INTERVAL=2'),
  event('UID:3', 'SUMMARY:Maths 6eA', `${zoned}:20261202T140000`),
  event('UID:4', 'SUMMARY:Club échecs', `${zoned}:20260910T120000`, 'RRULE:FREQ=WEEKLY'),
)

const send = (job: Partial<CalendarImport>, who: TestPerson = school.secretary) =>
  server.call<CalendarReport>(who, 'POST', `/api/schools/${school.uai}/timetable/calendar`, {
    calendar: file,
    choices: [],
    dryRun: false,
    from: '2026-11-24',
    ...job,
  })
const slots = () =>
  db
    .selectFrom('timetable_slot')
    .select(['course_id', 'weekday', 'starts', 'week', 'room'])
    .orderBy('weekday')
    .execute()
const lessons = async () => Number((await db.selectFrom('lesson').select('id').execute()).length)
const left = [{ label: 'Club échecs', courseId: null }]

test('a trial says which course each event is and which nobody knows, and changes nothing', async () => {
  const { body, status } = await send({ dryRun: true })
  assert.equal(status, 200)
  assert.deepEqual(
    body.events.map(({ courseId, label, state }) => [label, state, courseId]),
    [
      ['Maths 6eA', 'course', school.courseA],
      ['Club échecs', 'open', null],
    ],
  )
  assert.deepEqual(body.report.created.slot, 2)
  assert.deepEqual([body.report.applied, await slots(), await lessons()], [false, [], 0])
  assert.match(body.notes.join('\n'), /mercredi à 14\sh\s00\s: une seule date/)
  assert.ok(
    body.courses.some(({ id, audience }) => id === school.courseA && audience[0] === '6e A'),
  )
})

test('with an open event nothing is applied; left aside, everything is, with A and B weeks', async () => {
  const open = await send({})
  assert.equal(open.body.report.applied, false)
  assert.match(
    open.body.report.rejections[0]?.reason ?? '',
    /«\sClub échecs\s»\s: choisissez le cours/,
  )
  assert.deepEqual(await slots(), [])

  const { body } = await send({ choices: left })
  assert.equal(body.report.applied, true)
  const made = await slots()
  assert.deepEqual(
    made.map(({ room, starts, weekday }) => [weekday, starts.slice(0, 5), room]),
    [
      [1, '08:30', 'B12'],
      [2, '10:30', null],
    ],
  )
  assert.equal(made[0]?.week, null)
  assert.ok(made[1]?.week === 'A' || made[1]?.week === 'B')
  assert.ok((await lessons()) > 20)
})

test('the second time nothing changes; a chosen course gets its events', async () => {
  const [before, count] = [await slots(), await lessons()]
  const { body } = await send({ choices: left })
  assert.deepEqual([body.report.created, body.report.updated, body.report.deleted], [{}, {}, {}])
  assert.equal(body.report.unchanged.slot, 2)
  assert.deepEqual([await slots(), await lessons()], [before, count])

  const chosen = [{ label: 'Club échecs', courseId: school.courseGroup }]
  assert.equal((await send({ choices: chosen })).body.report.created.slot, 1)
  assert.equal(
    (await slots()).some(({ course_id }) => course_id === school.courseGroup),
    true,
  )
})

test('bad events are told and nothing is applied; courses of elsewhere and strangers are refused', async () => {
  const bad = calendar(event('SUMMARY:Maths 6eA', 'DTSTART;TZID=Lune:20260907T083000'))
  const { body } = await send({ calendar: bad })
  assert.deepEqual(
    body.report.rejections.map(({ field, line }) => [line, field]),
    [[3, 'TZID']],
  )
  const empty = await send({ calendar: calendar() })
  assert.match(empty.body.report.rejections[0]?.reason ?? '', /aucune séance/)
  const { course } = school.otherSchool
  const chosen = [{ label: 'Club échecs', courseId: course }]
  assert.equal((await send({ choices: chosen })).status, 404)
  assert.equal((await send({ dryRun: true }, school.teacherA)).status, 404)
})
