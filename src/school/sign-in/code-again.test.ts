/** A one-use code whose answer was lost: it serves again on the device that used it, and on no other. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
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
import { othersMax } from './device-cookies.ts'
import { dictateCode } from './dictate-code.ts'
import { codeAgainMs } from './letter-code-store.ts'
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

/** A browser with a key of its own; its cookies are dropped where an answer is lost. */
async function browserWithKey() {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, [
    'sign',
  ])
  const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
  return async (path: string, body: object, device = here.device()) => {
    const { challenge, signedPrefix } = (await device.get('/api/device/challenge')).body
    const signature = await crypto.subtle.sign(
      { name: 'ECDSA', hash: 'SHA-256' },
      pair.privateKey,
      new TextEncoder().encode(signedPrefix + challenge),
    )
    const proof = {
      publicKey: { kty: 'EC', crv: 'P-256', x, y },
      challenge,
      signature: Buffer.from(signature).toString('base64url'),
    }
    return device.post(path, { ...body, device: proof })
  }
}

const dictate = async (pupil: TestPerson): Promise<string> =>
  expectValue(
    await dictateCode(here.context, {
      pupilId: pupil.personId,
      schoolUai: school.uai,
      actorId: school.teacherA.personId,
    }),
  ).code

const livingSessions = async (person: TestPerson): Promise<number> => {
  const rows = await database.kysely
    .selectFrom('device_session')
    .select('id')
    .where('account_id', '=', person.accountId)
    .where('revoked_at', 'is', null)
    .execute()
  return rows.length
}

async function letterCodeOf(person: TestPerson, head: TestDevice): Promise<string> {
  const path = `/api/schools/${school.uai}/people/${person.personId}/code`
  const answer = await head.post(path, { purpose: 'reset' })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return answer.body.code
}

test('a dictated code whose answer was lost opens again there, for ten minutes, in the place of the lost session', async () => {
  const [phone, other] = [await browserWithKey(), await browserWithKey()]
  const code = await dictate(school.pupilA1)
  const open = async (browser: typeof phone) =>
    (await browser('/api/sign-in/code', { code })).body.outcome
  assert.equal(await open(phone), 'signed_in')
  assert.equal(await open(other), undefined)
  const bare = await here.device().post('/api/sign-in/code', { code })
  assert.equal(bare.body.refusal, 'wrong_code')
  here.clock.advance(codeAgainMs - 1_000)
  assert.equal(await open(phone), 'signed_in')
  assert.equal(await livingSessions(school.pupilA1), 1)
  here.clock.advance(1_001)
  assert.equal(await open(phone), undefined)
})

test('what was signed out, or replaced by another code, does not open again', async () => {
  const phone = await browserWithKey()
  const device = here.device()
  const first = await dictate(school.pupilA2)
  const open = async (code: string, at = here.device()) =>
    (await phone('/api/sign-in/code', { code }, at)).body.outcome
  assert.equal(await open(first, device), 'signed_in')
  await device.post('/api/sign-out', { who: 'everybody' })
  assert.equal(await livingSessions(school.pupilA2), 0)
  assert.equal(await open(first), undefined)
  const second = await dictate(school.pupilA2)
  assert.equal(await open(second), 'signed_in')
  await dictate(school.pupilA2)
  assert.equal(await open(second), undefined)
})

test('a letter whose answer was lost sets the password once more, and no stranger does', async () => {
  const { personId } = school.head
  expectValue(await setPassword(here.context, { personId, login: 'helene', password }))
  const head = here.device()
  here.clock.advance(1)
  await head.post('/api/sign-in/password', { login: 'helene', password })
  const [laptop, other] = [await browserWithKey(), await browserWithKey()]
  const code = await letterCodeOf(school.teacherB, head)
  const use = async (browser: typeof laptop, text: string) => {
    here.clock.advance(1)
    const body = { code, login: 'beatrice', password: text }
    return (await browser('/api/letter/use', body)).status
  }
  assert.equal(await use(laptop, password), 200)
  assert.notEqual(await use(other, 'pris par quelqu’un d’autre'), 200)
  assert.equal(await use(laptop, 'quatre mots sans rapport'), 200)
  assert.equal(await livingSessions(school.teacherB), 1)
  const entered = await here
    .device()
    .post('/api/sign-in/password', { login: 'beatrice', password: 'quatre mots sans rapport' })
  assert.equal(entered.status, 200)
  await setPassword(here.context, {
    personId: school.teacherB.personId,
    login: 'beatrice',
    password,
  })
  assert.notEqual(await use(laptop, 'encore une autre phrase'), 200)
})

test('a full device uses no code up', async () => {
  const phone = here.device()
  for (let count = 0; count <= othersMax; count += 1) {
    const pupil = await addTestPerson(database.kysely, `Enfant ${count}`, 'Nombreux')
    await addTestRole(database.kysely, pupil, school.uai, 'pupil')
    const answer = await phone.post('/api/sign-in/code', { code: await dictate(pupil) })
    assert.equal(answer.body.outcome, 'signed_in', JSON.stringify(answer.body))
  }
  const code = await dictate(school.pupilA1)
  const full = await phone.post('/api/sign-in/code', { code })
  assert.equal(full.body.refusal, 'device_full')
  assert.equal((await here.device().post('/api/sign-in/code', { code })).body.outcome, 'signed_in')
})

test('a person’s codes are found by their index, those that were used as well', async () => {
  const plan = await database.kysely.transaction().execute(async (trx) => {
    await sql`set local enable_seqscan = off`.execute(trx)
    const { rows } = await sql<Record<'QUERY PLAN', string>>`
      explain update one_use_code set expires_at = now()
      where person_id = any(${[school.pupilA1.personId]}::uuid[]) and expires_at > now()`.execute(
      trx,
    )
    return rows.map((row) => row['QUERY PLAN']).join()
  })
  assert.match(plan, /one_use_code_by_person/)
})
