/** Adults over real HTTP: letters, activation, passwords, slow-downs, resets, the age of eighteen. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { publishChange } from '#engine/database/change-feed.ts'
import { expectValue } from '#kernel/result.ts'
import { confirmGuardians } from '#school/people/confirm-guardians.ts'
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
import { createFirstHead } from './create-first-head.ts'
import { setPassword } from './set-password.ts'

const { database } = await withTestDatabase<SchoolTables>()
const password = 'le tilleul sent bon'
let school: TestSchool
let here: TestSignIn
let headDevice: TestDevice

before(async () => {
  school = await createTestSchool(database.kysely)
  here = await startTestSignIn(database)
  headDevice = await adult(school.head, 'helene')
})
after(() => here.stop())

async function adult(person: TestPerson, login: string): Promise<TestDevice> {
  expectValue(await setPassword(here.context, { personId: person.personId, login, password }))
  here.clock.advance(1)
  const device = here.device()
  const answer = await device.post('/api/sign-in/password', { login, password })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return device
}

async function lettersFor(query: string, device = headDevice) {
  const answer = await device.get(`/api/schools/${school.uai}/letters?${query}`)
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body
}

const peopleOf = (list: readonly { personId: string }[]) =>
  list.map(({ personId }) => personId).toSorted()

test('a letter per guardian with confirmed rights, own child only; the others are listed', async () => {
  await database.kysely
    .updateTable('person')
    .set({
      address: JSON.stringify({ lines: ['3 rue du Préau'], postcode: '99000', commune: 'Ici' }),
      email: 'anne@exemple.fr',
      phone: '06 99 00 11 22',
    })
    .where('id', '=', school.guardianA1.personId)
    .execute()
  const all = await lettersFor('for=guardians')
  assert.deepEqual(peopleOf(all.letters), peopleOf([school.guardianA1, school.guardianB]))
  assert.deepEqual(
    all.without
      .map((one: { personId: string; reason: string }) => [one.personId, one.reason])
      .toSorted(),
    [
      [school.guardianUnconfirmed.personId, 'to_confirm'],
      [school.guardianBlocked.personId, 'blocked'],
    ].toSorted(),
  )
  const letter = all.letters.find(
    ({ personId }: { personId: string }) => personId === school.guardianA1.personId,
  )
  assert.deepEqual(letter.address, ['3 rue du Préau', '99000 Ici'])
  assert.deepEqual(letter.children, [
    { givenName: 'Alice', familyName: 'Renard', className: '6e A' },
  ])
  assert.match(letter.code, /^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){2}$/)
  assert.equal(JSON.stringify(all).includes('anne@exemple.fr'), false)
  assert.equal(JSON.stringify(all).includes('06 99'), false)

  const ofClass = await lettersFor(`for=guardians&classId=${school.classA}`)
  assert.deepEqual(peopleOf(ofClass.letters), [school.guardianA1.personId])
  assert.equal(ofClass.letters[0].code, letter.code, 'printed again, the same code')
  const foreign = await lettersFor(`for=guardians&classId=${school.otherSchool.class}`)
  assert.deepEqual(foreign.letters, [])
})

test('letters for staff: the head gets all, the secretary those of people without rights', async () => {
  const forHead = await lettersFor('for=staff')
  assert.ok(peopleOf(forHead.letters).includes(school.cpe.personId))
  assert.equal(peopleOf(forHead.letters).includes(school.head.personId), false)
  assert.equal(peopleOf(forHead.letters).includes(school.deactivatedTeacher.personId), false)
  const secretary = await adult(school.secretary, 'sylvie')
  const forSecretary = await lettersFor('for=staff', secretary)
  assert.ok(peopleOf(forSecretary.letters).includes(school.teacherA.personId))
  assert.equal(peopleOf(forSecretary.letters).includes(school.cpe.personId), false)
  const reasons = new Map(
    forSecretary.without.map((one: { personId: string; reason: string }) => [
      one.personId,
      one.reason,
    ]),
  )
  assert.equal(reasons.get(school.cpe.personId), 'own_school')
  for (const person of [school.teacherA, school.aed, school.guardianA1]) {
    const device = await adult(await copyOf(person), `x.${person.givenName}`)
    const answer = await device.get(`/api/schools/${school.uai}/letters?for=staff`)
    assert.equal(answer.status, 404)
  }
})

/** Somebody with the same role and an account of its own, so that letters stay as they are. */
async function copyOf(person: TestPerson): Promise<TestPerson> {
  const copy = await addTestPerson(database.kysely, person.givenName, 'Copie')
  const role = person === school.teacherA ? 'teacher' : 'staff'
  if (person !== school.guardianA1) {
    await addTestRole(database.kysely, copy, school.uai, role, { staffFunction: 'aed' })
  }
  return copy
}

