/** What ended stays ended while its token could be shown: over nights and restarts, real HTTP. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { readMigrations } from '#engine/database/migrate.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool, type TestSchool } from '../../../tests/test-school.ts'
import { startTestSignIn, type TestDevice, type TestSignIn } from '../../../tests/test-sign-in.ts'
import { forgetOldSignIns } from './forget-old-sign-ins.ts'
import { isSessionAlive, readLiveSessions } from './session-store.ts'
import { sessionLifeMs } from './session-token.ts'
import { setPassword } from './set-password.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const password = 'le tilleul sent bon'
const dayMs = 86_400_000
let school: TestSchool
let here: TestSignIn

before(async () => {
  school = await createTestSchool(db)
  here = await startTestSignIn(database)
  const { personId } = school.teacherA
  expectValue(await setPassword(here.context, { personId, login: 'alain', password }))
  here.clock.advance(1)
})
after(() => here.stop())

async function signIn(): Promise<TestDevice> {
  const device = here.device()
  const answer = await device.post('/api/sign-in/password', { login: 'alain', password })
  assert.equal(answer.status, 200, JSON.stringify(answer.body))
  return device
}

/** What the device is answered by a process that has just started. */
async function afterRestart(device: TestDevice): Promise<number> {
  const restarted = await startTestSignIn(database, { like: here })
  try {
    const again = restarted.device()
    for (const [name, value] of device.jar) again.jar.set(name, value)
    return (await again.get('/api/me')).status
  } finally {
    await restarted.stop()
  }
}

test('a session that was ended stays ended over the nights, whoever restarts', async () => {
  const lost = await signIn()
  const own = await signIn()
  const ended = await own.post('/api/device/sessions/end-others', {})
  assert.equal(ended.body.ended, 1)
  await here.news.catchUp()
  assert.equal((await lost.get('/api/me')).status, 401)

  for (const daysLater of [31, 58]) {
    here.clock.advance(daysLater * dayMs)
    await forgetOldSignIns(here.context)
    assert.equal(await afterRestart(lost), 401)
    assert.equal(await afterRestart(own), 200)
  }
  // The ninetieth day ends both by age, and only then is the row of no use.
  here.clock.advance(sessionLifeMs - 89 * dayMs)
  assert.equal((await forgetOldSignIns(here.context)).sessions, 1)
  assert.equal(await afterRestart(lost), 401)
  assert.equal(await afterRestart(own), 401)
})

test('what an earlier version may have forgotten is over for everybody, once', async () => {
  const migration = readMigrations().find(({ name }) => name === '0049-what-outlived-its-end')
  assert.ok(migration)
  const old = await signIn()
  here.clock.advance(1_000)
  const recent = await signIn()
  const accountId = school.teacherA.accountId
  const now = new Date(here.clock.now())
  const [recentRow, oldRow] = await readLiveSessions(db, accountId, now, 2)
  assert.ok(recentRow !== undefined && oldRow !== undefined)
  const aliveByDatabase = (row: { readonly id: string; readonly issued_at: Date }) =>
    isSessionAlive(db, {
      accountId,
      sessionId: row.id,
      issuedAtMs: row.issued_at.getTime(),
      shared: false,
      parked: false,
      pupilOnly: false,
    })

  // The new table of an installation without old accounts says nothing.
  assert.deepEqual(await db.selectFrom('session_floor').selectAll().execute(), [])
  assert.equal(await afterRestart(old), 200)

  // The update itself, run where an account is older than the job's 30 days.
  await sql`update account set created_at = now() - interval '31 days'
    where id = ${accountId}`.execute(db)
  await sql`drop table session_floor`.execute(db)
  await sql.raw(migration.sql).execute(db)
  const { rows } = await sql<{ days: number }>`
    select extract(epoch from now() - valid_from)::float8 / 86400 as days
    from session_floor`.execute(db)
  assert.ok(rows.length === 1 && Math.abs((rows[0]?.days ?? 0) - 30) < 0.1)

  // This test's clock is not the server's: the floor is put between its two sessions.
  await db.updateTable('session_floor').set({ valid_from: recentRow.issued_at }).execute()
  assert.equal(await afterRestart(old), 401)
  assert.equal(await afterRestart(recent), 200)
  assert.equal(await aliveByDatabase(oldRow), false)
  assert.equal(await aliveByDatabase(recentRow), true)
  const listed = await readLiveSessions(db, accountId, now, 2)
  assert.deepEqual(
    listed.map(({ id }) => id),
    [recentRow.id],
  )
})
