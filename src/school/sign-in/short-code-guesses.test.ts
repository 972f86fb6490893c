/**
 * Guessing short codes: a hundred thousand guesses open no account, parallel guesses do not slip
 * past a pause, a wrong class looks like a wrong card and a wrong secret, and nothing that opens
 * an account lies in the database or in the log.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { seededRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import { mintCardSigns } from '#school/people/card-alphabet.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool, type TestSchool } from '../../../tests/test-school.ts'
import { startTestSignIn, type TestSignIn } from '../../../tests/test-sign-in.ts'
import { dictateCode } from './dictate-code.ts'
import { issueCards } from './issue-cards.ts'
import { openByCard } from './open-by-card.ts'
import { openByCode } from './open-by-code.ts'
import type { DeviceRequest } from './open-session.ts'
import { prepareLetters } from './prepare-letters.ts'

const { database } = await withTestDatabase<SchoolTables>()
const random = seededRandom(20_260_406)
let school: TestSchool
let here: TestSignIn

before(async () => {
  school = await createTestSchool(database.kysely)
  here = await startTestSignIn(database)
})
after(() => here.stop())

let addresses = 0
/** An address that has not tried anything yet. */
function stranger(): DeviceRequest {
  addresses += 1
  const address = `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`
  return { cookies: {}, userAgent: '', address, shared: false, proof: null }
}

async function guess(code: string, request = stranger()): Promise<string> {
  const answer = await openByCode(here.context, request, code)
  return answer.ok ? 'opened' : answer.refusal.code
}

async function cardsOf(classId: string) {
  const sheet = await issueCards(here.context, { classId, actorId: null, host: 'localhost' })
  return expectValue(sheet).cards
}

async function forgetGuards(): Promise<void> {
  await database.kysely.deleteFrom('try_guard').execute()
  here.clock.advance(86_400_000)
}

const sessionCount = async (): Promise<number> =>
  (await database.kysely.selectFrom('device_session').select('id').execute()).length

function count(answers: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1
  return counts
}

test('100,000 guesses open no account, and the QR works all the while', async () => {
  const cards = await cardsOf(school.classA)
  const [first] = cards
  assert.ok(first)
  const locators = cards.map(({ shortCode }) => shortCode.replaceAll('-', '').slice(4, 6))
  const waveEveryMs = 60_000
  const answers: { prefix: string; answer: string }[] = []
  while (answers.length < 100_000) {
    for (let part = 0; part < 5; part += 1) {
      const guesses = Array.from({ length: 100 }, async (_, index) => {
        const prefix = index % 25 === 0 ? mintCardSigns(random, 4) : 'TSTA'
        const locator = locators[index % locators.length] ?? 'AA'
        return { prefix, answer: await guess(prefix + locator + mintCardSigns(random, 10)) }
      })
      answers.push(...(await Promise.all(guesses)))
    }
    here.clock.advance(waveEveryMs)
  }
  const tally = count(answers.map(({ answer }) => answer))
  assert.equal((tally.wrong_code ?? 0) + (tally.code_paused ?? 0), answers.length)
  const judged = answers.filter(
    ({ prefix, answer }) => prefix === 'TSTA' && answer === 'wrong_code',
  )
  const hours = ((answers.length / 500) * waveEveryMs) / 3_600_000 + 1
  assert.ok(judged.length <= 64 * hours, `${judged.length} guesses of one class were looked at`)
  const byQr = await openByCard(here.context, stranger(), first.qrText)
  assert.equal(byQr.ok, true)
})

test('ten wrong tries pause one card: its code, not its QR, not its neighbour', async () => {
  await forgetGuards()
  const [mine, other] = await cardsOf(school.classA)
  assert.ok(mine && other)
  const wrong = (card: { shortCode: string }) =>
    card.shortCode.replaceAll('-', '').slice(0, 6) + mintCardSigns(random, 10)
  const answers: string[] = []
  for (let tries = 0; tries < 12; tries += 1) answers.push(await guess(wrong(mine)))
  assert.deepEqual(count(answers), { wrong_code: 10, code_paused: 2 })
  assert.equal(await guess(mine.shortCode), 'code_paused')
  assert.equal(await guess(other.shortCode), 'opened')
  assert.equal((await openByCard(here.context, stranger(), mine.qrText)).ok, true)
  here.clock.advance(15 * 60_000 - 1)
  assert.equal(await guess(mine.shortCode), 'code_paused')
  here.clock.advance(1)
  assert.equal(await guess(mine.shortCode), 'opened')
})

test('parallel wrong tries are counted one by one: a hundred at once are ten', async () => {
  await forgetGuards()
  const [card] = await cardsOf(school.classA)
  assert.ok(card)
  const start = card.shortCode.replaceAll('-', '').slice(0, 6)
  const guesses = Array.from({ length: 100 }, () => guess(start + mintCardSigns(random, 10)))
  assert.deepEqual(count(await Promise.all(guesses)), { wrong_code: 10, code_paused: 90 })
})

test('parallel wrong tries over a whole class are sixty, also from two processes', async () => {
  await forgetGuards()
  const there = await startTestSignIn(database, { like: here })
  try {
    const guesses = Array.from({ length: 300 }, (_, index) => {
      const process = index % 2 === 0 ? here : there
      const code = `TSTA${mintCardSigns(random, 12)}`
      return openByCode(process.context, stranger(), code).then((answer) =>
        answer.ok ? 'opened' : answer.refusal.code,
      )
    })
    assert.deepEqual(count(await Promise.all(guesses)), { wrong_code: 60, code_paused: 240 })
    const [card] = await cardsOf(school.classA)
    assert.ok(card)
    assert.equal(await guess(card.shortCode), 'code_paused')
    assert.equal((await openByCard(here.context, stranger(), card.qrText)).ok, true)
    const [other] = await cardsOf(school.classB)
    assert.ok(other)
    assert.equal(await guess(other.shortCode), 'opened')
  } finally {
    await there.stop()
  }
})

