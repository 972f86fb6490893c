/** Half-days of reports that are given out again, once fewer days of the period can be counted. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClassReports, PupilReports } from '#contract/reports.ts'
import { fixedClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { FindPresence } from '#school/attendance/presence.ts'
import { replaceGradingPeriods } from '#school/grades/replace-grading-periods.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withTestDatabase } from '../../../tests/test-database.ts'
import { startTestHttpServer } from '../../../tests/test-http-server.ts'
import { addTestLesson, createTestSchool, type TestPerson } from '../../../tests/test-school.ts'
import { reportRoutes } from './report-routes.ts'

const { database } = await withTestDatabase<SchoolTables>()
const db = database.kysely
const clock = fixedClock('2026-11-26T12:00:00Z')
const school = await createTestSchool(db)
const { classA, courseA, head, pupilA1, pupilA2, teacherA, uai, yearId } = school
const lessonDays = ['2026-11-24', '2026-11-25', '2026-11-27'] as const
/** Both came on every day, and none of it is kept longer than a month. */
const findPresence: FindPresence = async (accountIds, fromDay, untilDay) =>
  lessonDays
    .filter((onDay) => fromDay <= onDay && onDay <= untilDay)
    .flatMap((onDay) =>
      accountIds.map((accountId) => ({
        accountId,
        onDay,
        arrivedAtMs: Date.parse(`${onDay}T07:20:00Z`),
        claimedAtMs: null,
      })),
    )
const findOutages = async () => []
const room = { db, clock, random: systemRandom, findPresence, findOutages, presenceKeptDays: 31 }
const server = await startTestHttpServer({ db, routes: reportRoutes(room) })
test.after(() => server.stop())
const newId = (): Id => mintId(clock, systemRandom)
const first = newId()
expectValue(
  await replaceGradingPeriods(room, {
    uai,
    yearId,
    periods: [{ id: first, label: 'Trimestre 1', startsOn: '2026-09-01', endsOn: '2026-11-30' }],
  }),
)
for (const onDate of lessonDays) {
  const times = { startsAt: `${onDate}T07:30:00Z`, endsAt: `${onDate}T08:25:00Z` }
  await addTestLesson(db, { uai, courseId: courseA, onDate, ...times })
}

const say = async (pupil: TestPerson, text: string, was = '') => {
  const path = `/api/courses/${courseA}/periods/${first}/appreciations/${pupil.personId}`
  assert.equal((await server.call(teacherA, 'PUT', path, { text, was })).status, 200)
}
const publishings = `/api/classes/${classA}/periods/${first}/publishings`
const publish = async () =>
  assert.equal((await server.call(head, 'POST', publishings, { id: newId() })).status, 200)
async function presentOf(pupil: TestPerson): Promise<number | null> {
  const path = `/api/pupils/${pupil.personId}/reports`
  const { body } = await server.call<PupilReports>(pupil, 'GET', path)
  return body.reports[0]?.report.halfDays?.counts.present ?? null
}

test('given out again, a report has no fewer half-days than before, whatever is forgotten since', async () => {
  await say(pupilA1, 'Bien.')
  await say(pupilA2, 'Très bien.')
  await publish()
  assert.deepEqual([await presentOf(pupilA1), await presentOf(pupilA2)], [2, 2])
  // As many days can still be counted: the new count stands.
  clock.set('2026-11-27T12:00:00Z')
  await publish()
  assert.equal(await presentOf(pupilA2), 3)

  // Part of the days is gone, then all of them.
  for (const [at, text, was] of [
    ['2026-12-26T12:00:00Z', 'Bien !', 'Bien.'],
    ['2027-01-10T12:00:00Z', 'Bien !!', 'Bien !'],
  ] as const) {
    clock.set(at)
    await say(pupilA1, text, was)
    const path = `/api/classes/${classA}/reports?period=${first}`
    const { body } = await server.call<ClassReports>(head, 'GET', path)
    assert.deepEqual(
      body.reports.map(({ halfDays }) => halfDays?.counts.present),
      [3, 3],
    )
    await publish()
    assert.deepEqual([await presentOf(pupilA1), await presentOf(pupilA2)], [3, 3])
  }
  // Whoever takes them back has them counted anew.
  assert.equal((await server.call(head, 'DELETE', publishings)).status, 200)
  await publish()
  assert.equal(await presentOf(pupilA2), null)
})
