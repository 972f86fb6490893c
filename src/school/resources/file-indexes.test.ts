/** Files are found by what they belong to without reading those of the whole installation. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'

const { database } = await withTestDatabase<SchoolTables>()

for (const [column, index] of [
  ['resource_id', 'file_by_resource'],
  ['exercise_id', 'file_by_exercise'],
  ['attempt_id', 'file_by_attempt'],
] as const)
  test(`files are found by ${column} over an index`, async () => {
    const plan = await database.kysely.transaction().execute(async (trx) => {
      // Over a table as small as a test's, reading all of it is cheaper.
      await sql`set local enable_seqscan = off`.execute(trx)
      const { rows } = await sql`explain (format json) select from file
        where ${sql.ref(column)} = '01890000-0000-7000-8000-000000000001'`.execute(trx)
      return JSON.stringify(rows)
    })
    assert.ok(plan.includes(`"${index}"`), plan)
  })
