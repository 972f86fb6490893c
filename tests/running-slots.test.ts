/**
 * A timetable that changes while it runs, over real HTTP and PostgreSQL: what was prepared goes along, what was
 * cancelled or moved is neither doubled nor undone, and the office is told of both.
 */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { MyDay } from '#contract/day.ts'
import type { Rebuilt, TimetableReport, Week } from '#contract/timetable.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { dayRoutes } from '#school/day/day-routes.ts'
import { lessonRoutes } from '#school/lessons/lesson-routes.ts'
import { weekRoutes } from '#school/lessons/week-routes.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { SchoolTables } from '#school/tables.ts'
import { setTimetableSlots } from '#school/timetable/set-timetable-slots.ts'
import { timetableRoutes } from '#school/timetable/timetable-routes.ts'
import { withTestDatabase } from './test-database.ts'
import { startTestHttpServer, type TestHttpServer } from './test-http-server.ts'
import { createTestSchool, type TestSchool, testMorning } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
let school: TestSchool
let server: TestHttpServer
let slotId: Id

interface SlotChanged {
  readonly slotId: Id | null
  readonly lessons: Rebuilt
}

/** A week after the slot began, before the second of its Mondays. */
const weekLater = '2026-12-01T07:00:00Z'
const prepared = '2026-12-07'
const cancelled = '2026-12-14'
const moved = '2027-01-04'
const mondayMaths = { weekday: 1, starts: '08:30', ends: '09:25', week: null, room: 'B12' }

before(async () => {
  school = await createTestSchool(db)
  const room = { db, clock, random: systemRandom, findOutages: async () => [] }
  server = await startTestHttpServer({
    db,
    routes: [
      ...timetableRoutes(room),
      ...lessonRoutes(room),
      ...weekRoutes(room),
      ...dayRoutes(room),
    ],
  })
})
after(() => server.stop())

/** Maths of 6e A on Mondays at half past eight, a week old; with homework, cancelled, moved. */
beforeEach(async () => {
  await db.deleteFrom('live_slide').execute()
  await db.deleteFrom('lesson').execute()
  await db.deleteFrom('timetable_slot').execute()
  clock.set(testMorning)
  const slot = { id: crypto.randomUUID(), courseId: school.courseA, ...mondayMaths }
  const { body, status } = await change('POST', '', slot)
  assert.equal(status, 200)
  slotId = body.slotId ?? ''
  clock.set(weekLater)
  await atLesson(prepared, 'PUT', 'homework', { homework: 'Page 52' })
  await atLesson(cancelled, 'POST', 'cancel')
  const thursday = { onDate: '2027-01-07', starts: '14:00', ends: '14:55', room: 'B12' }
  await atLesson(moved, 'POST', 'move', thursday)
})

const here = () => `/api/schools/${school.uai}`
const change = (method: 'POST' | 'PUT', path: string, body: unknown) =>
  server.call<SlotChanged>(school.secretary, method, `${here()}/timetable${path}`, body)

async function lessons() {
  const query = db.selectFrom('lesson').selectAll().where('course_id', '=', school.courseA)
  return query.orderBy('starts_at').orderBy('id').execute()
}

async function lessonPlannedOn(day: string) {
  const found = (await lessons()).find((lesson) => lesson.planned_on === day)
  assert.ok(found, day)
  return found
}

async function atLesson(day: string, method: 'POST' | 'PUT', act: string, wish?: object) {
  const { id, starts_at: startsAt } = await lessonPlannedOn(day)
  const body = act === 'move' ? { startsAt, ...wish } : wish
  const { status } = await server.call(
    school.teacherA,
    method,
    `/api/lessons/${id}/${act}`,
    ...(body === undefined ? [] : [body]),
  )
  assert.equal(status, 200)
}

/** Ids of the three that carry something, in the order of their times. */
async function carrying(): Promise<Id[]> {
  const touched = await Promise.all([prepared, cancelled, moved].map(lessonPlannedOn))
  return touched.map((lesson) => lesson.id)
}