test('activation: look, choose, signed in; the code is used up', async () => {
  const { letters } = await lettersFor('for=guardians')
  const letter = letters.find(
    ({ personId }: { personId: string }) => personId === school.guardianA1.personId,
  )
  const phone = here.device()
  const seen = await phone.post('/api/letter/look', { code: letter.code.toLowerCase() })
  assert.deepEqual(
    { ...seen.body, expiresAt: undefined },
    {
      purpose: 'activation',
      givenName: 'Anne',
      familyName: 'Renard',
      login: null,
      proposedLogin: 'anne.renard',
      expiresAt: undefined,
    },
  )
  assert.deepEqual((await phone.post('/api/sign-in/code', { code: letter.code })).body, {
    outcome: 'letter',
  })
  const use = (body: object) => phone.post('/api/letter/use', { code: letter.code, ...body })
  const weak = await use({ login: 'anne.renard', password: 'AnneRenard2026' })
  assert.deepEqual(
    [weak.body.refusal, weak.body.detail],
    ['password_too_weak', { why: 'personal' }],
  )
  assert.equal((await use({ login: 'anne.renard', password: 'court' })).status, 422)
  assert.equal((await use({ password })).body.refusal, 'bad_request')
  assert.equal((await use({ login: 'a b', password })).body.refusal, 'bad_request')
  assert.equal((await use({ login: 'HELENE', password })).body.refusal, 'login_taken')
  const opened = await use({ login: 'Anne.Renard', password })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  assert.equal(opened.body.isPupil, false)
  assert.deepEqual(
    (await phone.get('/api/me')).body.children.map((child: { id: string }) => child.id),
    [school.pupilA1.personId],
  )
  // A guardian works in no school, and must know where to call all the same.
  assert.deepEqual(
    (await phone.get('/api/me')).body.childrenSchools.map((one: { uai: string }) => one.uai),
    [school.uai],
  )
  assert.equal((await use({ login: 'encore', password })).body.refusal, 'wrong_code')
  const again = await lettersFor('for=guardians')
  assert.equal(
    again.without.find(
      ({ personId }: { personId: string }) => personId === school.guardianA1.personId,
    )?.reason,
    'has_account',
  )
  const elsewhere = await here
    .device()
    .post('/api/sign-in/password', { login: 'ANNE.renard ', password })
  assert.equal(elsewhere.status, 200)
})

test('a code is used by one of many who try at once', async () => {
  const { letters } = await lettersFor('for=guardians')
  const { code } = letters.find(
    ({ personId }: { personId: string }) => personId === school.guardianB.personId,
  )
  const answers = await Promise.all(
    Array.from({ length: 4 }, (_, index) =>
      here.device().post('/api/letter/use', { code, login: `blanche${index}`, password }),
    ),
  )
  assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, 401, 401, 401])
})

test('a letter in a drawer opens nothing once every link is blocked', async () => {
  const guardian = await addTestPerson(database.kysely, 'Zacharie', 'Leroux')
  const link = { guardian_id: guardian.personId, pupil_id: school.pupilB.personId }
  await database.kysely
    .insertInto('guardianship')
    .values({ ...link, rights: 'confirmed' })
    .execute()
  const { letters } = await lettersFor(`for=guardians&classId=${school.classB}`)
  const { code } = letters.find(
    ({ personId }: { personId: string }) => personId === guardian.personId,
  )
  const phone = here.device()
  assert.equal((await phone.post('/api/letter/look', { code })).status, 200)
  await database.transaction(async (trx) => {
    await trx
      .updateTable('guardianship')
      .set({ rights: 'blocked' })
      .where('guardian_id', '=', guardian.personId)
      .execute()
    await publishChange(trx, 'rights', guardian.accountId)
  })
  await here.news.catchUp()
  const answer = await phone.post('/api/letter/use', { code, login: 'zacharie', password })
  assert.deepEqual([answer.status, answer.body.refusal], [403, 'account_disabled'])
})

