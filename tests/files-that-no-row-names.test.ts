/** The work of a night over a whole installation: what no row names is gone, and all else is there. */
import assert from 'node:assert/strict'
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { addJob } from '#engine/jobs/job-runner.ts'
import { silentLog } from '#engine/log/log.ts'
import { startWorker } from '#roles/worker.ts'
import { blobsLeft } from './blobs-left.ts'
import { freshId, waitFor } from './live-device.ts'
import { startTestWeb } from './test-web.ts'

const web = await startTestWeb()
const { context, database, dataDir, news, school } = web
const folder = join(dataDir, 'blobs')

/** As if it had been written two days ago. */
function age(key: string): void {
  const at = new Date(context.clock.now() - 2 * 86_400_000)
  utimesSync(join(folder, key.slice(0, 2), key), at, at)
}

async function upload(resourceId: string): Promise<void> {
  const answer = await web.call(`/api/resources/${resourceId}/files?name=a.gif`, {
    cookie: await web.signIn(school.teacherA),
    method: 'POST',
    body: Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64'),
    headers: { 'content-type': 'application/octet-stream' },
  })
  assert.equal(answer.status, 200, await answer.clone().text())
}

test('a night takes the bytes that a crash left, and leaves what a teacher kept', async (t) => {
  await upload(web.targets.resourceId ?? '')
  const kept = blobsLeft(folder)
  assert.ok(kept.length > 0)
  const [lost, young] = [
    await context.blobs.put(Buffer.from('a')),
    await context.blobs.put(Buffer.from('b')),
  ]
  for (const key of [...kept, lost]) age(key)
  const worker = await startWorker({ database, context, news, log: silentLog })
  t.after(() => worker.stop())
  await addJob(database.kysely, 'forget', { night: freshId() })
  await waitFor(
    async () => (blobsLeft(folder).includes(lost) ? undefined : true),
    'the sweep',
    30_000,
  )
  assert.deepEqual(blobsLeft(folder), [...kept, young].sort())
})