const told = ({ kept }: Pick<Rebuilt, 'kept'>) => kept.map(({ lessonId }) => lessonId)
const went = ({ followed }: Pick<Rebuilt, 'followed'>) => followed.map(({ lessonId }) => lessonId)

/** No day on which the course would meet twice. */
async function assertOncePerDay(): Promise<void> {
  const days = (await lessons()).map((lesson) => lesson.on_date)
  assert.deepEqual(days, [...new Set(days)])
}

async function weekOfPupil(from: string) {
  const path = `/api/me/week?from=${from}`
  const { body } = await server.call<Week>(school.pupilA1, 'GET', path)
  return body.days.flatMap((day) => day.lessons)
}

test('another room from today: every lesson once, what is prepared with the others, what was changed as it was', async () => {
  const ids = (await lessons()).map((lesson) => lesson.id)
  const touched = await carrying()
  const { body, status } = await change('PUT', `/${slotId}`, { ...mondayMaths, room: 'C3' })
  assert.equal(status, 200)
  assert.notEqual(body.slotId, slotId)
  assert.deepEqual(
    [went(body.lessons), told(body.lessons)],
    [touched.slice(0, 1), touched.slice(1)],
  )
  const after = await lessons()
  assert.deepEqual(
    after.map((lesson) => lesson.id),
    ids,
  )
  assert.deepEqual([body.lessons.created, body.lessons.deleted], [0, 0])
  // All but the first, which is over, and the two that stay as they are.
  assert.equal(body.lessons.updated, ids.length - 3)
  const past = await lessonPlannedOn('2026-11-30')
  assert.deepEqual([past.slot_id, past.room], [slotId, 'B12'])
  for (const lesson of after) {
    const stays = lesson.id === past.id || touched.slice(1).includes(lesson.id)
    assert.equal(lesson.room, stays ? 'B12' : 'C3', lesson.on_date)
  }
})

test('the pupil’s week and day show the lesson once, cancelled where it was, and not where it moved from', async () => {
  await db.deleteFrom('day_pack_due').execute()
  await change('PUT', `/${slotId}`, { ...mondayMaths, room: 'C3' })
  const due = await db.selectFrom('day_pack_due').select('course_id').distinct().execute()
  assert.deepEqual(due, [{ course_id: school.courseA }])
  const statuses = async (from: string) =>
    (await weekOfPupil(from)).map(({ onDate, status, room }) => [onDate, status, room])
  assert.deepEqual(await statuses(prepared), [[prepared, 'planned', 'C3']])
  assert.deepEqual(await statuses(cancelled), [[cancelled, 'cancelled', 'B12']])
  assert.deepEqual(await statuses(moved), [['2027-01-07', 'moved', 'B12']])
  assert.deepEqual(await statuses('2027-01-11'), [['2027-01-11', 'planned', 'C3']])
  clock.set(`${prepared}T06:30:00Z`)
  const { body } = await server.call<MyDay>(school.pupilA1, 'GET', `/api/day?on=${prepared}`)
  assert.equal(body.lessons.length, 1)
})

test('a slot that goes to another day takes along what was prepared, and back again', async () => {
  const touched = await carrying()
  const [id] = touched
  const wednesday = await change('PUT', `/${slotId}`, { ...mondayMaths, weekday: 3 })
  assert.deepEqual(wednesday.body.lessons.followed, [
    { lessonId: id, courseName: 'Mathématiques 6e A', startsAt: '2026-12-09T07:30:00.000Z' },
  ])
  assert.deepEqual(told(wednesday.body.lessons), touched.slice(1))
  const [shown, ...others] = await weekOfPupil(prepared)
  assert.deepEqual(
    [shown?.id, shown?.onDate, shown?.movedFrom, others],
    [id, '2026-12-09', null, []],
  )
  assert.equal((await lessonPlannedOn('2026-12-09')).homework, 'Page 52')
  clock.set('2026-12-03T07:00:00Z')
  const monday = await change('PUT', `/${wednesday.body.slotId}`, mondayMaths)
  assert.equal(monday.status, 200)
  // What stands where the timetable has it again is not told; the moved one stands on its Thursday.
  assert.deepEqual(told(monday.body.lessons), touched.slice(2))
  assert.deepEqual(await carrying(), touched)
  await assertOncePerDay()
})