test('a forgotten password: only the school hands out the code; all sessions end', async () => {
  const teacher = await adult(school.teacherB, 'beatrice')
  const path = (uai: string, person: TestPerson) =>
    `/api/schools/${uai}/people/${person.personId}/code`
  const give = (device: TestDevice, person: TestPerson, purpose = 'reset') =>
    device.post(path(school.uai, person), { purpose })
  const first = await give(headDevice, school.teacherB)
  const second = await give(headDevice, school.teacherB)
  assert.equal(second.status, 200)
  const phone = here.device()
  const fresh = 'quatre mots sans rapport'
  const use = (code: string) => phone.post('/api/letter/use', { code, password: fresh })
  assert.equal((await use(first.body.code)).body.refusal, 'wrong_code')
  here.clock.advance(1)
  assert.equal((await use(second.body.code)).status, 200)
  await here.news.catchUp()
  assert.equal((await teacher.get('/api/me')).body.refusal, 'session_ended')
  assert.equal((await phone.get('/api/me')).status, 200)
  const old = await here.device().post('/api/sign-in/password', { login: 'beatrice', password })
  assert.equal(old.body.refusal, 'wrong_credentials')
  const line = await database.kysely
    .selectFrom('audit_line')
    .selectAll()
    .where('action', '=', 'letter_code_given')
    .executeTakeFirstOrThrow()
  assert.equal(line.actor_id, school.head.personId)

  const secretary = await adult(await secretaryCopy(), 'copie.secretaire')
  assert.equal((await give(secretary, school.head)).body.refusal, 'forbidden')
  assert.equal((await give(secretary, school.cpe)).body.refusal, 'forbidden')
  assert.equal((await give(headDevice, school.operator)).status, 404)
  assert.equal((await give(headDevice, school.otherSchool.teacher)).status, 404)
  assert.equal((await give(headDevice, school.pupilA1)).status, 404)
  const elsewhere = await headDevice.post(
    path(school.otherSchool.uai, school.otherSchool.teacher),
    {
      purpose: 'reset',
    },
  )
  assert.equal(elsewhere.status, 404)
})

async function secretaryCopy(): Promise<TestPerson> {
  const copy = await addTestPerson(database.kysely, 'Simone', 'Copie')
  await addTestRole(database.kysely, copy, school.uai, 'staff', { staffFunction: 'secretary' })
  return copy
}

test('changing the password asks for the old one and ends the other sessions', async () => {
  const phone = await adult(school.aed, 'ahmed')
  const laptop = here.device()
  await laptop.post('/api/sign-in/password', { login: 'ahmed', password })
  const change = (body: object) => phone.post('/api/me/password', body)
  const next = 'un tout autre secret ici'
  assert.equal((await change({ current: 'pas celui-ci', next })).body.refusal, 'wrong_credentials')
  assert.equal((await change({ current: password, next: 'motdepasse2026' })).status, 422)
  const done = await change({ current: password, next })
  assert.deepEqual([done.status, done.body], [200, { ended: 1 }])
  await here.news.catchUp()
  assert.equal((await laptop.get('/api/me')).status, 401)
  assert.equal((await phone.get('/api/me')).status, 200)
  assert.equal(
    (await laptop.post('/api/sign-in/password', { login: 'ahmed', password: next })).status,
    200,
  )
})

test('a code that somebody holds is void once the password is set in another way', async () => {
  const person = await copyOf(school.teacherA)
  const phone = await adult(person, 'code.vivant')
  const give = async (): Promise<string> => {
    const path = `/api/schools/${school.uai}/people/${person.personId}/code`
    const answer = await headDevice.post(path, { purpose: 'reset' })
    assert.equal(answer.status, 200, JSON.stringify(answer.body))
    assert.equal((await look(answer.body.code)).status, 200)
    return answer.body.code
  }
  const look = (code: string) => here.device().post('/api/letter/look', { code })
  const use = (code: string) =>
    here.device().post('/api/letter/use', { code, password: 'pris par quelqu’un d’autre' })

  const first = await give()
  const next = 'un tout autre secret ici'
  assert.equal((await phone.post('/api/me/password', { current: password, next })).status, 200)
  assert.equal((await look(first)).body.refusal, 'wrong_code')
  assert.equal((await use(first)).body.refusal, 'wrong_code')
  assert.equal((await phone.get('/api/me')).status, 200)

  const second = await give()
  const again = { personId: person.personId, login: 'code.vivant', password }
  expectValue(await setPassword(here.context, again))
  assert.equal((await use(second)).body.refusal, 'wrong_code')
})

test('wrong passwords: five are free, then waits; a known device is not kept out', async () => {
  const own = await adult(school.documentaliste, 'diane')
  const attempts = async (login: string, tries: number): Promise<string[]> => {
    const answers: string[] = []
    for (let count = 0; count < tries; count += 1) {
      const answer = await here
        .device()
        .post('/api/sign-in/password', { login, password: `faux ${count}` })
      answers.push(`${answer.body.refusal} ${JSON.stringify(answer.body.detail ?? {})}`)
    }
    return answers
  }
  here.clock.advance(3_600_000)
  const known = await attempts('diane', 8)
  const paused = await here.device().post('/api/sign-in/password', { login: 'diane', password })
  assert.equal(paused.body.refusal, 'too_many_requests')
  assert.equal(paused.headers.get('retry-after'), '2')
  const ownDevice = await own.post('/api/sign-in/password', { login: 'diane', password })
  assert.equal(ownDevice.status, 200)
  here.clock.advance(3_600_000)
  const unknown = await attempts('personne.du.tout', 8)
  assert.deepEqual(known.slice(0, 6), Array(6).fill('wrong_credentials {}'))
  assert.match(known[6] ?? '', /too_many_requests.*2000/)
  assert.deepEqual(unknown, known, 'a login that nobody has answers and waits alike')
})