test('wrong class, wrong card and wrong secret answer alike, the pause included', async () => {
  await forgetGuards()
  const [card] = await cardsOf(school.classA)
  assert.ok(card)
  const code = card.shortCode.replaceAll('-', '')
  const taken = new Set((await cardsOf(school.classA)).map((one) => one.shortCode.slice(5, 7)))
  const freeLocator = ['ZZ', 'YY', 'XX'].find((locator) => !taken.has(locator)) ?? ''
  const answersTo = async (start: string): Promise<string> => {
    const answers = []
    for (let tries = 0; tries < 12; tries += 1) {
      const answer = await openByCode(here.context, stranger(), start + mintCardSigns(random, 10))
      assert.equal(answer.ok, false)
      answers.push(answer.ok ? '' : JSON.stringify(answer.refusal))
    }
    return answers.join('\n')
  }
  const wrongSecret = await answersTo(code.slice(0, 6))
  const wrongCard = await answersTo(`TSTA${freeLocator}`)
  const wrongClass = await answersTo('ZZZZAB')
  assert.match(wrongSecret, /code_paused.*900000/)
  assert.equal(wrongCard, wrongSecret)
  assert.equal(wrongClass, wrongSecret)
})

test('an address that guesses waits, the wait grows with nobody but itself', async () => {
  await forgetGuards()
  const attacker = stranger()
  const answers: string[] = []
  for (let tries = 0; tries < 40; tries += 1) {
    answers.push(await guess(mintCardSigns(random, 16), attacker))
  }
  assert.equal(count(answers).too_many_requests, 10)
  const [card] = await cardsOf(school.classB)
  assert.ok(card)
  assert.equal(await guess(card.shortCode), 'opened')
  assert.equal((await openByCard(here.context, attacker, card.qrText)).ok, true)
})

test('right codes cost the class nothing: forty pupils sign in at once', async () => {
  await forgetGuards()
  const [card] = await cardsOf(school.classB)
  assert.ok(card)
  const before = await sessionCount()
  const request = stranger()
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => guess(card.shortCode, request)),
  )
  assert.deepEqual(count(answers), { opened: 40 })
  assert.equal((await sessionCount()) - before, 40)
  assert.deepEqual(await database.kysely.selectFrom('try_guard').selectAll().execute(), [])
})

test('a card that opens 600 sessions in an hour rests, and works again after', async () => {
  await forgetGuards()
  const [card] = await cardsOf(school.classB)
  assert.ok(card)
  const open = async (): Promise<string> => {
    const answer = await openByCard(here.context, stranger(), card.qrText)
    return answer.ok ? 'opened' : answer.refusal.code
  }
  await sql`insert into device_session (id, account_id, issued_at, expires_at, shared, opened_by,
      device_label, is_new_device)
    select gen_random_uuid(), ${school.pupilB.accountId}, ${new Date(here.clock.now())}, now(),
      false, 'card', '?', false from generate_series(1, 599)`.execute(database.kysely)
  assert.deepEqual([await open(), await open()], ['opened', 'too_many_requests'])
  here.clock.advance(3_600_000)
  assert.equal(await open(), 'opened')
})

test('neither database nor log holds anything that opens an account', async () => {
  const cards = [...(await cardsOf(school.classA)), ...(await cardsOf(school.classB))]
  const dictated = expectValue(
    await dictateCode(here.context, {
      pupilId: school.pupilA1.personId,
      schoolUai: school.uai,
      actorId: school.head.personId,
    }),
  )
  const letters = expectValue(
    await prepareLetters(here.context, {
      uai: school.uai,
      audience: 'staff',
      classId: null,
      from: null,
      printer: { personId: school.head.personId, isHead: true },
      host: 'localhost',
    }),
  )
  assert.ok(letters.letters.length > 3)
  const device = here.device()
  await device.post('/api/sign-in/card', { card: cards[0]?.qrText })
  await device.post('/api/sign-in/code', { code: cards[1]?.shortCode })
  await device.post('/api/sign-in/code', { code: 'wrong' })
  await device.post('/api/sign-in/card', {})

  const secrets = [
    ...cards.flatMap(({ qrText, shortCode }) => [
      qrText.slice(qrText.indexOf('#') + 1).slice(22),
      shortCode.replaceAll('-', '').slice(6),
      shortCode.slice(-9),
    ]),
    dictated.code,
    dictated.code.replaceAll('-', ''),
    ...letters.letters.flatMap(({ code }) => [code, code.replaceAll('-', '')]),
    ...device.jar.values(),
  ]
  const everything = `${await dumpDatabase()}\n${here.logged.join('\n')}`
  assert.ok(everything.includes(school.pupilA1.personId), 'the dump holds the rows')
  for (const secret of secrets) {
    assert.ok(secret.length >= 9)
    assert.equal(everything.includes(secret), false)
    const hex = Buffer.from(secret).toString('hex')
    assert.equal(everything.includes(hex), false)
  }
})

async function dumpDatabase(): Promise<string> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(database.kysely)
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<{ text: string }>`
        select row_to_json(t)::text as text from ${sql.table(name)} t`.execute(database.kysely)
      return rows.map(({ text }) => text).join('\n')
    }),
  )
  return texts.join('\n')
}