test('what is prepared stays where its week has no such day, and goes there once the day opens', async () => {
  const [id] = await carrying()
  const days = `${here()}/days-off`
  const closed = { label: 'Pont', startsOn: '2026-12-09', endsOn: '2026-12-09' }
  const { body } = await server.call<{ id: string }>(school.secretary, 'POST', days, closed)
  const wednesday = await change('PUT', `/${slotId}`, { ...mondayMaths, weekday: 3 })
  assert.deepEqual([went(wednesday.body.lessons), told(wednesday.body.lessons)[0]], [[], id])
  assert.deepEqual(
    (await weekOfPupil(prepared)).map((lesson) => [lesson.id, lesson.onDate]),
    [[id, prepared]],
  )
  await server.call(school.secretary, 'DELETE', `${days}/${body.id}`)
  assert.deepEqual(
    (await weekOfPupil(prepared)).map((lesson) => [lesson.id, lesson.onDate]),
    [[id, '2026-12-09']],
  )
})

test('homework that is for an earlier day, and a guest who is expected, hold their lesson where it was', async () => {
  await atLesson(prepared, 'PUT', 'homework', { homework: 'Page 52', dueOn: '2026-12-08' })
  const guest = '2027-01-11'
  const { id } = await lessonPlannedOn(guest)
  await db
    .insertInto('live_guest')
    .values({
      lesson_id: id,
      person_id: school.documentaliste.personId,
      invited_by: school.teacherA.personId,
      invited_at: new Date(clock.now()),
    })
    .execute()
  const touched = [...(await carrying()), id]
  const { body } = await change('PUT', `/${slotId}`, { ...mondayMaths, weekday: 3 })
  assert.deepEqual([went(body.lessons), told(body.lessons)], [[], touched])
  await db.deleteFrom('live_guest').execute()
})

test('a lesson that moves back to its own place is as planned, and follows its slot again', async () => {
  const { id } = await lessonPlannedOn(moved)
  const own = { onDate: moved, starts: '08:30', ends: '09:25', room: 'B12' }
  await atLesson(moved, 'POST', 'move', { ...own, starts: '09:30', ends: '10:25' })
  assert.equal((await lessonPlannedOn(moved)).status, 'moved')
  await atLesson(moved, 'POST', 'move', own)
  const [shown] = await weekOfPupil(moved)
  assert.deepEqual([shown?.id, shown?.status, shown?.movedFrom], [id, 'planned', null])
  const { body } = await change('PUT', `/${slotId}`, { ...mondayMaths, starts: '09:00' })
  assert.equal(told(body.lessons).includes(id), false)
  assert.equal((await lessonPlannedOn(moved)).starts_at.toISOString(), '2027-01-04T08:00:00.000Z')
})

test('a lesson that is back in its own room follows its slot again, however it came there', async () => {
  const own = { onDate: moved, starts: '08:30', ends: '09:25', room: 'B12' }
  await atLesson(moved, 'POST', 'move', { ...own, starts: '09:30', ends: '10:25', room: 'C3' })
  await atLesson(moved, 'POST', 'move', own)
  const other = '2027-01-11'
  await atLesson(other, 'PUT', 'room', { room: 'Gymnase' })
  await atLesson(other, 'PUT', 'room', { room: 'B12' })
  const third = '2027-01-18'
  await atLesson(third, 'PUT', 'room', { room: 'Gymnase' })
  const { body } = await change('PUT', `/${slotId}`, { ...mondayMaths, room: 'D4' })
  const { id } = await lessonPlannedOn(third)
  assert.deepEqual(told(body.lessons), [(await lessonPlannedOn(cancelled)).id, id])
  const rooms = await Promise.all([moved, other, third].map(lessonPlannedOn))
  assert.deepEqual(
    rooms.map(({ room }) => room),
    ['D4', 'D4', 'Gymnase'],
  )
})