test('parallel wrong passwords do not slip past the wait', async () => {
  await adult(school.cpe, 'colette')
  here.clock.advance(3_600_000)
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      here.device().post('/api/sign-in/password', { login: 'colette', password: `faux ${index}` }),
    ),
  )
  const wrong = answers.filter(({ body }) => body.refusal === 'wrong_credentials')
  assert.equal(wrong.length, 6)
})

test('a closed account is told to whoever knows the password, and to nobody else', async () => {
  await adult(school.teacherA, 'alain')
  await database.transaction(async (trx) => {
    await trx
      .updateTable('account')
      .set({ disabled_at: new Date() })
      .where('id', '=', school.teacherA.accountId)
      .execute()
    await publishChange(trx, 'rights', school.teacherA.accountId)
  })
  await here.news.catchUp()
  const signIn = (typed: string) =>
    here.device().post('/api/sign-in/password', { login: 'alain', password: typed })
  assert.equal((await signIn('faux')).body.refusal, 'wrong_credentials')
  assert.equal((await signIn(password)).body.refusal, 'account_disabled')
})

test('the first head: a school opens with a code that is printed once', async () => {
  const unknown = await createFirstHead(here.context, {
    schoolUai: '0999109A',
    givenName: 'Hugo',
    familyName: 'Premier',
    civility: 'M.',
  })
  assert.equal(unknown.ok ? '' : unknown.refusal.code, 'school_unknown')
  const created = expectValue(
    await createFirstHead(here.context, {
      schoolUai: '0999109A',
      school: { name: 'École neuve', kind: 'elementaire' },
      givenName: 'Hugo',
      familyName: 'Premier',
      civility: 'M.',
    }),
  )
  const laptop = here.device()
  const opened = await laptop.post('/api/letter/use', {
    code: created.code,
    login: 'hugo.premier',
    password,
  })
  assert.equal(opened.status, 200, JSON.stringify(opened.body))
  const me = (await laptop.get('/api/me')).body
  assert.deepEqual(
    me.schools.map((one: { uai: string; isHead: boolean }) => [one.uai, one.isHead]),
    [['0999109A', true]],
  )
})

test('at eighteen the pupil is told and the head reviews the guardians', async () => {
  await database.kysely
    .updateTable('person')
    .set({ birth_date: '2009-01-10' })
    .where('id', '=', school.pupilA1.personId)
    .execute()
  const ofAge = async () => (await headDevice.get(`/api/schools/${school.uai}/of-age`)).body.pupils
  here.clock.set('2027-01-09T22:59:59Z')
  headDevice = await again('helene')
  assert.deepEqual(await ofAge(), [])
  here.clock.set('2027-01-09T23:00:00Z')
  const [pupil, ...more] = await ofAge()
  assert.deepEqual(more, [])
  assert.equal(pupil.pupilId, school.pupilA1.personId)
  assert.equal(pupil.since, '2027-01-10')
  assert.equal(pupil.className, '6e A')
  assert.deepEqual(
    pupil.guardians.map((one: { guardianId: string }) => one.guardianId),
    [school.guardianA1.personId],
  )
  const sheet = (await headDevice.get(`/api/classes/${school.classA}/cards`)).body
  const card = sheet.cards.find(
    (one: { pupilId: string }) => one.pupilId === school.pupilA1.personId,
  )
  const phone = here.device()
  await phone.post('/api/sign-in/card', { card: card.qrText })
  assert.deepEqual((await phone.get('/api/me/notices')).body.notices, [
    { kind: 'of_age', since: '2027-01-10' },
  ])
  // The head says again what was said before: that is the review, and it is asked for only once.
  here.clock.set('2027-01-11T08:00:00Z')
  const link = { guardianId: school.guardianA1.personId, pupilId: school.pupilA1.personId }
  const review = async () =>
    expectValue(
      await confirmGuardians(here.context, school.head.personId, school.uai, [link], 'confirmed'),
    )
  assert.deepEqual(await review(), { changed: 1 })
  assert.deepEqual(await review(), { changed: 0 })
  assert.deepEqual(await ofAge(), [])
  assert.deepEqual((await headDevice.get('/api/me/notices')).body.notices, [])
})

async function again(login: string): Promise<TestDevice> {
  const device = here.device()
  const answer = await device.post('/api/sign-in/password', { login, password })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return device
}
