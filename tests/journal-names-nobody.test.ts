/**
 * Whoever opens the journal of a class's morning, with the keys of the day, reads what was asked and
 * how it was answered, and finds no name, no login, no address, no id of anybody in it.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { Compile } from 'typebox/compile'
import { WebSocket } from 'ws'
import { silentLog } from '#engine/log/log.ts'
import { newsPath } from '#engine/socket/news-socket.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { readReceipt, receiptEntry, receiptHeader } from '#pipes/journal/answer-receipt.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { type JournalRecord, journalRecordSchema } from '#pipes/journal/journal-record.ts'
import { openLogEntries } from '#pipes/journal/log-entries-reader.ts'
import { openSequencer } from '#pipes/journal/open-sequencer.ts'
import { readRecordParts } from '#pipes/journal/read-journal.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { openTileLog } from '#pipes/public-log/open-tile-log.ts'
import { testOrigin, testSigner } from './test-log.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()
/** Shorter words stand in many others. */
const wordLengthMin = 4

async function liveTheMorning(): Promise<string[]> {
  const receipts: string[] = []
  for (const person of Object.values(web.everybody)) {
    const cookie = await web.signIn(person)
    for (const [path, body] of [
      ['/api/arrival', { warm: true, tries: 2 }],
      ['/api/me', undefined],
      [`/api/pupils/${person.personId}/day`, undefined],
    ] as const) {
      const answer = await web.call(path, { cookie, ...(body === undefined ? {} : { body }) })
      receipts.push(answer.headers.get(receiptHeader) ?? '')
    }
  }
  const login = 'jeanne.moreau'
  await web.call('/api/sign-in/password', { body: { login, password: 'tout faux' } })
  await web.call('/api/me', { cookie: 'preau=nonsense.token' })
  await web.call(`/nulle-part/${login}?nom=Moreau`)
  const socket = new WebSocket(`${web.origin.replace('http', 'ws')}${newsPath}`)
  await new Promise((resolve) => socket.once('error', resolve).once('open', resolve))
  socket.terminate()
  return receipts
}

async function readRecords() {
  const keys = openDayKeys(web.dataDir, systemRandom)
  const tiles = await openTileLog(logFolder(web.dataDir), {
    origin: testOrigin,
    signer: testSigner,
  })
  const sequencer = await openSequencer({
    dataDir: web.dataDir,
    log: silentLog,
    tiles,
    keys,
    clock: systemClock,
    chance: randomBytes,
  })
  await sequencer.step()
  const lines: string[] = []
  for await (const part of readRecordParts(web.dataDir, {
    onFlaw: (flaw) => assert.fail(flaw.what),
  })) {
    for (const line of part.lines) lines.push(line.toString())
  }
  return lines
}

/** Hashes and names of runs: a short first name may stand in one of them by chance, about once in twenty mornings. */
const drawnByChance =
  /"(?:agent|claimed|path|person|source)":"[\w-]{22}"|"receipt":"[\w-]{43}"|"process":"[\w-]{12}"/g
/** Such a word is found in no hash by chance, so it is looked for everywhere. */
const longWord = 8

/** Every text that the database holds of the school and its people, and what was typed at the door. */
async function wordsOfPeople(): Promise<string[]> {
  const { kysely } = web.database
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(kysely)
  const words = new Set(['jeanne', 'moreau', '127.0.0.1', '::ffff'])
  for (const { name } of tables) {
    if (!/person|account|school|class|course|device|session|pupil|arrival/.test(name)) continue
    const { rows } = await sql<{ text: string }>`
      select row_to_json(one)::text as text from ${sql.table(name)} as one`.execute(kysely)
    for (const { text } of rows) {
      for (const value of Object.values(JSON.parse(text) as Record<string, unknown>)) {
        if (typeof value === 'string' && value.length >= wordLengthMin) words.add(value)
      }
    }
  }
  return [...words]
}

test('a class’s morning, opened: what happened is there, and nobody’s name', async () => {
  const receipts = await liveTheMorning()
  // A frame is written some tens of milliseconds after what it tells.
  await wait(500)
  const lines = await readRecords()
  const check = Compile(journalRecordSchema)
  const records = lines.map((line) => JSON.parse(line) as JournalRecord)
  for (const record of records) assert.ok(check.Check(record), JSON.stringify(record))

  const requests = records.flatMap((record) => (record.kind === 'request' ? [record] : []))
  const people = Object.keys(web.everybody).length
  const arrivals = requests.filter(({ route }) => route === 'arrival')
  assert.equal(arrivals.length, people)
  assert.ok(arrivals.every(({ attempt }) => attempt === 2))
  const known = arrivals.filter(({ session }) => session === 'valid')
  // Some are made up to be refused: their account is closed, or they left.
  assert.ok(known.length > people / 2)
  assert.equal(new Set(known.map(({ person }) => person)).size, known.length)
  assert.ok(
    arrivals.every(({ person, session }) => (person !== undefined) === (session === 'valid')),
  )
  const signIn = requests.find(({ route }) => route === 'sign-in')
  assert.ok(signIn?.claimed !== undefined && signIn.refusal !== undefined)
  assert.ok(requests.some(({ session }) => session === 'refused'))
  assert.ok(requests.some(({ route }) => route === 'live'))

  const text = lines.join('\n')
  const ours = ['known', 'none', 'valid', 'write', 'line', 'test', 'start']
  const plain = text.replace(drawnByChance, '')
  const found = (await wordsOfPeople()).filter(
    (word) => (word.length < longWord ? plain : text).includes(word) && !ours.includes(word),
  )
  assert.deepEqual(found, [])

  // Every answer to a person carries a receipt, which opens a leaf of its own.
  const log = await openLogEntries(logFolder(web.dataDir))
  const entries = new Set<string>()
  for (let leaf = 0; leaf < log.size; leaf += 1) {
    entries.add(Buffer.from((await log.at(leaf)) ?? []).toString('hex'))
  }
  const given = receipts.filter((receipt) => receipt !== '')
  assert.equal(given.length, known.length * 3)
  for (const receipt of given) {
    const read = readReceipt(receipt)
    assert.ok(
      read !== null && entries.has(Buffer.from(receiptEntry(read)).toString('hex')),
      receipt,
    )
  }
})