test('a lesson without a slot is moved once it stands elsewhere, and not by another room', async () => {
  await change('POST', `/${slotId}/end`, {})
  const { id } = (await lessons()).find(({ homework }) => homework !== null) ?? { id: '' }
  const path = `/api/lessons/${id}/move`
  const startsAt = `${prepared}T07:30:00Z`
  const own = { startsAt, onDate: prepared, starts: '08:30', ends: '09:25', room: 'C3' }
  const statusAfter = async (body: typeof own) => {
    assert.equal((await server.call(school.teacherA, 'POST', path, body)).status, 200)
    return (await lessons()).find((lesson) => lesson.id === id)?.status
  }
  assert.equal(await statusAfter(own), 'planned')
  assert.equal(await statusAfter({ ...own, onDate: '2026-12-08' }), 'moved')
})

test('a slot that ends tells which lessons stay for what they carry', async () => {
  const count = (await lessons()).length
  const touched = await carrying()
  const { body } = await change('POST', `/${slotId}/end`, {})
  assert.deepEqual(told(body.lessons), touched)
  assert.equal(body.lessons.deleted, count - 4)
  assert.deepEqual((await lessons()).map((lesson) => lesson.id).slice(1), touched)
})

test('a slot that ended and is added again takes back what stayed of it, and makes nothing twice', async () => {
  const ids = new Set(await carrying())
  const days = (await lessons()).map((lesson) => lesson.on_date)
  await change('POST', `/${slotId}/end`, {})
  const slot = { id: crypto.randomUUID(), courseId: school.courseA, ...mondayMaths, room: 'C3' }
  const { body } = await change('POST', '', slot)
  assert.deepEqual(new Set([...went(body.lessons), ...told(body.lessons)]), ids)
  const after = await lessons()
  assert.deepEqual(
    after.map((lesson) => lesson.on_date),
    days,
  )
  const bound = after.filter((lesson) => lesson.slot_id === body.slotId)
  assert.equal(bound.length, days.length - 1)
  assert.ok([...ids].every((id) => bound.some((lesson) => lesson.id === id)))
})

test('a slot at another hour stands beside what an ended one left, but for what was moved away', async () => {
  await change('POST', `/${slotId}/end`, {})
  const { body } = await change('POST', '', {
    id: crypto.randomUUID(),
    courseId: school.courseA,
    ...mondayMaths,
    starts: '16:00',
    ends: '16:55',
  })
  const onDay = async (day: string) =>
    (await lessons()).filter((lesson) => lesson.on_date === day).map((lesson) => lesson.slot_id)
  assert.deepEqual(await onDay(prepared), [null, body.slotId])
  assert.deepEqual(await onDay(moved), [])
})

test('slides prepared for a lesson keep it where its slot ends', async () => {
  const lesson = await lessonPlannedOn('2027-01-11')
  await db
    .insertInto('live_slide')
    .values({
      id: mintId(clock, systemRandom),
      lesson_id: lesson.id,
      place: 0,
      name: 'Fractions.pdf',
      words: 'Fractions',
      added_by: school.teacherA.personId,
      added_at: new Date(clock.now()),
      content_type: 'image/webp',
      byte_count: 1,
      width: 1,
      height: 1,
      blob_key: 'slide',
      removed_at: null,
    })
    .execute()
  const { body, status } = await change('POST', `/${slotId}/end`, {})
  assert.equal(status, 200)
  assert.ok(told(body.lessons).includes(lesson.id))
})

