/** Moving up, over real HTTP and PostgreSQL: a school kept by hand in its first days of September. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ClassMove, MovedUp, MovingUp } from '#contract/moving-up.ts'
import type { SchoolOverview } from '#contract/schools.ts'
import { silentLog } from '#engine/log/log.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import { callerOf, createTestSchool, type TestPerson } from '../../../tests/test-school.ts'
import { closePastYears } from './close-past-years.ts'
import { peopleRoutes } from './people-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const school = await createTestSchool(db)
const { classA, classB, cpe, head, pupilA1, pupilA2, pupilB, uai } = school
const clock = fixedClock('2027-06-20T08:00:00Z')
const context = { db, clock, random: systemRandom }
const path = `/api/schools/${uai}/moving-up`
let server: TestHttpServer

before(async () => {
  server = await startTestHttpServer({ db, routes: peopleRoutes(context) })
})
after(() => server.stop())

const read = async () => (await server.call<MovingUp>(cpe, 'GET', path)).body
const move = (moves: readonly ClassMove[], who: TestPerson = cpe) =>
  server.call<MovedUp & { refusal?: string }>(who, 'POST', path, { moves })
const toNew = (classId: string, name: string): ClassMove => ({
  classId,
  to: { kind: 'new', name, levelLabel: null },
})
const warningsOf = async () => {
  const { body } = await server.call<SchoolOverview>(head, 'GET', `/api/schools/${uai}`)
  return new Map(body.warnings.map(({ code, count }) => [code, count]))
}
const classesOf = async (who: TestPerson) => (await callerOf(db, who)).classIds

test('while the year runs, and before the next one is open, there is nothing to move up', async () => {
  assert.deepEqual(await read(), { years: null, classes: [], newClasses: [] })
  const early = await move([toNew(classA, '5e A')])
  assert.deepEqual([early.status, early.body.refusal], [400, 'bad_request'])
  clock.set('2027-07-10T08:00:00Z')
  assert.equal((await read()).years, null)
  const next = {
    label: '2027-2028',
    startsOn: '2027-09-01',
    endsOn: '2028-07-05',
    weekAMonday: '2027-08-30',
  }
  assert.equal((await server.call(head, 'POST', `/api/schools/${uai}/years`, next)).status, 200)
})

test('in the summer the classes of the last year wait, without those who had left', async () => {
  const { classes, newClasses, years } = await read()
  assert.deepEqual([years?.from.label, years?.to.label], ['2026-2027', '2027-2028'])
  assert.deepEqual(
    classes.map(({ name, pupils }) => [name, pupils]),
    [
      ['6e A', 2],
      ['6e B', 1],
    ],
  )
  assert.deepEqual(newClasses, [])
  const warnings = await warningsOf()
  assert.equal(warnings.get('pupils_to_move_up'), 3)
  assert.equal(warnings.has('pupils_without_class'), false)
})

test('a class of elsewhere refuses the whole, and nobody has moved', async () => {
  const { otherSchool } = school
  for (const to of [
    [toNew(classA, '5e A'), toNew(otherSchool.class, '5e B')],
    [toNew(classA, '5e A'), { classId: classB, to: { kind: 'class', classId: otherSchool.class } }],
    [toNew(classA, '5e A'), { classId: classB, to: { kind: 'class', classId: classA } }],
  ] as const) {
    assert.equal((await move(to)).status, 404)
  }
  assert.equal((await move([toNew(classA, ' ')])).status, 400)
  assert.equal((await move([toNew(classA, '5e A')], school.aed)).status, 404)
  assert.equal((await read()).classes.length, 2)
  assert.deepEqual((await read()).newClasses, [])
})

test('pupils come into the new class, and keep the old one until the new year begins', async () => {
  const done = await move([toNew(classA, '5e A')])
  assert.deepEqual([done.status, done.body], [200, { opened: 1, moved: 2, left: 0 }])
  const [opened] = (await read()).newClasses
  assert.equal(opened?.name, '5e A')
  const newId = opened?.id ?? ''
  assert.deepEqual(await classesOf(pupilA1), new Set([classA, newId]))
  const again = await move([toNew(classA, '5e Autre')])
  assert.deepEqual(again.body, { opened: 0, moved: 0, left: 0 }, 'nobody twice, no empty class')
  clock.set('2027-09-01T03:17:00Z')
  await closePastYears({ ...context, log: silentLog })
  assert.deepEqual(await classesOf(pupilA2), new Set([newId]))
})

test('after the old year is closed the others still move, into a class of that name too', async () => {
  assert.equal((await warningsOf()).get('pupils_to_move_up'), 1)
  const done = await move([toNew(classB, '5E a')])
  assert.deepEqual(done.body, { opened: 0, moved: 1, left: 0 })
  const [only, ...more] = (await read()).newClasses
  assert.deepEqual([only?.name, more.length], ['5e A', 0])
  assert.deepEqual(await classesOf(pupilB), new Set([only?.id]))
  assert.deepEqual((await read()).classes, [])
  assert.equal((await warningsOf()).has('pupils_to_move_up'), false)
  const before = await db
    .selectFrom('class_pupil')
    .select('outside')
    .where('class_id', '=', only?.id ?? '')
    .where('pupil_id', '=', pupilA1.personId)
    .executeTakeFirstOrThrow()
  assert.equal(before.outside, '{}', 'the first ones belong to it since the year began')
})

test('who leaves is closed, with a line for each, and whoever was moved by hand stays', async () => {
  clock.set('2028-07-10T08:00:00Z')
  const later = {
    label: '2028-2029',
    startsOn: '2028-09-01',
    endsOn: '2029-07-05',
    weekAMonday: '2028-08-28',
  }
  await server.call(head, 'POST', `/api/schools/${uai}/years`, later)
  const made = await server.call<{ id: string }>(cpe, 'POST', `/api/schools/${uai}/classes`, {
    name: '5e B',
    levelLabel: null,
  })
  const byHand = { pupilIds: [pupilA2.personId] }
  await server.call(cpe, 'POST', `/api/classes/${made.body.id}/pupils`, byHand)
  const [old] = (await read()).classes
  assert.deepEqual([old?.name, old?.pupils], ['5e A', 2])
  const done = await move([{ classId: old?.id ?? '', to: { kind: 'leave' } }])
  assert.deepEqual(done.body, { opened: 0, moved: 0, left: 2 })
  await assert.rejects(callerOf(db, pupilA1), /no open account/)
  assert.ok((await classesOf(pupilA2)).has(made.body.id))
  assert.equal((await callerOf(db, school.guardianA1)).children.size, 0)
  const lines = await db
    .selectFrom('audit_line')
    .select('subject_id')
    .where('action', '=', 'person_deactivated')
    .execute()
  assert.deepEqual(
    lines.map((line) => line.subject_id).sort(),
    [pupilA1.personId, pupilB.personId].sort(),
  )
})
