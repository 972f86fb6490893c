/** Signatures over real HTTP and PostgreSQL: who asks, each guardian for themselves, once and for these words. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import {
  type AskedSignatures,
  type SignatureRequests,
  type SignatureTable,
  signatureRequestsMax,
} from '#contract/signatures.ts'
import { fixedClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { forgetOldSignatures, signaturesKeptDays } from '#school/messages/forget-old-signatures.ts'
import { signatureRoutes } from '#school/messages/signature-routes.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from './test-database.ts'
import { startTestHttpServer, type TestHttpServer } from './test-http-server.ts'
import { createTestSchool, type TestPerson, type TestSchool, testMorning } from './test-school.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock(testMorning)
const newId = () => mintId(clock, systemRandom)
const today = testMorning.slice(0, 10)
const dayMs = 86_400_000
let school: TestSchool
let server: TestHttpServer

before(async () => {
  school = await createTestSchool(db)
  server = await startTestHttpServer({ db, routes: signatureRoutes({ db, clock }) })
})
after(() => server.stop())

const ask = (who: TestPerson, path: string, change: Record<string, unknown> = {}) =>
  server.call(who, 'POST', `${path}/signature-requests`, {
    id: newId(),
    text: 'Sortie au musée, vendredi.',
    kind: 'permission',
    until: today,
    ...change,
  })
const toCourse = () => `/api/courses/${school.courseA}`
const toClass = () => `/api/classes/${school.classA}`
const pupilPath = () => `/api/pupils/${school.pupilA1.personId}`
async function asked(who = school.guardianA1): Promise<AskedSignatures['requests']> {
  const path = `${pupilPath()}/signature-requests`
  const { requests } = (await server.call<AskedSignatures>(who, 'GET', path)).body
  // Asked at the same moment they stand in no order of their own: the permission before the note.
  return requests.toSorted((left, right) => left.kind.localeCompare(right.kind))
}
const sign = (who: TestPerson, id: string, body: Record<string, unknown>) =>
  server.call(who, 'PUT', `${pupilPath()}/signatures/${id}`, body)
const linesOf = async (id: string, who = school.teacherA) =>
  (await server.call<SignatureTable>(who, 'GET', `/api/signature-requests/${id}`)).body.lines

test('teachers ask of their own, the head of everybody; the same id again is the same request', async () => {
  const id = newId()
  for (const _again of [1, 2]) {
    assert.equal((await ask(school.teacherA, toCourse(), { id })).status, 200)
  }
  assert.equal((await ask(school.teacherA, toCourse(), { id, text: 'Autre' })).status, 400)
  const { cpe, guardianA1, head, otherSchool, pupilA1, teacherB } = school
  for (const who of [teacherB, cpe, pupilA1, guardianA1, otherSchool.head]) {
    for (const path of [toCourse(), toClass()]) assert.equal((await ask(who, path)).status, 404)
  }
  const note = { kind: 'read', text: 'Réunion jeudi.' }
  assert.equal((await ask(head, toClass(), note)).status, 200)
  const wrong = [{ until: '2026-11-23' }, { until: '2027-11-30' }, { kind: 'vote' }, { text: ' ' }]
  for (const change of wrong) {
    assert.equal((await ask(school.teacherA, toCourse(), change)).status, 400)
  }
})

test('each guardian with confirmed rights signs for themselves, once, exactly these words', async () => {
  const [permission, note] = await asked()
  assert.ok(permission !== undefined && note !== undefined)
  const { contentHash, id } = permission
  assert.deepEqual([permission.signed, note.kind], [null, 'read'])
  const allowed = { answer: 'allowed', contentHash }
  const { guardianA1, guardianB, guardianBlocked, guardianUnconfirmed, pupilA1, teacherA } = school
  for (const who of [guardianB, guardianBlocked, guardianUnconfirmed, pupilA1, teacherA]) {
    assert.equal((await sign(who, id, allowed)).status, 404)
  }
  for (const body of [
    { answer: 'read', contentHash },
    { answer: 'allowed', contentHash: '0'.repeat(64) },
  ]) {
    assert.equal((await sign(guardianA1, id, body)).status, 400)
  }
  for (const _again of [1, 2]) assert.equal((await sign(guardianA1, id, allowed)).status, 200)
  assert.equal(
    (await sign(guardianA1, id, { answer: 'not_allowed', contentHash })).status,
    400,
    'what was signed is never changed',
  )
  // The other parent, once the school has confirmed the rights, has an answer of their own.
  await db
    .updateTable('guardianship')
    .set({ rights: 'confirmed' })
    .where('guardian_id', '=', guardianUnconfirmed.personId)
    .execute()
  assert.equal((await asked(guardianUnconfirmed))[0]?.signed, null)
  const refused = { answer: 'not_allowed', contentHash }
  assert.equal((await sign(guardianUnconfirmed, id, refused)).status, 200)
  assert.equal((await asked())[0]?.signed?.answer, 'allowed')

  const answers = (await linesOf(id)).map(({ guardian, pupil, signed }) => [
    pupil.id,
    guardian?.id ?? null,
    signed?.answer ?? null,
  ])
  const expected = [
    [pupilA1.personId, guardianA1.personId, 'allowed'],
    [pupilA1.personId, guardianUnconfirmed.personId, 'not_allowed'],
    [school.pupilA2.personId, null, null],
  ]
  assert.deepEqual(answers.sort(), expected.sort())
})

test('the database itself refuses other words under a signature', async () => {
  const [signed] = await db.selectFrom('signature').selectAll().execute()
  assert.ok(signed !== undefined)
  await assert.rejects(
    db
      .updateTable('signature_request')
      .set({ content_hash: '1'.repeat(64) })
      .where('id', '=', signed.request_id)
      .execute(),
  )
})

test('asked of some pupils of a course, only their guardians see it, sign it and stand in its lines', async () => {
  const { guardianA1, pupilA1, pupilA2, pupilB, teacherA } = school
  const id = newId()
  const toSome = { id, text: 'Soutien du mardi, 16 h 30.', pupilIds: [pupilA2.personId] }
  for (const _again of [1, 2]) {
    assert.equal((await ask(teacherA, toCourse(), toSome)).status, 200)
  }
  const changed = { ...toSome, pupilIds: [pupilA1.personId] }
  assert.equal((await ask(teacherA, toCourse(), changed)).status, 400, 'frozen')
  assert.equal((await ask(teacherA, toCourse(), { pupilIds: [pupilB.personId] })).status, 404)
  assert.equal((await ask(teacherA, toClass(), { pupilIds: [pupilA1.personId] })).status, 404)
  assert.ok((await asked()).every((one) => one.id !== id))
  const { requests } = (
    await server.call<SignatureRequests>(teacherA, 'GET', '/api/me/signature-requests')
  ).body
  assert.equal(requests.find((one) => one.id === id)?.pupils, 1)
  const row = await db
    .selectFrom('signature_request')
    .select('content_hash')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const body = { answer: 'allowed', contentHash: row.content_hash }
  assert.equal((await sign(guardianA1, id, body)).status, 404)
  assert.deepEqual(
    (await linesOf(id)).map(({ pupil }) => pupil.id),
    [pupilA2.personId],
  )
  const own = newId()
  assert.equal(
    (await ask(teacherA, toCourse(), { id: own, pupilIds: [pupilA1.personId] })).status,
    200,
  )
  assert.ok((await asked()).some((one) => one.id === own))
  await db.deleteFrom('signature_request').where('id', 'in', [id, own]).execute()
})

test('who signed is for the author and the head; withdrawn or over nobody signs any more', async () => {
  const { body } = await server.call<SignatureRequests>(
    school.teacherA,
    'GET',
    '/api/me/signature-requests',
  )
  const [own, ...others] = body.requests
  assert.ok(own !== undefined)
  assert.deepEqual([own.state, others.length], ['open', 0])
  const path = `/api/signature-requests/${own.id}`
  const { cpe, guardianA1, head, otherSchool, teacherB } = school
  for (const who of [teacherB, cpe, guardianA1, otherSchool.head]) {
    assert.equal((await server.call(who, 'GET', path)).status, 404)
    assert.equal((await server.call(who, 'DELETE', path)).status, 404)
  }
  const note = (await asked()).find(({ kind }) => kind === 'read')
  assert.ok(note !== undefined)
  assert.equal((await server.call(head, 'DELETE', path)).status, 200)
  assert.deepEqual(
    (await asked()).map(({ id }) => id),
    [note.id],
  )
  assert.equal((await linesOf(own.id, head)).length, 3)
  clock.advance(dayMs)
  assert.deepEqual(await asked(), [])
  const late = { answer: 'read', contentHash: note.contentHash }
  assert.equal((await sign(guardianA1, note.id, late)).status, 404)
})

test('what a head asked stands apart from the school’s, open ones first, page by page', async () => {
  const { head, otherSchool, teacherA, teacherB } = school
  const pageOf = async (who: TestPerson, whose: string, after = '') => {
    const query = `whose=${whose}${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`
    const path = `/api/me/signature-requests?${query}`
    return (await server.call<SignatureRequests>(who, 'GET', path)).body
  }
  const insert = async (by: TestPerson, text: string, more: object = {}) => {
    const at = new Date(clock.now())
    clock.advance(1000)
    const id = newId()
    await db
      .insertInto('signature_request')
      .values({
        ...{ id, school_uai: school.uai, class_id: school.classA, course_id: null, text },
        ...{ kind: 'read', content_hash: '0'.repeat(64), until_day: '2030-01-01' },
        ...{ asked_by: by.personId, asked_at: at, withdrawn_at: null, to_some: false },
        ...more,
      })
      .execute()
    return id
  }
  const own = await insert(head, 'De la direction')
  const ended = await insert(head, 'Retirée', { withdrawn_at: new Date(clock.now()) })
  const open = await insert(teacherB, 'Encore en cours')
  const others: string[] = []
  for (let place = 0; place < 2 * signatureRequestsMax; place += 1) {
    others.push(
      await insert(place % 2 === 0 ? teacherA : teacherB, `T${place}`, { until_day: '2026-09-01' }),
    )
  }
  const mine = await pageOf(head, 'mine')
  assert.deepEqual([mine.requests[0]?.id, mine.requests[1]?.id, mine.next], [own, ended, null])
  assert.ok(mine.requests.every(({ by }) => by === 'Hélène Principale'))

  const seen: SignatureRequests['requests'][number][] = []
  let next: string | null = ''
  while (next !== null) {
    const page: SignatureRequests = await pageOf(head, 'others', next)
    assert.ok(page.requests.length <= signatureRequestsMax)
    seen.push(...page.requests)
    next = page.next
  }
  const inserted = seen.filter(({ id }) => id === open || others.includes(id))
  assert.deepEqual(
    inserted.map(({ id }) => id),
    [open, ...others.toReversed()],
  )
  assert.equal(new Set(seen.map(({ id }) => id)).size, seen.length)
  assert.ok(seen.every(({ id }) => id !== own && id !== ended))
  const states = seen.map(({ state }) => state === 'open')
  assert.deepEqual(states, states.toSorted().reverse())

  assert.deepEqual((await pageOf(teacherB, 'others')).requests, [])
  assert.deepEqual((await pageOf(otherSchool.head, 'others')).requests, [])
  for (const wrong of ['x', 'WyJvcGVuIDIwMjYiLCJ4Il0']) {
    const path = `/api/me/signature-requests?after=${wrong}`
    assert.equal((await server.call(head, 'GET', path)).status, 400)
  }
  await db
    .deleteFrom('signature_request')
    .where('id', 'in', [own, ended, open, ...others])
    .execute()
})

test('a school year after they ended they are forgotten with their signatures, and not before', async () => {
  clock.advance((signaturesKeptDays - 1) * dayMs)
  assert.deepEqual(await forgetOldSignatures({ db, clock }), { signatureRequests: 0 })
  clock.advance(dayMs)
  assert.deepEqual(await forgetOldSignatures({ db, clock }), { signatureRequests: 2 })
  assert.deepEqual(await db.selectFrom('signature').selectAll().execute(), [])
})