const header = 'jour;début;fin;semaine;classe;groupe;matière;enseignant;salle'
async function importLines(...lines: string[]): Promise<TimetableReport> {
  const bytes = new TextEncoder().encode([header, ...lines].join('\n'))
  const path = `${here()}/timetable/import`
  const { body } = await server.call<TimetableReport>(school.secretary, 'POST', path, bytes)
  assert.equal(body.applied, true)
  return body
}

test('a file that gives weeks A and B a room each neither doubles nor brings back a lesson', async () => {
  const touched = await carrying()
  const report = await importLines(
    'lundi;8h30;9h25;A;6e A;;Mathématiques;M. Mercier;B12',
    'lundi;8h30;9h25;B;6e A;;Mathématiques;M. Mercier;C3',
  )
  await assertOncePerDay()
  assert.deepEqual(await carrying(), touched)
  assert.deepEqual([report.created, report.deleted], [{ slot: 2 }, { slot: 1 }])
  // The prepared one is in a week A and stands in its room still; the moved one is elsewhere.
  const [, inWeekB, elsewhere] = touched
  assert.deepEqual(told(report), [inWeekB, elsewhere])
  const again = await importLines(
    'lundi;8h30;9h25;A;6e A;;Mathématiques;M. Mercier;B12',
    'lundi;8h30;9h25;B;6e A;;Mathématiques;M. Mercier;C3',
  )
  assert.deepEqual([again.created, again.updated, again.deleted], [{}, {}, {}])
})

test('a file that gives the day another hour takes along what is prepared, and tells what was changed', async () => {
  const touched = await carrying()
  const ids = (await lessons()).map((lesson) => lesson.id)
  const report = await importLines('lundi;14h00;14h55;;6e A;;Mathématiques;M. Mercier;B12')
  assert.deepEqual([went(report), told(report)], [touched.slice(0, 1), touched.slice(1)])
  await assertOncePerDay()
  const after = await lessons()
  assert.deepEqual(after.map((lesson) => lesson.id).toSorted(), ids.toSorted())
  for (const [day, at] of [
    [prepared, '13:00'],
    [cancelled, '07:30'],
    ['2027-01-11', '13:00'],
  ] as const) {
    const lesson = await lessonPlannedOn(day)
    assert.equal(lesson.starts_at.toISOString(), `${day}T${at}:00.000Z`)
  }
})

test('a file that has the course on another day takes along what is prepared, and tells which others stay', async () => {
  const touched = await carrying()
  const ids = new Set((await lessons()).map((lesson) => lesson.id))
  const report = await importLines('mardi;8h30;9h25;;6e A;;Mathématiques;M. Mercier;B12')
  assert.deepEqual([went(report), told(report)], [touched.slice(0, 1), touched.slice(1)])
  const after = await lessons()
  assert.ok([...ids].every((id) => after.some((lesson) => lesson.id === id)))
  const onTuesday = after.find(({ on_date }) => on_date === '2026-12-08')
  assert.deepEqual([onTuesday?.id, onTuesday?.homework], [touched[0], 'Page 52'])
  assert.equal(
    after.some(({ on_date }) => on_date === prepared),
    false,
  )
})

test('a slot that is asked to be over before the day of the change ends, and is made nowhere anew', async () => {
  const { courseA: courseId, uai } = school
  const set = () =>
    db.transaction().execute(async (trx) => {
      const now = await findCurrentYear(trx, clock, uai)
      assert.ok(now?.year)
      const place = { uai, year: now.year, today: now.today, courseIds: [courseId] }
      const wanted = { ...mondayMaths, courseId, room: 'C3', validTo: '2026-12-05' }
      const context = { clock, random: systemRandom }
      return setTimetableSlots(context, trx, { ...place, from: '2026-12-10' }, [wanted])
    })
  const slots = () => db.selectFrom('timetable_slot').select(['id', 'room', 'valid_to']).execute()
  assert.equal((await set()).updated, 1)
  assert.deepEqual(await slots(), [{ id: slotId, room: 'B12', valid_to: '2026-12-05' }])
  assert.equal((await set()).created, 0)
  assert.equal((await slots()).length, 1)
})
