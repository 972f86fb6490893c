/** The calendar applied to a real database: new, again, and changed. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { changesOf } from '#school/roster/import-report.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { testMorning } from '../../../tests/test-school.ts'
import { importCalendar } from './import-calendar.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const context = { db, clock: fixedClock(testMorning), random: systemRandom }
const options = { dryRun: false, actorId: null }
const path = new URL('../../../tests/fixtures/roster/vacances.csv', import.meta.url)
const file = { name: 'vacances.csv', bytes: readFileSync(path) }

test('holidays of three zones, the second time nothing', async () => {
  const dry = await importCalendar(context, file, { ...options, dryRun: true })
  assert.deepEqual([dry.applied, dry.report.created], [false, { period: 9 }])
  const { report } = await importCalendar(context, file, options)
  assert.deepEqual(report.created, { period: 9 })
  assert.deepEqual(report.rejected, { period: 3 })
  assert.ok(report.warnings.some(({ code }) => code === 'calendar_ends'))
  const again = await importCalendar(context, file, options)
  assert.equal(changesOf(again.report), 0)
  const coverage = await db.selectFrom('calendar_coverage').selectAll().orderBy('zone').execute()
  assert.deepEqual(
    coverage.map(({ zone, known_until }) => [zone, known_until]),
    [
      ['A', '2027-01-20'],
      ['B', '2027-01-20'],
      ['C', '2027-01-20'],
    ],
  )
})

test('dates that moved are moved, a school’s own are left alone', async () => {
  await db
    .insertInto('school')
    .values({
      uai: '7200001A',
      name: 'École de Corse',
      kind: 'primaire',
      zone: 'corse',
      opened_at: new Date(),
    })
    .execute()
  const alone = await importCalendar(context, file, options)
  assert.ok(alone.report.warnings.some(({ code }) => code === 'schools_without_zone'))
  const text = Buffer.from(file.bytes).toString()
  const later = text.replace('2026-10-17,True,True', '2026-10-17,False,False')
  const moved = { name: file.name, bytes: Buffer.from(later) }
  const { report } = await importCalendar(context, moved, options)
  assert.deepEqual([report.created, report.deactivated], [{ period: 2 }, { period: 2 }])
})

test('another file is refused and nothing changes', async () => {
  const wrong = { name: 'x.csv', bytes: Buffer.from('a;b\n1;2\n') }
  const { refusal } = await importCalendar(context, wrong, options)
  assert.equal(refusal?.code, 'file_unreadable')
})
