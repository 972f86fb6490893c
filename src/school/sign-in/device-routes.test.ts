/** A family's phone over real HTTP: several people, one tap, locked adults, sessions, the key. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { publishChange } from '#engine/database/change-feed.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import {
  addTestPerson,
  addTestRole,
  createTestSchool,
  type TestPerson,
  type TestSchool,
} from '../../../tests/test-school.ts'
import { startTestSignIn, type TestDevice, type TestSignIn } from '../../../tests/test-sign-in.ts'
import { issueCards } from './issue-cards.ts'
import { setPassword } from './set-password.ts'

const { database } = await withTestDatabase<SchoolTables>()
const password = 'le tilleul sent bon'
let school: TestSchool
let here: TestSignIn

before(async () => {
  school = await createTestSchool(database.kysely)
  here = await startTestSignIn(database)
  for (const [person, login] of [
    [school.guardianA1, 'anne'],
    [school.teacherA, 'alain'],
  ] as const) {
    expectValue(await setPassword(here.context, { personId: person.personId, login, password }))
  }
  here.clock.advance(1)
})
after(() => here.stop())

async function cardOf(person: TestPerson, classId = school.classA): Promise<string> {
  const sheet = expectValue(
    await issueCards(here.context, { classId, actorId: null, host: 'localhost' }),
  )
  const card = sheet.cards.find(({ pupilId }) => pupilId === person.personId)
  assert.ok(card)
  return card.qrText
}

async function signIn(device: TestDevice, login: string): Promise<void> {
  const answer = await device.post('/api/sign-in/password', { login, password })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
}

async function whoIs(device: TestDevice): Promise<string | null> {
  const answer = await device.get('/api/me')
  return answer.status === 200 ? answer.body.givenName : null
}

async function namesOn(device: TestDevice): Promise<string[]> {
  const { people } = (await device.get('/api/device/people')).body
  return people.map(
    (person: { givenName: string; isActive: boolean; needsPassword: boolean }) =>
      person.givenName + (person.isActive ? '*' : '') + (person.needsPassword ? '!' : ''),
  )
}

test('a page of whoever was in front before gets no key of who is in front now', async () => {
  const computer = here.device()
  await computer.post('/api/sign-in/card', { card: await cardOf(school.pupilA1) })
  const cookie = [...computer.jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const statusFor = async ({ accountId }: TestPerson): Promise<number> => {
    const headers = { cookie, 'x-preau-account': accountId }
    return (await fetch(`${here.address}/api/me/satchel-keys`, { headers })).status
  }
  assert.equal(await statusFor(school.pupilA1), 200)
  assert.equal(await statusFor(school.pupilA2), 409)
})

test('three children on one phone: each in one tap, none sees the others', async () => {
  const phone = here.device()
  assert.deepEqual(await namesOn(phone), [])
  await phone.post('/api/sign-in/card', { card: await cardOf(school.pupilA1) })
  await phone.post('/api/sign-in/card', { card: await cardOf(school.pupilA2) })
  await phone.post('/api/sign-in/card', { card: await cardOf(school.pupilB, school.classB) })
  assert.deepEqual(await namesOn(phone), ['Basile*', 'Amir', 'Alice'])
  const back = await phone.post('/api/device/switch', { accountId: school.pupilA1.accountId })
  assert.equal(back.status, 200)
  assert.equal(await whoIs(phone), 'Alice')
  assert.deepEqual(await namesOn(phone), ['Alice*', 'Basile', 'Amir'])
  const before = await database.kysely.selectFrom('device_session').select('id').execute()
  await phone.post('/api/device/switch', { accountId: school.pupilA2.accountId })
  const afterwards = await database.kysely.selectFrom('device_session').select('id').execute()
  assert.equal(afterwards.length, before.length, 'switching opens no session')
  const stranger = await phone.post('/api/device/switch', {
    accountId: school.teacherB.accountId,
  })
  assert.equal(stranger.body.refusal, 'session_ended')
})

test('an adult waits behind the password, whatever a child does with the cookies', async () => {
  const phone = here.device()
  await signIn(phone, 'anne')
  const child = await phone.post('/api/device/child', { pupilId: school.pupilA1.personId })
  assert.equal(child.status, 200, JSON.stringify(child.body))
  assert.equal(child.body.isPupil, true)
  assert.equal(await whoIs(phone), 'Alice')
  assert.deepEqual(await namesOn(phone), ['Alice*', 'Anne!'])

  const { accountId } = school.guardianA1
  const refused = await phone.post('/api/device/switch', { accountId })
  assert.deepEqual([refused.status, refused.body.refusal], [403, 'password_needed'])
  const wrong = await phone.post('/api/device/switch', { accountId, password: 'ah si je savais' })
  assert.equal(wrong.body.refusal, 'wrong_credentials')
  assert.equal(await whoIs(phone), 'Alice')

  const others = phone.jar.get('__Host-preau-others') ?? ''
  const active = phone.jar.get('__Host-preau') ?? ''
  phone.jar.set('__Host-preau', others)
  assert.equal(await whoIs(phone), null)
  phone.jar.set('__Host-preau', active)

  const back = await phone.post('/api/device/switch', { accountId, password })
  assert.equal(back.status, 200)
  assert.equal(await whoIs(phone), 'Anne')
  assert.deepEqual(await namesOn(phone), ['Anne*', 'Alice'])
  const again = await phone.post('/api/device/child', { pupilId: school.pupilA1.personId })
  assert.equal(again.status, 200)
  const opened = await database.kysely
    .selectFrom('device_session')
    .select('id')
    .where('opened_by', '=', 'guardian')
    .execute()
  assert.equal(opened.length, 1, "the child's waiting session is taken again")
})

test("only one's own child, only with confirmed rights; a pupil opens nobody", async () => {
  const phone = here.device()
  await signIn(phone, 'anne')
  for (const pupil of [school.pupilA2, school.pupilB, school.otherSchool.pupil, school.teacherA]) {
    const answer = await phone.post('/api/device/child', { pupilId: pupil.personId })
    assert.equal(answer.status, 404, pupil.givenName)
  }
  const pupil = here.device()
  await pupil.post('/api/sign-in/card', { card: await cardOf(school.pupilA1) })
  const answer = await pupil.post('/api/device/child', { pupilId: school.pupilA1.personId })
  assert.equal(answer.status, 404)
  const nobody = await here.device().post('/api/device/child', { pupilId: school.pupilA1.personId })
  assert.equal(nobody.status, 401)
})

test('when the guardian is blocked, what the guardian opened for the child ends', async () => {
  const guardian = await addTestPerson(database.kysely, 'Gaston', 'Renard')
  const link = { guardian_id: guardian.personId, pupil_id: school.pupilA1.personId }
  await database.kysely
    .insertInto('guardianship')
    .values({ ...link, kind: 'father', rights: 'confirmed' })
    .execute()
  expectValue(
    await setPassword(here.context, { personId: guardian.personId, login: 'gaston', password }),
  )
  here.clock.advance(1)
  const phone = here.device()
  await signIn(phone, 'gaston')
  await phone.post('/api/device/child', { pupilId: school.pupilA1.personId })
  assert.equal(await whoIs(phone), 'Alice')
  const own = here.device()
  await own.post('/api/sign-in/card', { card: await cardOf(school.pupilA1) })

  await database.transaction(async (trx) => {
    await trx
      .updateTable('guardianship')
      .set({ rights: 'blocked' })
      .where('guardian_id', '=', guardian.personId)
      .execute()
    await publishChange(trx, 'rights', guardian.accountId)
  })
  const deadline = performance.now() + 2_000
  while ((await whoIs(phone)) !== null && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  assert.equal(await whoIs(phone), null)
  assert.equal(await whoIs(own), 'Alice', "the pupil's own phone goes on")
})

test("a card's session does not grow up: a pupil who comes to teach signs in by password", async () => {
  const pupil = await addTestPerson(database.kysely, 'Grégoire', 'Grandi')
  await addTestRole(database.kysely, pupil, school.uai, 'pupil')
  await database.kysely
    .insertInto('class_pupil')
    .values({ class_id: school.classA, pupil_id: pupil.personId })
    .execute()
  const phone = here.device()
  await phone.post('/api/sign-in/card', { card: await cardOf(pupil) })
  assert.equal(await whoIs(phone), 'Grégoire')
  await database.transaction(async (trx) => {
    await addTestRole(trx, pupil, school.uai, 'staff', { staffFunction: 'aed' })
    await publishChange(trx, 'rights', pupil.accountId)
  })
  await here.news.catchUp()
  const answer = await phone.get('/api/me')
  assert.deepEqual([answer.status, answer.body.refusal], [401, 'session_ended'])
  const back = await phone.post('/api/device/switch', { accountId: pupil.accountId })
  assert.equal(back.body.refusal, 'session_ended')
})

test('signing out: the active one, somebody who waits, everybody', async () => {
  const phone = here.device()
  await phone.post('/api/sign-in/card', { card: await cardOf(school.pupilA1) })
  await phone.post('/api/sign-in/card', { card: await cardOf(school.pupilA2) })
  await phone.post('/api/sign-in/card', { card: await cardOf(school.pupilB, school.classB) })
  const copied = new Map(phone.jar)
  await phone.post('/api/sign-out', { who: 'active' })
  assert.equal(await whoIs(phone), null)
  assert.deepEqual(await namesOn(phone), ['Amir', 'Alice'])
  const forgotten = await phone.post('/api/device/forget', { accountId: school.pupilA2.accountId })
  assert.deepEqual(
    forgotten.body.people.map((person: { givenName: string }) => person.givenName),
    ['Alice'],
  )
  const nobody = await phone.post('/api/device/forget', { accountId: school.pupilA2.accountId })
  assert.equal(nobody.status, 404)
  await phone.post('/api/sign-out', { who: 'everybody' })
  assert.equal(phone.jar.size, 0)
  await here.news.catchUp()
  const thief = here.device()
  for (const [name, value] of copied) thief.jar.set(name, value)
  assert.equal(await whoIs(thief), null, 'a copied cookie died with the session')
  assert.deepEqual(await namesOn(thief), [])
  assert.equal((await here.device().post('/api/sign-out', { who: 'everybody' })).status, 200)
})

test('six people fit on a device; the seventh is told, and has no session', async () => {
  const phone = here.device()
  const pupils = [school.pupilA1, school.pupilA2]
  for (let count = 0; count < 5; count += 1) {
    const pupil = await addTestPerson(database.kysely, `Enfant ${count}`, 'Nombreux')
    await addTestRole(database.kysely, pupil, school.uai, 'pupil')
    await database.kysely
      .insertInto('class_pupil')
      .values({ class_id: school.classA, pupil_id: pupil.personId })
      .execute()
    pupils.push(pupil)
  }
  for (const [index, pupil] of pupils.entries()) {
    const answer = await phone.post('/api/sign-in/card', { card: await cardOf(pupil) })
    assert.equal(answer.body.refusal, index < 6 ? undefined : 'device_full')
  }
  assert.equal((await namesOn(phone)).length, 6)
  const last = pupils.at(-1)
  assert.ok(last)
  const sessions = await database.kysely
    .selectFrom('device_session')
    .selectAll()
    .where('account_id', '=', last.accountId)
    .execute()
  assert.equal(sessions.length, 1)
  assert.notEqual(sessions[0]?.revoked_at, null)
})

test('my sessions: I see them and end them, and nobody else can', async () => {
  const [phone, laptop] = [here.device(), here.device('Mozilla/5.0 (Windows NT 10.0) Firefox/127')]
  await signIn(phone, 'alain')
  await signIn(laptop, 'alain')
  const { sessions } = (await phone.get('/api/device/sessions')).body
  assert.deepEqual(
    sessions
      .map((one: { deviceLabel: string; isThis: boolean }) => [one.deviceLabel, one.isThis])
      .toSorted(),
    [
      ['Android · Chrome', true],
      ['Windows · Firefox', false],
    ],
  )
  const other = sessions.find((one: { isThis: boolean }) => !one.isThis)
  const stranger = here.device()
  await signIn(stranger, 'anne')
  const foreign = await stranger.post(`/api/device/sessions/${other.id}/end`)
  assert.equal(foreign.status, 404)
  assert.equal((await phone.post(`/api/device/sessions/${other.id}/end`)).body.ended, 1)
  await here.news.catchUp()
  assert.equal(await whoIs(laptop), null)
  await signIn(laptop, 'alain')
  assert.equal((await phone.post('/api/device/sessions/end-others')).body.ended, 1)
  await here.news.catchUp()
  assert.equal(await whoIs(laptop), null)
  assert.equal(await whoIs(phone), 'Alain')
})

test('the device proves its key at sign-in; a false proof opens nothing', async () => {
  const phone = here.device()
  const { challenge, signedPrefix } = (await phone.get('/api/device/challenge')).body
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
  ])
  const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey)
  const signature = await crypto.subtle.sign(
    { name: 'ECDSA', hash: 'SHA-256' },
    pair.privateKey,
    new TextEncoder().encode(signedPrefix + challenge),
  )
  const device = {
    publicKey: { kty: 'EC', crv: 'P-256', x: jwk.x, y: jwk.y },
    challenge,
    signature: Buffer.from(signature).toString('base64url'),
  }
  const card = await cardOf(school.pupilA2)
  const before = await database.kysely.selectFrom('device_session').select('id').execute()
  const flipped = `${device.signature.startsWith('A') ? 'B' : 'A'}${device.signature.slice(1)}`
  const wrong = await phone.post('/api/sign-in/card', {
    card,
    device: { ...device, signature: flipped },
  })
  assert.equal(wrong.body.refusal, 'bad_request')
  const unchanged = await database.kysely.selectFrom('device_session').select('id').execute()
  assert.equal(unchanged.length, before.length)

  assert.equal((await phone.post('/api/sign-in/card', { card, device })).status, 200)
  const row = await database.kysely
    .selectFrom('device_session')
    .selectAll()
    .where('public_key', 'is not', null)
    .executeTakeFirstOrThrow()
  assert.deepEqual(row.public_key, device.publicKey)
  assert.equal(row.is_new_device, true)
  // The cookies are lost, the key is not: the device is known all the same.
  const cleared = here.device()
  await cleared.post('/api/sign-in/card', { card, device })
  const rows = await database.kysely
    .selectFrom('device_session')
    .select('is_new_device')
    .where('public_key', 'is not', null)
    .execute()
  assert.deepEqual(rows.map((one) => one.is_new_device).toSorted(), [false, true])
})

test('writes from another site are refused, whatever cookies they carry', async () => {
  const phone = here.device()
  await signIn(phone, 'alain')
  for (const headers of [
    { origin: 'https://ailleurs.exemple.fr' },
    { origin: 'null' },
    { origin: here.address.replace('127.0.0.1', 'localhost') },
  ]) {
    const answer = await phone.post('/api/sign-out', { who: 'active' }, headers)
    assert.deepEqual([answer.status, answer.body.refusal], [403, 'origin_refused'])
  }
  assert.equal(await whoIs(phone), 'Alain')
})
