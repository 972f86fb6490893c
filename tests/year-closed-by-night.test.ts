/** The night closes a year that is over, and a server that remembers people believes it at once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addJob } from '#engine/jobs/job-runner.ts'
import { silentLog } from '#engine/log/log.ts'
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import { startWorker } from '#roles/worker.ts'
import { freshId, waitFor } from './live-device.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()
const { context, database, news, school } = web
const { course, pupil, yearId } = school.otherSchool

test('a pupil who is signed in follows the course of last year until the night, and no longer', async (t) => {
  const cookie = await web.signIn(pupil)
  const read = async () => (await web.call(`/api/courses/${course}`, { cookie })).status
  const today = dayOf(context.clock.now(), 'Europe/Paris')
  await database.kysely
    .updateTable('school_year')
    .set({ starts_on: addDays(today, -400), ends_on: addDays(today, -100) })
    .where('id', '=', yearId)
    .execute()
  assert.equal(await read(), 200, 'and is remembered from now on')
  const worker = await startWorker({ database, context, news, log: silentLog })
  t.after(() => worker.stop())
  await addJob(database.kysely, 'forget', { night: freshId() })
  await waitFor(async () => ((await read()) === 404 ? true : undefined), 'the night', 30_000)
  const { closed_at: closedAt } = await database.kysely
    .selectFrom('school_year')
    .select('closed_at')
    .where('id', '=', yearId)
    .executeTakeFirstOrThrow()
  assert.ok(closedAt !== null)
})
