/** The operator's page over real HTTP: who comes in, what is estimated, and whom a measure slows. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { systemClock } from '#kernel/clock.ts'
import { seededRandom, systemRandom } from '#kernel/random.ts'
import { issueCode } from '#pipes/evidence/enter-as-operator.ts'
import {
  mintOperatorToken,
  newOperatorSession,
  operatorCookie,
  operatorKeyName,
} from '#pipes/evidence/operator-code.ts'
import { openOperatorEntries } from '#pipes/evidence/operator-entry-store.ts'
import { PassedPerson } from '#pipes/evidence/passed-person.ts'
import { SlowMeasures, slowForMs } from '#pipes/evidence/slow-measures.ts'
import { type PassedCall, TrafficEstimate } from '#pipes/evidence/traffic-estimate.ts'
import { createCosigner } from '#pipes/public-log/note-key.ts'
import { writeQuorumState } from '#pipes/witnesses/quorum-state-store.ts'
import { startTestWeb } from './test-web.ts'

const folder = mkdtempSync(join(tmpdir(), 'preau-policy-'))
after(() => rmSync(folder, { recursive: true }))
const policy = join(folder, 'policy')
const witness = createCosigner('w.example', new Uint8Array(32).fill(1)).verifierKey.text
writeFileSync(policy, `witness W ${witness} http://localhost:1/\nquorum W\n`)
const web = await startTestWeb({
  journal: { isOn: true, countries: null, networks: null, policy },
})
const entries = openOperatorEntries(web.dataDir)
const context = { entries, keyRing: web.context.keyRing, clock: systemClock, random: systemRandom }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const post = (path: string, body: string, cookie: string | null) =>
  web.call(path, { method: 'POST', body, cookie, headers: form })
const pageWith = async (cookie: string | null) =>
  (await web.call('/exploitation', { cookie })).text()

async function comeIn(): Promise<string> {
  const code = await issueCode(context)
  const response = await post('/exploitation/entree', `code=${code}`, null)
  assert.equal(response.status, 303)
  const [line = ''] = response.headers.getSetCookie()
  assert.match(line, /HttpOnly; Secure; SameSite=Strict/)
  return line.slice(0, line.indexOf(';'))
}

test('a code opens the page once; a forged cookie, a pupil and an ended session do not', async () => {
  const code = await issueCode(context)
  assert.equal(
    (await post('/exploitation/entree', `code=${code}`, null)).headers.getSetCookie().length,
    1,
  )
  assert.equal(
    (await post('/exploitation/entree', `code=${code}`, null)).headers.getSetCookie().length,
    0,
  )
  const late = { ...context, clock: { now: () => Date.now() - 11 * 60_000 } }
  const old = await post('/exploitation/entree', `code=${await issueCode(late)}`, null)
  assert.equal(old.headers.getSetCookie().length, 0)
  const cookie = await comeIn()
  const page = await pageWith(cookie)
  assert.match(page, /Ce qui passe en ce moment/)
  assert.doesNotMatch(page, /<script|style=|127\.0\.0\.1/)
  const session = newOperatorSession(systemRandom, Date.now())
  const forged = mintOperatorToken(web.context.keyRing.key(operatorKeyName), session)
  for (const stranger of [null, `${operatorCookie}=${forged}`, await web.signIn(web.school.head)]) {
    assert.match(await pageWith(stranger), /tapez ici le code/)
    assert.equal((await post('/exploitation/mesures', 'reseau=1', stranger)).status, 401)
  }
  assert.ok((await entries.endAll()) >= 1)
  assert.match(await pageWith(cookie), /tapez ici le code/)
})

test('a measure is taken, listed and undone over the page', async () => {
  const cookie = await comeIn()
  const done = await post('/exploitation/mesures', 'reseau=64500', cookie)
  assert.equal(done.headers.get('location'), '/exploitation?dit=done')
  assert.match(await pageWith(cookie), /Réseau AS64500 ralenti/)
  const undone = await post('/exploitation/mesures/fin', 'mesure=1', cookie)
  assert.equal(undone.headers.get('location'), '/exploitation?dit=undone')
  const gone = await post('/exploitation/mesures', 'source=nobody', cookie)
  assert.equal(gone.headers.get('location'), '/exploitation?dit=gone')
})

test('witnesses that stay away are told in both languages, and told no more once they are back', async () => {
  const cookie = await comeIn()
  const [now, met] = [Date.now(), { at: 1, size: 300 }]
  assert.doesNotMatch(await pageWith(cookie), /quorum/)
  await writeQuorumState(web.dataDir, { since: now - 7.5 * 60_000, met })
  assert.match(await pageWith(cookie), /n’est plus atteint depuis .*\(7.min\)/)
  const english = await web.call('/exploitation?langue=en', { cookie })
  assert.match(await english.text(), /has not been met since .*\(7 min\)/)
  await writeQuorumState(web.dataDir, { since: now - 50 * 3_600_000, met })
  assert.match(await pageWith(cookie), /n’est plus atteint depuis \d{1,2}\S* .* \d{4}, \d\d:\d\d/)
  await writeQuorumState(web.dataDir, { since: 0, met: { at: Date.now() - 20_000, size: 310 } })
  assert.doesNotMatch(await pageWith(cookie), /quorum/)
})

test('a measure slows its source for 15 minutes, never one where enrolled people are known', () => {
  const known = new Map<string, number>()
  const measures = new SlowMeasures(seededRandom(1), (key) => known.get(key) ?? 0)
  const bot = { key: '192.0.2.1', network: 64_500 }
  const answer = measures.slow({ kind: 'source', key: bot.key, name: 'bot' }, 0)
  assert.equal(answer.state, 'done')
  const waits = Array.from({ length: 40 }, () => measures.waitMs(bot, 0))
  assert.equal(waits.filter((wait) => wait === null).length, 10)
  assert.ok(waits.every((wait) => wait === null || (wait >= 1_000 && wait <= 60_000)))
  assert.equal(measures.waitMs({ key: '192.0.2.2', network: 64_500 }, 0), null)
  known.set(bot.key, 1)
  assert.equal(measures.waitMs(bot, 0), null)
  assert.equal(measures.slow({ kind: 'source', key: bot.key, name: 'bot' }, 0).state, 'school')
  known.clear()
  assert.notEqual(measures.waitMs(bot, 1), null)
  assert.equal(measures.waitMs(bot, slowForMs), null)
})

const at = 1_700_000_040_000
function markOf(key: string) {
  return { key, name: key, high: 7, low: 9, place: 'unknown', network: null } as const
}
const people = new Map<string, PassedPerson>()
function personOf(name: string): PassedPerson {
  const person = people.get(name) ?? new PassedPerson(name)
  people.set(name, person)
  return person
}
function callOf(change: Partial<PassedCall>): PassedCall {
  return {
    atMs: at,
    tookMs: 3,
    source: markOf('a'),
    person: null,
    isExpected: null,
    path: '/',
    isLive: false,
    isUnsent: false,
    status: 200,
    signIn: null,
    claimed: null,
    ...change,
  }
}

test('small streams of known truth come out as their slices, each unit in exactly one', () => {
  const estimate = new TrafficEstimate(at, (key) => (key === 'school' ? 600 : 0))
  const school = markOf('school')
  const repeat = (times: number, change: Partial<PassedCall>) => {
    for (let call = 0; call < times; call += 1) estimate.seeCall(callOf(change))
  }
  repeat(500, { source: school })
  for (let pupil = 0; pupil < 600; pupil += 1) {
    repeat(1, { source: school, person: personOf(`p${pupil}`), isExpected: true })
  }
  repeat(30, { source: school, signIn: 'wrong', status: 401 })
  repeat(40, { source: markOf('home'), person: personOf('q'), isExpected: false })
  repeat(1, {
    source: markOf('tired'),
    person: personOf('r'),
    isExpected: true,
    path: '/x',
    status: 503,
  })
  repeat(1, { source: markOf('tired'), person: personOf('r'), isExpected: true, path: '/x' })
  repeat(2_000, { source: markOf('stuffing'), signIn: 'wrong', status: 401 })
  repeat(90, { source: markOf('scan'), status: 404, path: '/wp-login.php' })
  repeat(5_000, { source: markOf('flood') })
  for (let socket = 0; socket < 700; socket += 1) estimate.seeSilent(markOf('slow'), at)
  repeat(12, { source: markOf('stranger') })
  const [now] = estimate.look(at)
  assert.deepEqual(now?.slices, {
    expected: 1_131,
    unexpected: 40,
    retry: 1,
    credential: 2_000,
    scanner: 90,
    flood: 5_000,
    slowHold: 700,
    unknown: 12,
  })
  assert.equal(now.load, 8_974)
  assert.deepEqual(now.suspects.map(({ source }) => source.key).sort(), [
    'flood',
    'scan',
    'slow',
    'stuffing',
  ])
  assert.equal(estimate.look(at + 70 * 60_000).length, 1)
})

test('a surge of our own errors and their repeats is ours, and a pupil’s page that asks too often too', () => {
  const estimate = new TrafficEstimate(at, () => 0)
  for (let person = 0; person < 50; person += 1) {
    for (let attempt = 0; attempt < 7; attempt += 1) {
      estimate.seeCall(callOf({ person: personOf(`p${person}`), isExpected: true, status: 503 }))
    }
  }
  for (let call = 0; call < 300; call += 1) {
    estimate.seeCall(callOf({ person: personOf('polling'), isExpected: true, path: '/poll' }))
  }
  const [now] = estimate.look(at)
  assert.equal(now?.slices.retry, 50 * 6 + 60)
  assert.equal(now.slices.expected, 50 + 240)
})
