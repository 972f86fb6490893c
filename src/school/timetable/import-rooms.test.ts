/** A timetable that holds from a day to come and names other rooms: until then every lesson stays where it is. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { createTestSchool, testMorning } from '../../../tests/test-school.ts'
import { closeDays } from './close-days.ts'
import { importTimetable } from './import-timetable.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const context = { db, clock: fixedClock(testMorning), random: systemRandom }
const { head, uai } = await createTestSchool(db)

async function importWith(room: string, from: string | null) {
  const text = `jour;début;fin;classe;matière;enseignant;salle\njeudi;8h00;9h00;6e A;Mathématiques;;${room}\n`
  const job = { actorId: head.personId, uai, file: 'edt.csv', bytes: Buffer.from(text) }
  return expectValue(await importTimetable(context, { ...job, dryRun: false, from }))
}

/** Of the Thursdays from 26 November to 17 December. */
async function rooms(): Promise<(string | null)[]> {
  const rows = await db
    .selectFrom('lesson')
    .select('room')
    .where('on_date', '>=', '2026-11-26')
    .where('on_date', '<=', '2026-12-17')
    .orderBy('on_date')
    .execute()
  return rows.map(({ room }) => room)
}

test('the rooms change from that day on, whatever changes the timetable afterwards', async () => {
  await importWith('A1', null)
  assert.deepEqual(await rooms(), ['A1', 'A1', 'A1', 'A1'])
  const ids = () => db.selectFrom('lesson').select('id').orderBy('on_date').execute()
  const before = await ids()
  assert.equal((await importWith('B2', '2026-12-07')).updated.slot, 1)
  const wanted = ['A1', 'A1', 'B2', 'B2']
  assert.deepEqual(await rooms(), wanted)
  const february = { label: 'Travaux', startsOn: '2027-02-01', endsOn: '2027-02-01' }
  expectValue(await closeDays(context, head.personId, uai, february))
  assert.deepEqual(await rooms(), wanted)
  // The lessons are the same, with all that they may carry; and the same file again changes nothing.
  assert.deepEqual(await ids(), before)
  const again = await importWith('B2', '2026-12-07')
  assert.deepEqual([again.updated.slot, again.unchanged.slot], [undefined, 1])
  assert.deepEqual(await rooms(), wanted)
})
