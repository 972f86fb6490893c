/** One rule of forgetting that fails keeps none of the others from being done. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { sqlState } from '#engine/database/sql-state.ts'
import { forgetByNight } from '#roles/forget-by-night.ts'
import { startTestWeb } from './test-web.ts'

const { context, database } = await startTestWeb()
const db = database.kysely

async function oldNews(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from change_feed where at < now() - interval '8 days'`.execute(db)
  return rows[0]?.count ?? 0
}

test('a table that takes no more deletes leaves its own rows alone, and is told', async () => {
  await sql`update change_feed set at = now() - interval '9 days'`.execute(db)
  assert.ok((await oldNews()) > 0)
  const names = Object.keys((await forgetByNight(context)).counts).sort()
  await sql`update change_feed set at = now() - interval '9 days'`.execute(db)
  // The first rule of the night, and one in its midst.
  await sql`alter table submission rename to submission_elsewhere`.execute(db)
  await sql`alter table working_group rename to working_group_elsewhere`.execute(db)
  const { counts, errors } = await forgetByNight(context)
  assert.ok(errors.length >= 2)
  assert.ok(errors.every((error) => sqlState(error) === '42P01'))
  const missing = names.filter((name) => counts[name] === undefined)
  assert.ok(missing.length >= 2 && missing.length <= 6, missing.join())
  assert.equal(await oldNews(), 0)
})
