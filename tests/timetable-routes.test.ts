/** The doors of the timetable over real HTTP and PostgreSQL: slots, lessons, exceptions, import. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Lesson, OwnWeek, Rebuilt, TimetableReport, Week } from '#contract/timetable.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { lessonRoutes } from '#school/lessons/lesson-routes.ts'
import { weekRoutes } from '#school/lessons/week-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { timetableRoutes } from '#school/timetable/timetable-routes.ts'
import { withTestDatabase } from './test-database.ts'
import { startTestHttpServer, type TestHttpServer } from './test-http-server.ts'
import { createTestSchool, type TestPerson, type TestSchool, testMorning } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
let school: TestSchool
let server: TestHttpServer
let mondaySlot: string

interface SlotChanged {
  readonly slotId: string
  readonly lessons: Rebuilt
  readonly clashes: { kind: string; what: string }[]
}

before(async () => {
  school = await createTestSchool(db)
  const context = { db, clock, random: systemRandom }
  const routes = [...timetableRoutes(context), ...lessonRoutes(context), ...weekRoutes(context)]
  server = await startTestHttpServer({ db, routes })
})
after(() => server.stop())

const here = () => `/api/schools/${school.uai}`
const call = <Body = SlotChanged>(
  who: TestPerson | null,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
) => server.call<Body>(who, method, path, body)
const mondayMaths = () => ({
  id: crypto.randomUUID(),
  courseId: school.courseA,
  weekday: 1,
  starts: '08:30',
  ends: '09:25',
  week: null,
  room: 'B12',
})

async function lessonsOf(courseId: string) {
  return db
    .selectFrom('lesson')
    .selectAll()
    .where('course_id', '=', courseId)
    .orderBy('starts_at')
    .execute()
}

async function week(who: TestPerson, from: string, path = '/api/me/week'): Promise<Week> {
  const { status, body } = await call<Week>(who, 'GET', `${path}?from=${from}`)
  assert.equal(status, 200)
  return body
}

test('a slot makes the lessons to come, without holidays, at the school’s own hour', async () => {
  const path = `${here()}/timetable`
  for (const who of [school.teacherA, school.aed, school.pupilA1, school.otherSchool.head]) {
    assert.equal((await call(who, 'POST', path, mondayMaths())).status, 404)
  }
  const { status, body } = await call(school.secretary, 'POST', path, mondayMaths())
  assert.equal(status, 200)
  mondaySlot = body.slotId
  const lessons = await lessonsOf(school.courseA)
  assert.equal(lessons.length, body.lessons.created)
  assert.equal(lessons[0]?.on_date, '2026-11-30')
  assert.equal(lessons[0]?.starts_at.toISOString(), '2026-11-30T07:30:00.000Z')
  assert.equal(lessons.at(-1)?.starts_at.toISOString(), '2027-06-28T06:30:00.000Z')
  const days = lessons.map((lesson) => lesson.on_date)
  for (const off of ['2026-12-21', '2026-12-28', '2027-03-29', '2027-05-17']) {
    assert.equal(days.includes(off), false, off)
  }
  const wrong = { ...mondayMaths(), courseId: school.otherSchool.course }
  assert.equal((await call(school.head, 'POST', path, wrong)).status, 404)
  const noDay = { ...mondayMaths(), from: '2026-02-30' }
  assert.equal((await call(school.head, 'POST', path, noDay)).status, 400)
  const backwards = { ...mondayMaths(), ends: '08:00' }
  assert.equal((await call(school.head, 'POST', path, backwards)).status, 400)
})

test('weeks show themselves to those who live them', async () => {
  const own = await week(school.pupilA1, '2026-12-02')
  assert.equal(own.from, '2026-11-30')
  assert.equal(own.week, 'B')
  assert.deepEqual(
    own.days.map((day) => day.lessons.length),
    [1, 0, 0, 0, 0, 0, 0],
  )
  assert.deepEqual(own.days[0]?.lessons[0]?.audience, ['6e A'])
  assert.equal((await week(school.teacherA, '2026-11-30')).days[0]?.lessons.length, 1)
  assert.equal((await week(school.pupilB, '2026-11-30')).days[0]?.lessons.length, 0)
  const holiday = await week(school.pupilA1, '2026-12-21')
  assert.equal(holiday.days[0]?.dayOff, 'Vacances de Noël')
  const ofChild = `/api/pupils/${school.pupilA1.personId}/week`
  assert.equal((await week(school.guardianA1, '2026-11-30', ofChild)).days[0]?.lessons.length, 1)
  const ofClass = `/api/classes/${school.classA}/week`
  for (const who of [school.pupilA2, school.guardianA1, school.teacherA, school.aed, school.head]) {
    assert.equal((await week(who, '2026-11-30', ofClass)).days[0]?.lessons.length, 1)
  }
  const ofTeacher = `${here()}/teachers/${school.teacherA.personId}/week`
  for (const who of [school.secretary, school.aed, school.head]) {
    assert.equal((await week(who, '2026-11-30', ofTeacher)).days[0]?.lessons.length, 1)
  }
  // Whoever teaches elsewhere has no lessons here.
  const ofStranger = `${here()}/teachers/${school.otherSchool.teacher.personId}/week`
  const strange = await week(school.head, '2026-11-30', ofStranger)
  assert.deepEqual(
    strange.days.flatMap((day) => day.lessons),
    [],
  )
  for (const path of [ofChild, ofClass, ofTeacher]) {
    for (const who of [
      school.pupilB,
      school.teacherB,
      school.guardianB,
      school.guardianUnconfirmed,
      school.guardianBlocked,
      school.otherSchool.head,
      school.documentaliste,
    ]) {
      assert.equal((await call(who, 'GET', path)).status, 404)
    }
    assert.equal((await call(null, 'GET', path)).status, 401)
  }
})

test('homework is the teachers’ of the course, due at the next lesson unless said', async () => {
  const [first, second] = await lessonsOf(school.courseA)
  assert.ok(first && second)
  const path = `/api/lessons/${first.id}/homework`
  const homework = { homework: 'Exercices 3 et 4 page 52.  \n' }
  for (const who of [school.teacherB, school.pupilA1, school.guardianA1, school.head, school.cpe]) {
    assert.equal((await call(who, 'PUT', path, homework)).status, 404)
  }
  assert.equal((await call(school.teacherA, 'PUT', path, homework)).status, 200)
  const { body } = await call<Lesson>(school.pupilA1, 'GET', `/api/lessons/${first.id}`)
  assert.equal(body.homework, 'Exercices 3 et 4 page 52.')
  assert.equal(body.homeworkDueOn, second.on_date)
  assert.equal(body.mayChange, false)
  assert.equal(body.nextLessons[0]?.id, second.id)
  const early = { ...homework, dueOn: '2026-11-27' }
  assert.equal((await call(school.teacherA, 'PUT', path, early)).status, 400)
  const noDay = { ...homework, dueOn: '2027-02-30' }
  assert.equal((await call(school.teacherA, 'PUT', path, noDay)).status, 400)
  const tooLong = { homework: 'x'.repeat(2_001) }
  assert.equal((await call(school.teacherA, 'PUT', path, tooLong)).status, 400)
  assert.equal((await call(school.pupilB, 'GET', `/api/lessons/${first.id}`)).status, 404)
  assert.equal((await call(school.guardianA1, 'GET', `/api/lessons/${first.id}`)).status, 200)
  assert.equal((await call(school.guardianBlocked, 'GET', `/api/lessons/${first.id}`)).status, 404)
})

test('a lesson is cancelled, comes back, moves, and stays where it was moved', async () => {
  const lessons = await lessonsOf(school.courseA)
  const [, second, third] = lessons
  assert.ok(second && third)
  const path = `/api/lessons/${second.id}`
  assert.equal((await call(school.teacherB, 'POST', `${path}/cancel`)).status, 404)
  assert.equal((await call(school.secretary, 'POST', `${path}/cancel`)).status, 200)
  const shown = (await week(school.pupilA1, second.on_date)).days[0]?.lessons[0]
  assert.equal(shown?.status, 'cancelled')
  assert.equal((await call(school.teacherA, 'POST', `${path}/restore`)).status, 200)
  const place = { onDate: '2026-12-08', starts: '14:00', ends: '14:55', room: 'B12' }
  const move = { startsAt: second.starts_at, ...place }
  assert.equal((await call(school.teacherA, 'POST', `${path}/move`, move)).status, 200)
  const moved = (await week(school.pupilA1, '2026-12-07')).days[1]?.lessons[0]
  assert.equal(moved?.status, 'moved')
  assert.equal(moved?.movedFrom, '2026-12-07')
  assert.equal(moved?.startsAt, '2026-12-08T13:00:00.000Z')
  await call(school.teacherA, 'POST', `${path}/cancel`)
  await call(school.teacherA, 'POST', `${path}/restore`)
  const back = (await lessonsOf(school.courseA)).find((lesson) => lesson.id === second.id)
  assert.equal(back?.status, 'moved')
  const room = { room: 'Gymnase' }
  assert.equal(
    (await call(school.teacherA, 'PUT', `/api/lessons/${third.id}/room`, room)).status,
    200,
  )
})

test('a changed slot takes its lessons along, and tells of those that were changed for themselves', async () => {
  const before = await lessonsOf(school.courseA)
  // With homework, moved, in another room.
  const [prepared, ...changed] = before.slice(0, 3).map((lesson) => lesson.id)
  const { courseId: _, id: __, ...slot } = mondayMaths()
  const { status, body } = await call(school.head, 'PUT', `${here()}/timetable/${mondaySlot}`, {
    ...slot,
    weekday: 2,
    starts: '10:00',
    ends: '10:55',
  })
  assert.equal(status, 200)
  assert.deepEqual(body.lessons.kept.map(({ lessonId }) => lessonId).sort(), changed.toSorted())
  assert.deepEqual(body.lessons.followed, [
    { lessonId: prepared, courseName: 'Mathématiques 6e A', startsAt: '2026-12-01T09:00:00.000Z' },
  ])
  const after = await lessonsOf(school.courseA)
  for (const id of changed) assert.ok(after.some((lesson) => lesson.id === id))
  assert.equal(after[0]?.starts_at.toISOString(), '2026-11-24T09:00:00.000Z')
  mondaySlot = body.slotId
})

test('a day that the school closes loses its lessons, and has them back when it opens', async () => {
  const count = (await lessonsOf(school.courseA)).length
  const closed = await call<{ id: string; lessons: Rebuilt }>(
    school.secretary,
    'POST',
    `${here()}/days-off`,
    { label: 'Fête du village', startsOn: '2027-01-12', endsOn: '2027-01-12' },
  )
  assert.equal(closed.status, 200)
  assert.equal(closed.body.lessons.deleted, 1)
  assert.equal((await lessonsOf(school.courseA)).length, count - 1)
  const list = await call<{ daysOff: { label: string; source: string }[] }>(
    school.teacherB,
    'GET',
    `${here()}/days-off`,
  )
  const labels = list.body.daysOff.map(({ label }) => label)
  for (const label of ['Vacances de Noël', 'Armistice de 1918', 'Fête du village', 'Ascension']) {
    assert.ok(labels.includes(label), label)
  }
  const other = `/api/schools/${school.otherSchool.uai}/days-off/${closed.body.id}`
  assert.equal((await call(school.otherSchool.head, 'DELETE', other)).status, 404)
  const open = `${here()}/days-off/${closed.body.id}`
  assert.equal((await call(school.secretary, 'DELETE', open)).status, 200)
  assert.equal((await lessonsOf(school.courseA)).length, count)
})

test('clashes are told when a slot is added, and listed with the timetable', async () => {
  const clash = {
    ...mondayMaths(),
    courseId: school.courseGroup,
    weekday: 2,
    starts: '10:30',
    ends: '11:25',
  }
  const { body } = await call(school.head, 'POST', `${here()}/timetable`, { ...clash, room: 'B12' })
  assert.deepEqual(
    body.clashes.map(({ kind, what }) => [kind, what]),
    [
      ['room', 'B12'],
      ['class', '6e A'],
    ],
  )
  const list = await call<{ slots: unknown[]; clashes: unknown[] }>(
    school.aed,
    'GET',
    `${here()}/timetable?classId=${school.classA}`,
  )
  assert.equal(list.body.slots.length, 2)
  assert.equal(list.body.clashes.length, 2)
  const end = await call(school.head, 'POST', `${here()}/timetable/${body.slotId}/end`, {})
  assert.equal(end.body.lessons.deleted, body.lessons.created)
  assert.equal((await lessonsOf(school.courseGroup)).length, 0)
})

const header = 'jour;début;fin;semaine;classe;groupe;matière;enseignant;salle'
async function importFile(who: TestPerson, lines: readonly string[], query = '') {
  const bytes = new TextEncoder().encode([header, ...lines].join('\n'))
  return call<TimetableReport>(who, 'POST', `${here()}/timetable/import${query}`, bytes)
}
const goodLines = [
  'mardi;10h00;10h55;;6e A;;Mathématiques;M. Mercier;B12',
  'jeudi;9h30;10h25;A;6e A;;Mathématiques;Mercier Alain;B12',
  'lundi;8h30;9h25;;6e B;;Français;Béatrice Fontaine;A1',
  'vendredi;11h30;12h25;;;Latin 6e;Latin;Mme Fontaine;A1',
  'mercredi;8h30;10h20;;6e A, 6e B;;EPS;;Gymnase',
]

test('a file with one bad line changes nothing and names line and field', async () => {
  const bad = [...goodLines, 'lundi;8h30;9h25;;6e Z;;Français;Mme Fontaine;']
  const { status, body } = await importFile(school.secretary, bad)
  assert.equal(status, 200)
  assert.equal(body.applied, false)
  assert.deepEqual(body.rejected, { slot: 1 })
  assert.deepEqual(
    body.rejections.map(({ line, field }) => [line, field]),
    [[7, 'classe']],
  )
  assert.equal((await lessonsOf(school.courseB)).length, 0)
  assert.equal((await importFile(school.teacherA, goodLines)).status, 404)
})

test('an import is whole, keeps what is already so, and changes nothing the second time', async () => {
  const trial = await importFile(school.secretary, goodLines, '?dryRun=true')
  assert.equal(trial.body.applied, false)
  assert.equal((await lessonsOf(school.courseB)).length, 0)
  const { body } = await importFile(school.secretary, goodLines)
  assert.equal(body.applied, true)
  assert.deepEqual({ ...trial.body, applied: true, dryRun: false }, body)
  assert.deepEqual(body.created.slot, 4)
  assert.deepEqual(body.created.course, 1)
  assert.deepEqual(body.unchanged, { slot: 1, course: 3 })
  const again = await importFile(school.secretary, [...goodLines, goodLines[0] ?? ''])
  assert.deepEqual(
    [again.body.created, again.body.updated, again.body.deleted, again.body.merged],
    [{}, {}, {}, { slot: 1 }],
  )
  const runs = await db.selectFrom('import_run').selectAll().execute()
  assert.equal(runs.length, 2)
})

test('what a file no longer says ends; classes that it does not name are left alone', async () => {
  const { body } = await importFile(school.secretary, goodLines.slice(0, 1))
  assert.equal(body.deleted.slot, 2)
  assert.ok((await lessonsOf(school.courseB)).length > 0)
  const slots = await db
    .selectFrom('timetable_slot')
    .select('id')
    .where('course_id', '=', school.courseA)
    .where('valid_to', '>=', '2026-11-24')
    .execute()
  assert.equal(slots.length, 1)
})

test('lessons follow when the year ends earlier or its weeks A and B change places', async () => {
  const year = {
    label: '2026-2027',
    startsOn: '2026-08-31',
    endsOn: '2027-06-18',
    weekAMonday: '2026-09-07',
  }
  const path = `${here()}/years/${school.yearId}`
  await importFile(school.secretary, ['jeudi;9h30;10h25;A;6e A;;Maths;Mercier Alain;B12'])
  const before = await lessonsOf(school.courseA)
  assert.equal(before.at(-1)?.on_date, '2027-06-24')
  for (const who of [school.teacherA, school.otherSchool.head]) {
    assert.equal((await call(who, 'PUT', path, year)).status, 404)
  }
  const other = `${here()}/years/${school.otherSchool.yearId}`
  assert.equal((await call(school.head, 'PUT', other, year)).status, 404)
  const { status, body } = await call<Rebuilt>(school.head, 'PUT', path, year)
  assert.equal(status, 200)
  assert.ok(body.deleted > 0 && body.created > 0)
  const after = await lessonsOf(school.courseA)
  assert.equal(after.at(-1)?.on_date, '2027-06-17')
  const touched = new Set(before.slice(0, 3).map((lesson) => lesson.id))
  const days = after.filter((lesson) => !touched.has(lesson.id)).map((lesson) => lesson.on_date)
  assert.ok(days.includes('2026-12-03') && !days.includes('2026-11-26'))
})

test('the own week says why it is empty to a pupil without a class, and to nobody else', async () => {
  const lacking = async (who: TestPerson) =>
    (await call<OwnWeek>(who, 'GET', '/api/me/week?from=2026-11-24')).body.lacking
  assert.equal(await lacking(school.pupilA1), null)
  const { personId } = school.pupilA1
  const ended = { ended_at: new Date('2026-11-20T08:00:00Z') }
  await db.updateTable('class_pupil').set(ended).where('pupil_id', '=', personId).execute()
  assert.equal(await lacking(school.pupilA1), 'no_class')
  assert.equal(await lacking(school.teacherA), null)
  assert.equal(await lacking(school.documentaliste), null)
})
