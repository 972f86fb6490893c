/** Two processes on one database: what one ends, the other refuses within two seconds. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool, type TestSchool } from '../../../tests/test-school.ts'
import { startTestSignIn, type TestDevice, type TestSignIn } from '../../../tests/test-sign-in.ts'
import { setPassword } from './set-password.ts'

const { database } = await withTestDatabase<SchoolTables>()
const password = 'le tilleul sent bon'
let school: TestSchool
let here: TestSignIn
let there: TestSignIn

before(async () => {
  school = await createTestSchool(database.kysely)
  here = await startTestSignIn(database)
  there = await startTestSignIn(database, { like: here })
})
after(async () => {
  await there.stop()
  await here.stop()
})

/** The same browser, talking to the other process. */
function sameDevice(device: TestDevice): TestDevice {
  const twin = there.device()
  for (const [name, value] of device.jar) twin.jar.set(name, value)
  return twin
}

async function untilRefused(device: TestDevice): Promise<number> {
  const startMs = performance.now()
  while (performance.now() - startMs < 5_000) {
    const answer = await device.get('/api/me')
    if (answer.body.refusal === 'session_ended') return performance.now() - startMs
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  return Number.POSITIVE_INFINITY
}

async function signIn(): Promise<TestDevice> {
  const set = { personId: school.teacherA.personId, login: 'alain', password }
  expectValue(await setPassword(here.context, set))
  here.clock.advance(1)
  await Promise.all([here.news.catchUp(), there.news.catchUp()])
  const device = here.device()
  const answer = await device.post('/api/sign-in/password', { login: 'alain', password })
  assert.equal(answer.status, 200)
  return device
}

test('a session opened in one process is good in the other, and its end reaches both', async () => {
  const device = await signIn()
  const twin = sameDevice(device)
  assert.equal((await twin.get('/api/me')).status, 200)
  await device.post('/api/sign-out', { who: 'active' })
  const tookMs = await untilRefused(twin)
  assert.ok(tookMs < 2_000, `${tookMs} ms`)
})

test('a floor under an account reaches the other process', async () => {
  const twin = sameDevice(await signIn())
  assert.equal((await twin.get('/api/me')).status, 200)
  const set = { personId: school.teacherA.personId, login: 'alain', password }
  here.clock.advance(1)
  expectValue(await setPassword(here.context, set))
  const tookMs = await untilRefused(twin)
  assert.ok(tookMs < 2_000, `${tookMs} ms`)
})

test('a process that starts later knows what ended before', async () => {
  const device = await signIn()
  const copy = new Map(device.jar)
  await device.post('/api/sign-out', { who: 'active' })
  const late = await startTestSignIn(database, { like: here })
  try {
    const thief = late.device()
    for (const [name, value] of copy) thief.jar.set(name, value)
    assert.equal((await thief.get('/api/me')).body.refusal, 'session_ended')
  } finally {
    await late.stop()
  }
})

test('a process whose feed is cut off asks the database, and is not fooled', async () => {
  const device = await signIn()
  const cut = await startTestSignIn(database, { like: here })
  try {
    const twin = cut.device()
    for (const [name, value] of device.jar) twin.jar.set(name, value)
    assert.equal((await twin.get('/api/me')).status, 200)
    await cut.news.stop()
    await new Promise((resolve) => setTimeout(resolve, 5_100))
    assert.equal((await twin.get('/api/me')).status, 200)
    await device.post('/api/sign-out', { who: 'active' })
    assert.equal((await twin.get('/api/me')).body.refusal, 'session_ended')
  } finally {
    await cut.stop()
  }
})
