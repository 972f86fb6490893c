/** The doors of people, over real HTTP and PostgreSQL: who may, what changes, what is told. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { ClassDetail } from '#contract/classes.ts'
import type { PeoplePage, PersonFile } from '#contract/people.ts'
import type { SchoolOverview } from '#contract/schools.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer, type TestHttpServer } from '../../../tests/test-http-server.ts'
import {
  callerOf,
  createTestSchool,
  type TestPerson,
  type TestSchool,
  testMorning,
} from '../../../tests/test-school.ts'
import { peopleRoutes } from './people-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
let school: TestSchool
let server: TestHttpServer

before(async () => {
  school = await createTestSchool(db)
  const context = { db, clock: fixedClock(testMorning), random: systemRandom }
  server = await startTestHttpServer({ db, routes: peopleRoutes(context) })
})
after(() => server.stop())

const here = () => `/api/schools/${school.uai}`
const get = <Body>(who: TestPerson | null, path: string) => server.call<Body>(who, 'GET', path)
const post = <Body = { id: string }>(who: TestPerson, path: string, body?: unknown) =>
  server.call<Body>(who, 'POST', path, body)
const newId = () => crypto.randomUUID()
const put = (who: TestPerson, path: string, body?: unknown) => server.call(who, 'PUT', path, body)

async function auditActions(): Promise<string[]> {
  const { body } = await get<{ lines: { action: string }[] }>(school.head, `${here()}/audit`)
  return body.lines.map((line) => line.action)
}

async function isRightsNewsFor(who: TestPerson, work: () => Promise<unknown>): Promise<boolean> {
  const count = () =>
    db
      .selectFrom('change_feed' as never)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('topic' as never, '=', 'rights' as never)
      .where('key' as never, '=', who.accountId as never)
      .executeTakeFirstOrThrow() as Promise<{ count: number }>
  const before = await count()
  await work()
  return (await count()).count > before.count
}

test('the overview counts what is there and warns of what is missing', async () => {
  const { status, body } = await get<SchoolOverview>(school.head, here())
  assert.equal(status, 200)
  assert.deepEqual(body.counts, {
    pupils: 3,
    teachers: 2,
    staff: 5,
    guardians: 4,
    classes: 2,
    groups: 1,
    courses: 3,
    guardiansToConfirm: 1,
    pupilsWithoutCard: 3,
    pupilsWithoutClass: 0,
  })
  assert.equal(body.year?.label, '2026-2027')
  assert.deepEqual(
    body.warnings.map((warning) => [warning.code, warning.count]),
    [
      ['guardians_to_confirm', 1],
      ['classes_without_timetable', 2],
      ['pupils_without_card', 3],
    ],
  )
  await db.updateTable('calendar_coverage').set({ known_until: '2026-12-31' }).execute()
  const later = await get<SchoolOverview>(school.head, here())
  assert.deepEqual(later.body.warnings[0], { code: 'calendar_ends', day: '2026-12-31' })
})

test('nobody sees another school, and few see their own as a whole', async () => {
  const seen = async (who: TestPerson | null, path: string) => (await get(who, path)).status
  for (const path of ['', '/classes', '/people', '/guardianships', '/courses', '/groups']) {
    assert.equal(await seen(null, here() + path), 401)
    for (const who of [
      school.otherSchool.head,
      school.pupilA1,
      school.guardianA1,
      school.teacherA,
      school.documentaliste,
      school.operator,
    ]) {
      assert.equal(await seen(who, here() + path), 404, path)
    }
    assert.equal(await seen(school.deactivatedPupil, here() + path), 403)
  }
  assert.equal(await seen(school.aed, `${here()}/classes`), 200)
  assert.equal(await seen(school.aed, `${here()}/people`), 404)
  assert.equal(await seen(school.cpe, `${here()}/audit`), 404)
})

test('a class shows itself to its teachers and to the school’s staff only', async () => {
  const path = `/api/classes/${school.classA}`
  const { status, body } = await get<ClassDetail>(school.teacherA, path)
  assert.equal(status, 200)
  assert.deepEqual(
    body.pupils.map((pupil) => pupil.givenName),
    ['Amir', 'Alice'],
  )
  assert.equal(body.mayChange, false)
  assert.deepEqual(
    body.courses.map((course) => course.name),
    ['Latin 6e', 'Mathématiques 6e A'],
  )
  assert.equal((await get<ClassDetail>(school.head, path)).body.mayChange, true)
  for (const who of [school.teacherB, school.pupilA1, school.guardianA1, school.otherSchool.head]) {
    assert.equal((await get(who, path)).status, 404)
  }
})

test('search goes by the beginning of any name, accents and case apart, page by page', async () => {
  const found = async (query: string) => {
    const { body } = await get<PeoplePage>(school.head, `${here()}/people?${query}`)
    return body.people.map((person) => person.givenName)
  }
  assert.deepEqual(await found('q=helene'), ['Hélène'])
  assert.deepEqual(await found('q=REN&role=pupil'), ['Alice'])
  assert.deepEqual(await found('q=alice%20ren'), ['Alice'])
  assert.deepEqual(await found('q=enard'), [])
  assert.deepEqual(await found('q=%25'), [])
  assert.deepEqual(await found('q=ren&role=guardian'), ['Anne', 'Bruno', 'Ulysse'])
  assert.deepEqual(await found('q=parti'), [])
  assert.deepEqual(await found('q=parti&inactive=true'), ['Damien'])
  const all = await found('')
  assert.equal(all.includes('Ophélie'), false)
  const paged: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const path: string = `${here()}/people?limit=4&after=${encodeURIComponent(next)}`
    const { body }: { body: PeoplePage } = await get(school.head, path)
    paged.push(...body.people.map((person) => person.givenName))
    next = body.next
  }
  assert.deepEqual(paged, all)
  assert.equal((await get(school.head, `${here()}/people?after=zzz`)).status, 400)
})

test('opening a pupil’s file leaves a line that the head reads', async () => {
  const path = `${here()}/people/${school.pupilA1.personId}`
  const { status, body } = await get<PersonFile>(school.cpe, path)
  assert.equal(status, 200)
  assert.deepEqual(
    body.guardians.map((link) => [link.person.givenName, link.rights]),
    [
      ['Anne', 'confirmed'],
      ['Bruno', 'blocked'],
      ['Ulysse', 'to_confirm'],
    ],
  )
  assert.equal(body.classes[0]?.name, '6e A')
  const { body: audit } = await get<{
    lines: { action: string; actor: { id: string }; subject: { id: string } }[]
  }>(school.head, `${here()}/audit?action=pupil_file_opened`)
  assert.equal(audit.lines.length, 1)
  assert.equal(audit.lines[0]?.actor.id, school.cpe.personId)
  assert.equal(audit.lines[0]?.subject.id, school.pupilA1.personId)
  const stranger = `${here()}/people/${school.otherSchool.pupil.personId}`
  assert.equal((await get(school.head, stranger)).status, 404)
})

test('a pupil added by hand is in the class; staff are added by the head alone', async () => {
  const pupil = {
    id: newId(),
    familyName: '  Le  Goff ',
    givenName: 'Yann',
    birthDate: '2015-02-03',
    as: { role: 'pupil', classId: school.classA },
  }
  const { status, body } = await post(school.secretary, `${here()}/people`, pupil)
  assert.equal(status, 200)
  const file = await get<PersonFile>(school.head, `${here()}/people/${body.id}`)
  assert.equal(file.body.familyName, 'Le Goff')
  assert.equal(file.body.classes[0]?.id, school.classA)
  const intoOther = {
    ...pupil,
    id: newId(),
    as: { role: 'pupil', classId: school.otherSchool.class },
  }
  assert.equal((await post(school.head, `${here()}/people`, intoOther)).status, 404)
  const aed = {
    id: newId(),
    familyName: 'Roux',
    givenName: 'Rémi',
    as: { role: 'staff', staffFunction: 'aed' },
  }
  assert.equal((await post(school.secretary, `${here()}/people`, aed)).status, 403)
  assert.equal((await post(school.head, `${here()}/people`, aed)).status, 200)
  const guardian = {
    id: newId(),
    familyName: 'Le Goff',
    givenName: 'Maël',
    as: { role: 'guardian', pupilId: body.id, kind: 'father' },
  }
  const added = await post(school.secretary, `${here()}/people`, guardian)
  const link = await get<PersonFile>(school.head, `${here()}/people/${added.body.id}`)
  assert.equal(link.body.children[0]?.rights, 'to_confirm')
})

test('moving a pupil ends the other class and tells the pupil’s and the guardians’ devices', async () => {
  const path = `/api/classes/${school.classB}/pupils`
  const body = { pupilIds: [school.pupilA1.personId] }
  assert.equal((await post(school.teacherB, path, body)).status, 404)
  const stranger = { pupilIds: [school.pupilA1.personId, school.otherSchool.pupil.personId] }
  assert.equal((await post(school.head, path, stranger)).status, 404)
  assert.deepEqual([...(await callerOf(db, school.pupilA1)).classIds], [school.classA])
  const told = await isRightsNewsFor(school.guardianA1, () => post(school.head, path, body))
  assert.equal(told, true)
  assert.deepEqual([...(await callerOf(db, school.pupilA1)).classIds], [school.classB])
  const back = await post(school.head, `/api/classes/${school.classA}/pupils`, body)
  assert.equal(back.status, 200)
  assert.deepEqual([...(await callerOf(db, school.pupilA1)).classIds], [school.classA])
})

test('guardians are decided on in bulk, by the school’s own staff, for its own pupils', async () => {
  const path = `${here()}/guardianships/decide`
  const link = (guardian: TestPerson, pupil: TestPerson) => ({
    guardianId: guardian.personId,
    pupilId: pupil.personId,
  })
  const links = [
    link(school.guardianUnconfirmed, school.pupilA1),
    link(school.guardianA1, school.pupilA1),
    link(school.otherSchool.guardian, school.otherSchool.pupil),
  ]
  assert.equal((await post(school.aed, path, { links, rights: 'confirmed' })).status, 404)
  const told = await isRightsNewsFor(school.guardianUnconfirmed, async () => {
    const { body } = await post<{ changed: number }>(school.cpe, path, {
      links,
      rights: 'confirmed',
    })
    assert.equal(body.changed, 1)
  })
  assert.equal(told, true)
  assert.equal((await callerOf(db, school.guardianUnconfirmed)).children.size, 1)
  const undo = { links: links.slice(0, 1), rights: 'to_confirm' }
  assert.equal((await post(school.cpe, path, undo)).status, 200)
  assert.equal((await callerOf(db, school.guardianUnconfirmed)).children.size, 0)
  const blockOther = { links: links.slice(2), rights: 'blocked' }
  assert.deepEqual((await post<{ changed: number }>(school.head, path, blockOther)).body, {
    changed: 0,
  })
  const list = await get<{
    links: { guardian: { givenName: string }; others: unknown[] }[]
    counts: Record<string, number>
  }>(school.head, `${here()}/guardianships?rights=to_confirm&classId=${school.classA}`)
  const unconfirmed = list.body.links.find((row) => row.guardian.givenName === 'Ulysse')
  assert.equal(unconfirmed?.others.length, 2)
  assert.equal(list.body.counts.blocked, 1)
  assert.ok((await auditActions()).includes('guardian_confirmed'))
})

test('a blocked guardian stays blocked when the link is made again', async () => {
  const link = { guardianId: school.guardianBlocked.personId, pupilId: school.pupilA1.personId }
  assert.equal((await post(school.head, `${here()}/guardianships/end`, link)).status, 200)
  const again = await post(school.head, `${here()}/guardianships`, { ...link, kind: 'father' })
  assert.equal(again.status, 200)
  const row = await db
    .selectFrom('guardianship')
    .select(['rights', 'ended_at'])
    .where('guardian_id', '=', link.guardianId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(row, { rights: 'blocked', ended_at: null })
})

test('rights are the head’s to give, and closing a person closes the account', async () => {
  const person = `${here()}/people/${school.documentaliste.personId}`
  const rights = { staffFunction: 'documentaliste', rights: ['timetable'] }
  assert.equal((await put(school.secretary, `${person}/roles/staff`, rights)).status, 404)
  assert.equal((await put(school.head, `${person}/roles/staff`, rights)).status, 200)
  const caller = await callerOf(db, school.documentaliste)
  assert.deepEqual([...(caller.schools.get(school.uai)?.rights ?? [])], ['timetable'])
  assert.equal((await post(school.secretary, `${person}/deactivate`)).status, 404)
  assert.equal((await post(school.head, `${person}/deactivate`)).status, 200)
  await assert.rejects(callerOf(db, school.documentaliste))
  assert.equal((await post(school.head, `${person}/activate`)).status, 200)
  assert.ok((await callerOf(db, school.documentaliste)).schools.has(school.uai))
  const self = `${here()}/people/${school.head.personId}/deactivate`
  const { status, body } = await post<{ refusal: string }>(school.head, self)
  assert.deepEqual([status, body.refusal], [409, 'in_use'])
})

test('hostile words are cleaned or refused, and never break the database', async () => {
  const named = { familyName: 'Le\u0001 Gall', givenName: '\tZoé\u0007' }
  const person = { id: newId(), ...named, as: { role: 'teacher' } }
  const made = await post(school.head, `${here()}/people`, person)
  assert.equal(made.status, 200)
  const file = await get<PersonFile>(school.head, `${here()}/people/${made.body.id}`)
  assert.deepEqual([file.body.familyName, file.body.givenName], ['Le Gall', 'Zoé'])
  for (const familyName of ['\u0001', 'Le\u0000 Gall', 'Le \ud800Gall']) {
    const nameless = { ...person, id: newId(), familyName }
    assert.equal((await post(school.head, `${here()}/people`, nameless)).status, 400)
  }
  const unborn = { ...person, id: newId(), birthDate: '2015-02-30' }
  assert.equal((await post(school.head, `${here()}/people`, unborn)).status, 400)
  const noName = { name: '\u0001', levelLabel: null }
  assert.equal((await post(school.head, `${here()}/classes`, noName)).status, 400)
  assert.equal((await post(school.head, `${here()}/groups`, { name: '\u0001' })).status, 400)
  const strange = [
    'people?q=%00%25_%5C',
    `people?q=${encodeURIComponent('\u0301'.repeat(50))}`,
    'audit?action=%00',
    `people?after=${Buffer.from(JSON.stringify(['\u0000', school.classA])).toString('base64url')}`,
    `guardianships?after=${Buffer.from('[1,2]').toString('base64url')}`,
  ]
  for (const path of strange) {
    const { status } = await get(school.head, `${here()}/${path}`)
    assert.ok(status === 200 || status === 400, `${path}: ${status}`)
  }
})
