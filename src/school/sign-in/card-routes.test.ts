/** Class cards over real HTTP and PostgreSQL: print, sign in, reissue, revoke, dictate, watch. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool, type TestPerson, type TestSchool } from '../../../tests/test-school.ts'
import { startTestSignIn, type TestDevice, type TestSignIn } from '../../../tests/test-sign-in.ts'
import { setPassword } from './set-password.ts'

const { database } = await withTestDatabase<SchoolTables>()
const password = 'le tilleul sent bon'
let school: TestSchool
let here: TestSignIn

before(async () => {
  school = await createTestSchool(database.kysely)
  here = await startTestSignIn(database)
})
after(() => here.stop())

/** A device on which an adult has signed in. */
async function deviceOf(person: TestPerson): Promise<TestDevice> {
  const login = `${person.givenName}.${person.familyName}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase()
  const account = await database.kysely
    .selectFrom('account')
    .select('password_hash')
    .where('id', '=', person.accountId)
    .executeTakeFirstOrThrow()
  if (account.password_hash === null) {
    const set = await setPassword(here.context, { personId: person.personId, login, password })
    assert.ok(set.ok)
    here.clock.advance(1)
  }
  const device = here.device()
  const answer = await device.post('/api/sign-in/password', { login, password })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return device
}

async function cardsOf(classId: string, device: TestDevice) {
  const answer = await device.get(`/api/classes/${classId}/cards`)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}

test('the sheet of a class: everybody in it, once, the same at each printing', async () => {
  const device = await deviceOf(school.teacherA)
  const first = await cardsOf(school.classA, device)
  assert.equal(first.className, '6e A')
  assert.equal(first.issued, 2)
  assert.deepEqual(
    first.cards.map((card: { pupilId: string }) => card.pupilId).toSorted(),
    [school.pupilA1.personId, school.pupilA2.personId].toSorted(),
  )
  assert.equal(first.isDemonstration, true)
  assert.equal(first.siteAddress, here.address)
  const again = await cardsOf(school.classA, device)
  assert.deepEqual(again, { ...first, issued: 0 })
  const lines = await database.kysely
    .selectFrom('audit_line')
    .selectAll()
    .where('action', '=', 'cards_printed')
    .execute()
  assert.equal(lines.length, 2)
  assert.equal(lines[0]?.actor_id, school.teacherA.personId)
})

test('two printings at once issue each card once', async () => {
  const head = await deviceOf(school.head)
  const [one, two] = await Promise.all([cardsOf(school.classB, head), cardsOf(school.classB, head)])
  assert.deepEqual(one.cards, two.cards)
  assert.equal(one.issued + two.issued, 1)
})

test('a real address prints real cards', async () => {
  const real = await startTestSignIn(database, {
    like: here,
    publicUrl: 'https://preau.exemple.fr',
  })
  try {
    const head = await deviceOf(school.head)
    const answer = await fetch(`${real.address}/api/classes/${school.classA}/cards`, {
      headers: { cookie: `__Host-preau=${head.jar.get('__Host-preau')}` },
    })
    const sheet = (await answer.json()) as { isDemonstration: boolean; cards: { qrText: string }[] }
    assert.equal(sheet.isDemonstration, false)
    assert.match(sheet.cards[0]?.qrText ?? '', /^https:\/\/preau\.exemple\.fr\/carte#/)
  } finally {
    await real.stop()
  }
})

test('who may print: teachers of the class, head, staff with the right; others find nothing', async () => {
  for (const person of [school.teacherA, school.head, school.cpe, school.secretary]) {
    await cardsOf(school.classA, await deviceOf(person))
  }
  for (const person of [
    school.teacherB,
    school.aed,
    school.documentaliste,
    school.guardianA1,
    school.otherSchool.head,
    school.operator,
  ]) {
    const answer = await (await deviceOf(person)).get(`/api/classes/${school.classA}/cards`)
    assert.equal(answer.status, 404, person.givenName)
  }
  assert.equal((await here.device().get(`/api/classes/${school.classA}/cards`)).status, 401)
})

test('a card signs a pupil in by QR, the cookie is closed to scripts and other sites', async () => {
  const sheet = await cardsOf(school.classA, await deviceOf(school.teacherA))
  const card = sheet.cards.find(
    (one: { pupilId: string }) => one.pupilId === school.pupilA1.personId,
  )
  const phone = here.device()
  const answer = await phone.post('/api/sign-in/card', { card: card.qrText })
  assert.equal(answer.status, 200)
  assert.deepEqual(
    { ...answer.body, expiresAt: undefined },
    {
      accountId: school.pupilA1.accountId,
      personId: school.pupilA1.personId,
      givenName: 'Alice',
      familyName: 'Renard',
      isPupil: true,
      sharedDevice: false,
      expiresAt: undefined,
    },
  )
  const [active] = answer.headers.getSetCookie()
  assert.match(
    active ?? '',
    /^__Host-preau=[\w-]{96}; Max-Age=7776000; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
  )
  const me = await phone.get('/api/me')
  assert.equal(me.body.personId, school.pupilA1.personId)
})

test('a shared computer keeps the cookie until its browser closes, four hours at most', async () => {
  const sheet = await cardsOf(school.classA, await deviceOf(school.teacherA))
  const library = here.device('Mozilla/5.0 (Windows NT 10.0) Firefox/127.0')
  const answer = await library.post('/api/sign-in/card', {
    card: sheet.cards[0].qrText,
    shared: true,
  })
  const [active] = answer.headers.getSetCookie()
  assert.doesNotMatch(active ?? '', /Max-Age|Expires/)
  assert.equal(Date.parse(answer.body.expiresAt) - here.clock.now(), 4 * 3_600_000)
  assert.equal((await library.get('/api/me')).body.sharedDevice, true)
  const next = await library.post('/api/sign-in/card', {
    card: sheet.cards[1].qrText,
    shared: true,
  })
  assert.equal(next.status, 200)
  assert.equal((await library.get('/api/device/people')).body.people.length, 1)
  here.clock.advance(4 * 3_600_000)
  const late = await library.get('/api/me')
  assert.deepEqual([late.status, late.body.refusal], [401, 'session_ended'])
})

test('a dead session does not stand in the way of signing in again', async () => {
  const sheet = await cardsOf(school.classA, await deviceOf(school.teacherA))
  const phone = here.device()
  await phone.post('/api/sign-in/card', { card: sheet.cards[0].qrText })
  here.clock.advance(90 * 86_400_000)
  assert.equal((await phone.get('/api/me')).body.refusal, 'session_ended')
  const again = await phone.post('/api/sign-in/card', { card: sheet.cards[0].qrText })
  assert.equal(again.status, 200)
  assert.equal((await phone.get('/api/me')).status, 200)
})

test('the short code works however it is typed, and only as it is', async () => {
  const sheet = await cardsOf(school.classA, await deviceOf(school.teacherA))
  const { shortCode } = sheet.cards[0]
  const typed = ` ${shortCode.toLowerCase().replaceAll('-', ' ')} `
  const phone = here.device()
  const answer = await phone.post('/api/sign-in/code', { code: typed })
  assert.equal(answer.status, 200)
  assert.equal(answer.body.outcome, 'signed_in')
  assert.equal(answer.body.person.personId, sheet.cards[0].pupilId)

  const otherClass = await cardsOf(school.classB, await deviceOf(school.teacherB))
  const swapped = otherClass.cards[0].shortCode.slice(0, 4) + shortCode.slice(4)
  for (const wrong of [swapped, shortCode.slice(0, -1) + (shortCode.endsWith('A') ? 'B' : 'A')]) {
    const refused = await phone.post('/api/sign-in/code', { code: wrong })
    assert.deepEqual([refused.status, refused.body.refusal], [401, 'wrong_code'])
  }
})

test('reissuing makes the old card and its sessions end, and the other pupils keep theirs', async () => {
  const teacher = await deviceOf(school.teacherA)
  const sheet = await cardsOf(school.classA, teacher)
  const [mine, other] = sheet.cards
  const phone = here.device()
  const otherPhone = here.device()
  await phone.post('/api/sign-in/code', { code: mine.shortCode })
  await otherPhone.post('/api/sign-in/card', { card: other.qrText })
  const answer = await teacher.post(`/api/pupils/${mine.pupilId}/card/reissue`, {
    classId: school.classA,
  })
  assert.equal(answer.status, 200)
  const fresh = answer.body.card
  assert.notEqual(fresh.shortCode, mine.shortCode)
  await here.news.catchUp()
  assert.equal((await phone.get('/api/me')).body.refusal, 'session_ended')
  assert.equal((await otherPhone.get('/api/me')).status, 200)
  for (const [path, body] of [
    ['/api/sign-in/card', { card: mine.qrText }],
    ['/api/sign-in/code', { code: mine.shortCode }],
  ] as const) {
    assert.equal((await phone.post(path, body)).body.refusal, 'card_revoked')
  }
  assert.equal((await phone.post('/api/sign-in/card', { card: fresh.qrText })).status, 200)
})

test('revoking a class ends every card and session of it; the next printing makes new ones', async () => {
  const teacher = await deviceOf(school.teacherA)
  const sheet = await cardsOf(school.classA, teacher)
  const phones = await Promise.all(
    sheet.cards.map(async (card: { qrText: string }) => {
      const phone = here.device()
      await phone.post('/api/sign-in/card', { card: card.qrText })
      return phone
    }),
  )
  const answer = await teacher.post(`/api/classes/${school.classA}/cards/revoke`)
  assert.equal(answer.body.revoked, 2)
  assert.ok(answer.body.endedSessions >= 2)
  await here.news.catchUp()
  for (const phone of phones) assert.equal((await phone.get('/api/me')).status, 401)
  const next = await cardsOf(school.classA, teacher)
  assert.equal(next.issued, 2)
})

test('a class named in a body must be one that the caller handles', async () => {
  const teacher = await deviceOf(school.teacherA)
  for (const classId of [school.classB, school.otherSchool.class]) {
    const answer = await teacher.post(`/api/pupils/${school.pupilA1.personId}/card/reissue`, {
      classId,
    })
    assert.equal(answer.status, 404)
  }
  const foreign = await teacher.post(`/api/pupils/${school.pupilB.personId}/card/revoke`, {
    classId: school.classA,
  })
  assert.equal(foreign.status, 404)
})

test('a pupil who left, a closed account, an adult: no card opens them', async () => {
  const teacher = await deviceOf(school.teacherA)
  const sheet = await cardsOf(school.classA, teacher)
  const card = sheet.cards.find(
    (one: { pupilId: string }) => one.pupilId === school.pupilA2.personId,
  )
  const roleOf = (role: 'pupil') =>
    database.kysely
      .updateTable('school_role')
      .where('person_id', '=', school.pupilA2.personId)
      .where('role', '=', role)
  const phone = here.device()
  const tryCard = async () =>
    (await phone.post('/api/sign-in/card', { card: card.qrText })).body.refusal

  await roleOf('pupil').set({ deactivated_at: new Date() }).execute()
  assert.equal(await tryCard(), 'account_disabled')
  await roleOf('pupil').set({ deactivated_at: null }).execute()

  const account = database.kysely.updateTable('account').where('id', '=', school.pupilA2.accountId)
  await account.set({ disabled_at: new Date() }).execute()
  assert.equal(await tryCard(), 'account_disabled')
  await account.set({ disabled_at: null }).execute()

  await database.kysely
    .insertInto('operator_role')
    .values({ person_id: school.pupilA2.personId })
    .execute()
  assert.equal(await tryCard(), 'password_needed')
  await database.kysely
    .deleteFrom('operator_role')
    .where('person_id', '=', school.pupilA2.personId)
    .execute()
  assert.equal(await tryCard(), undefined)
})

test('a guardian with confirmed rights shows the card; nobody else can', async () => {
  const path = `/api/pupils/${school.pupilA1.personId}/card`
  const answer = await (await deviceOf(school.guardianA1)).get(path)
  assert.equal(answer.status, 200)
  const phone = here.device()
  const opened = await phone.post('/api/sign-in/card', { card: answer.body.card.qrText })
  assert.equal(opened.body.personId, school.pupilA1.personId)
  assert.equal((await phone.get(path)).status, 404)
  for (const person of [
    school.guardianUnconfirmed,
    school.guardianBlocked,
    school.guardianB,
    school.teacherA,
    school.head,
  ]) {
    assert.equal((await (await deviceOf(person)).get(path)).status, 404, person.givenName)
  }
  const line = await database.kysely
    .selectFrom('audit_line')
    .selectAll()
    .where('action', '=', 'card_shown_to_guardian')
    .executeTakeFirstOrThrow()
  assert.equal(line.actor_id, school.guardianA1.personId)
  assert.equal(line.subject_id, school.pupilA1.personId)
})

test('a dictated code opens one session, once, within a day', async () => {
  const teacher = await deviceOf(school.teacherA)
  const dictate = async () => {
    const answer = await teacher.post(`/api/pupils/${school.pupilA1.personId}/dictated-code`)
    assert.equal(answer.status, 200)
    return answer.body.code as string
  }
  const void_ = await dictate()
  const code = await dictate()
  assert.match(code, /^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/)
  const phone = here.device()
  const signIn = async (typed: string) =>
    (await phone.post('/api/sign-in/code', { code: typed })).body
  assert.equal((await signIn(void_)).refusal, 'wrong_code')
  const parallel = await Promise.all([signIn(code), signIn(code), signIn(code)])
  assert.equal(parallel.filter((body) => body.outcome === 'signed_in').length, 1)
  assert.equal((await signIn(code)).refusal, 'wrong_code')
  const late = await dictate()
  here.clock.advance(86_400_001)
  assert.equal((await signIn(late)).refusal, 'wrong_code')
  const foreign = await deviceOf(school.teacherB)
  const answer = await foreign.post(`/api/pupils/${school.pupilA1.personId}/dictated-code`)
  assert.equal(answer.status, 404)
})

test('a first sign-in on a new device shows to the teacher, a known device does not', async () => {
  const teacher = await deviceOf(school.teacherA)
  const path = `/api/classes/${school.classA}/new-devices`
  const listed = async () => (await teacher.get(path)).body.devices
  const before = await listed()
  const seen = before.map((device: { sessionId: string }) => device.sessionId)
  if (seen.length > 0) await teacher.post(`${path}/seen`, { sessionIds: seen })
  assert.deepEqual(await listed(), [])

  const sheet = await cardsOf(school.classA, teacher)
  const phone = here.device('Mozilla/5.0 (iPhone) Version/17 Safari/604')
  await phone.post('/api/sign-in/card', { card: sheet.cards[0].qrText })
  const [device, ...more] = await listed()
  assert.deepEqual(more, [])
  assert.equal(device.pupilId, sheet.cards[0].pupilId)
  assert.equal(device.deviceLabel, 'iPhone · Safari')
  await phone.post('/api/sign-in/card', { card: sheet.cards[0].qrText })
  const again = await listed()
  assert.deepEqual(
    again.map(({ sessionId, isEnded }: { sessionId: string; isEnded: boolean }) => [
      sessionId,
      isEnded,
    ]),
    [[device.sessionId, true]],
    'signing in twice hides nothing and adds nothing',
  )

  here.clock.advance(1_000)
  const thief = here.device()
  await thief.post('/api/sign-in/card', { card: sheet.cards[0].qrText })
  const [stolen] = await listed()
  const foreign = await deviceOf(school.teacherB)
  const byForeign = await foreign.post(
    `/api/classes/${school.classB}/new-devices/${stolen.sessionId}/end`,
  )
  assert.equal(byForeign.status, 404)
  assert.equal((await teacher.post(`${path}/${stolen.sessionId}/end`)).body.ended, 1)
  await here.news.catchUp()
  assert.equal((await thief.get('/api/me')).body.refusal, 'session_ended')
})

test('cards survive one rotation of every key, and tokens too', async () => {
  const teacher = await deviceOf(school.teacherA)
  const sheet = await cardsOf(school.classA, teacher)
  for (const name of ['card', 'code', 'session']) here.keyRing.rotate(name)
  assert.equal((await teacher.get('/api/me')).status, 200)
  const again = await cardsOf(school.classA, teacher)
  assert.deepEqual(again.cards, sheet.cards)
  const phone = here.device()
  assert.equal((await phone.post('/api/sign-in/card', { card: sheet.cards[0].qrText })).status, 200)
  assert.equal(
    (await phone.post('/api/sign-in/code', { code: sheet.cards[0].shortCode })).status,
    200,
  )
})
