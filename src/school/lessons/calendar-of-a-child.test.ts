/**
 * A child's own calendar address is the child's: no guardian makes one by way of the child's
 * session, and it ends with the card. Real sessions over real HTTP.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { publishChange } from '#engine/database/change-feed.ts'
import { readMigrations } from '#engine/database/migrate.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { rightsTopic } from '#school/people/remember-caller.ts'
import { issueCards } from '#school/sign-in/issue-cards.ts'
import { reissueCard, revokeCards } from '#school/sign-in/revoke-cards.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool, type TestPerson, type TestSchool } from '../../../tests/test-school.ts'
import { startTestSignIn, type TestDevice, type TestSignIn } from '../../../tests/test-sign-in.ts'
import { feedLifeMs } from './calendar-feed.ts'
import { calendarFeedRoutes } from './calendar-feed-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const password = 'le tilleul sent bon'
let school: TestSchool
let here: TestSignIn

before(async () => {
  school = await createTestSchool(database.kysely)
  here = await startTestSignIn(database, {
    moreRoutes: (context) => calendarFeedRoutes(context, () => true),
  })
  const { personId } = school.guardianA1
  expectValue(await setPassword(here.context, { personId, login: 'anne', password }))
  here.clock.advance(1)
})
after(() => here.stop())

async function guardianDevice(): Promise<TestDevice> {
  const device = here.device()
  const answer = await device.post('/api/sign-in/password', { login: 'anne', password })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return device
}

async function pupilDevice(pupil: TestPerson): Promise<TestDevice> {
  const wish = { classId: school.classA, actorId: null, host: 'localhost' }
  const { cards } = expectValue(await issueCards(here.context, wish))
  const card = cards.find(({ pupilId }) => pupilId === pupil.personId)?.qrText
  assert.ok(card)
  const device = here.device()
  const answer = await device.post('/api/sign-in/card', { card })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return device
}

const makeOn = (device: TestDevice, pupil: TestPerson) =>
  device.post('/api/me/calendar-feeds', { pupilId: pupil.personId })

async function madeOn(device: TestDevice, pupil: TestPerson): Promise<string> {
  const { body, status } = await makeOn(device, pupil)
  assert.equal(status, 200, JSON.stringify(body))
  return body.path
}

/** The calendar of a phone somewhere, without any session. */
async function statusAt(path: string): Promise<number> {
  const answer = await fetch(here.address + path)
  await answer.arrayBuffer()
  return answer.status
}

const listOn = async (device: TestDevice) => (await device.get('/api/me/calendar-feeds')).body.feeds

test("a guardian's own address ends with the link; the child's session makes none", async () => {
  const { guardianA1, pupilA1 } = school
  const phone = await guardianDevice()
  const ofGuardian = await madeOn(phone, pupilA1)
  const opened = await phone.post('/api/device/child', { pupilId: pupilA1.personId })
  assert.equal(opened.status, 200)
  assert.deepEqual(await listOn(phone), [])
  const refused = await makeOn(phone, pupilA1)
  assert.deepEqual([refused.status, refused.body.refusal], [403, 'opened_by_guardian'])

  // One that the child made is seen there, may be ended, and is not replaced.
  const child = await pupilDevice(pupilA1)
  const ofChild = await madeOn(child, pupilA1)
  const [seen] = await listOn(phone)
  assert.equal((await makeOn(phone, pupilA1)).body.refusal, 'opened_by_guardian')
  assert.equal(await statusAt(ofChild), 200)
  assert.equal(seen.pupilId, pupilA1.personId)

  await database.transaction(async (trx) => {
    await trx
      .updateTable('guardianship')
      .set({ rights: 'blocked' })
      .where('guardian_id', '=', guardianA1.personId)
      .execute()
    await publishChange(trx, rightsTopic, guardianA1.accountId)
  })
  await here.news.catchUp()
  assert.equal(await statusAt(ofGuardian), 404)
  assert.equal(await statusAt(ofChild), 200)
})

test('the update ends what may be a guardian’s, and no address of anybody else', async () => {
  const migration = readMigrations().find(({ name }) => name === '0049-what-outlived-its-end')
  assert.ok(migration)
  const { guardianB, pupilB, teacherA } = school
  const feeds = [
    [pupilB.accountId, pupilB.personId],
    [guardianB.accountId, pupilB.personId],
    [teacherA.accountId, null],
  ] as const
  for (const [accountId, pupilId] of feeds) {
    await database.kysely
      .insertInto('calendar_feed')
      .values({
        id: mintId(here.clock, systemRandom),
        account_id: accountId,
        pupil_id: pupilId,
        secret_hmac: systemRandom.bytes(32),
        made_at: new Date(here.clock.now()),
        expires_at: new Date(here.clock.now() + feedLifeMs),
      })
      .execute()
  }
  await sql`drop table session_floor`.execute(database.kysely)
  await sql.raw(migration.sql).execute(database.kysely)
  const left = await database.kysely
    .selectFrom('calendar_feed')
    .select(['account_id', 'pupil_id'])
    .where('account_id', 'in', [...new Set(feeds.map(([accountId]) => accountId))])
    .execute()
  const pairs = left.map((row) => `${row.account_id} ${row.pupil_id}`)
  assert.deepEqual(
    pairs.toSorted(),
    feeds
      .slice(1)
      .map(([accountId, pupilId]) => `${accountId} ${pupilId}`)
      .toSorted(),
  )
})

test("a pupil's address ends when the card is revoked or made anew, and nobody else's", async () => {
  const { classA: classId, head, pupilA1, pupilA2 } = school
  const request = { classId, actorId: head.personId }
  const first = await madeOn(await pupilDevice(pupilA1), pupilA1)
  const other = await madeOn(await pupilDevice(pupilA2), pupilA2)

  expectValue(await revokeCards(here.context, request, pupilA1.personId))
  assert.deepEqual([await statusAt(first), await statusAt(other)], [404, 200])

  const second = await madeOn(await pupilDevice(pupilA1), pupilA1)
  const anew = { ...request, host: 'localhost' }
  expectValue(await reissueCard(here.context, anew, pupilA1.personId))
  assert.deepEqual([await statusAt(second), await statusAt(other)], [404, 200])

  const third = await madeOn(await pupilDevice(pupilA1), pupilA1)
  expectValue(await revokeCards(here.context, request, 'all'))
  assert.deepEqual([await statusAt(third), await statusAt(other)], [404, 404])

  const lines = await database.kysely
    .selectFrom('audit_line')
    .select(['action', 'detail'])
    .where('action', 'in', ['card_revoked', 'card_reissued', 'class_cards_revoked'])
    .orderBy('id')
    .execute()
  const ended = lines.map(({ action, detail }) => [
    action,
    (detail as { endedCalendars?: number } | null)?.endedCalendars,
  ])
  assert.deepEqual(ended, [
    ['card_revoked', 1],
    ['card_reissued', 1],
    ['class_cards_revoked', 2],
  ])
})
