/** A school year whose days move keeps its grading periods within it, or says which one is in the way. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { moveSchoolYear } from '#school/timetable/move-school-year.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool, testYear } from '../../../tests/test-school.ts'
import { replaceGradingPeriods } from './replace-grading-periods.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-24T09:30:00Z')
const context = { db, clock, random: systemRandom }
const { head, otherSchool, uai, yearId } = await createTestSchool(db)
const newId = (): Id => mintId(clock, systemRandom)
const periods = [
  { id: newId(), label: 'Trimestre 2', startsOn: '2026-12-01', endsOn: '2027-03-07' },
  { id: newId(), label: 'Trimestre 3', startsOn: '2027-03-08', endsOn: testYear.endsOn },
]
const weekAMonday = testYear.startsOn
const moveTo = (endsOn: string, ofSchool = uai) =>
  moveSchoolYear(context, head.personId, ofSchool, yearId, { ...testYear, endsOn, weekAMonday })
const standing = () =>
  db
    .selectFrom('grading_period')
    .select(['id', 'label', 'starts_on as startsOn', 'ends_on as endsOn'])
    .orderBy('starts_on')
    .execute()
const yearEnd = async () => {
  const year = db.selectFrom('school_year').select('ends_on').where('id', '=', yearId)
  return (await year.executeTakeFirstOrThrow()).ends_on
}

test('the last period ends with a year that is cut, and can be saved again as it stands', async () => {
  expectValue(await replaceGradingPeriods(context, { uai, yearId, periods }))
  expectValue(await moveTo('2027-06-15'))
  const cut = await standing()
  assert.deepEqual(
    cut.map(({ endsOn }) => endsOn),
    ['2027-03-07', '2027-06-15'],
  )
  expectValue(await replaceGradingPeriods(context, { uai, yearId, periods: cut }))
  expectValue(await moveTo(testYear.endsOn))
  assert.deepEqual(await standing(), periods)
})

test('a period with no day left in the year is named, and nothing is moved', async () => {
  const refused = await moveTo('2027-02-27')
  assert.deepEqual(refused.ok ? null : refused.refusal, {
    code: 'bad_request',
    detail: { where: 'periods', label: 'Trimestre 3' },
  })
  assert.deepEqual([await standing(), await yearEnd()], [periods, testYear.endsOn])
})

test('the year of another school is not found, and its periods are told to nobody', async () => {
  const refused = await moveTo('2027-02-27', otherSchool.uai)
  assert.equal(refused.ok ? '' : refused.refusal.code, 'not_found')
})

/** Until somebody waits for a lock. */
async function untilOneWaits(): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(db)
    if (rows.length > 0) return
  }
}

test('periods that are written while the days move are judged by the days as they are then', async () => {
  const { written } = await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('school_year')
      .set({ ends_on: '2027-06-15' })
      .where('id', '=', yearId)
      .execute()
    const written = replaceGradingPeriods(context, { uai, yearId, periods })
    await untilOneWaits()
    return { written }
  })
  const refused = await written
  assert.deepEqual(refused.ok ? null : refused.refusal, {
    code: 'bad_request',
    detail: { where: 'outside_year' },
  })
})
