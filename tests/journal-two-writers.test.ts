/**
 * Two processes that both take themselves for the log's only writer, as after a connection to the
 * database that broke: what one has signed the other takes back in nothing, and the log goes on.
 */
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { verifyRecords } from '#pipes/journal/verify-records.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { OtherWriterError } from '#pipes/public-log/open-tile-log.ts'
import type { SequencerEnd, SequencerWish } from '#roles/sequencer.ts'
import { openTestSequencer } from './test-journal.ts'
import { openTestLog, testFolder, testOrigin, testSeed } from './test-log.ts'
import { openTestRecorder, showCalls } from './test-recorder.ts'

/** The start of the run, and so many calls. */
async function record(dataDir: string, calls: number): Promise<void> {
  const { queue, recorder, writer } = openTestRecorder(dataDir)
  showCalls(recorder, calls)
  await queue.drain(10_000)
  await writer.close()
}

async function assertSound(dataDir: string, records: number): Promise<void> {
  const check = await verifyRecords(dataDir, { nowMs: Date.now() })
  assert.deepEqual([check.flaws, check.gaps, check.records], [[], [], records])
}

test('one that knows an older log seals nothing over what the other has signed', async (t) => {
  const dataDir = testFolder(t)
  const late = await openTestSequencer(dataDir)
  const other = await openTestSequencer(dataDir)
  await record(dataDir, 30)
  await other.step()
  await record(dataDir, 50)
  await assert.rejects(late.step(), OtherWriterError)
  await assertSound(dataDir, 31)
  await (await openTestSequencer(dataDir)).step()
  await assertSound(dataDir, 82)
})

/** The thread that sequences, and how far it tells to have come. */
function startThread(t: TestContext, dataDir: string, everyMs: number) {
  const wish: SequencerWish = {
    ...{ dataDir, everyMs, origin: testOrigin, seed: testSeed },
    ...{ policy: null, logLevel: 'fatal' },
  }
  const script = join(import.meta.dirname, '../src/roles/sequencer-worker.ts')
  const worker = new Worker(script, { workerData: wish })
  t.after(() => worker.terminate())
  return {
    async nextSize(): Promise<number> {
      const [told] = (await once(worker, 'message')) as [{ readonly size: number }]
      return told.size
    },
    async end(why: SequencerEnd): Promise<void> {
      const gone = once(worker, 'exit')
      worker.postMessage(why)
      await gone
    },
  }
}

test('one whose place was taken stops as it is; one that is stopped brings the rest in', async (t) => {
  for (const why of ['taken', 'stop'] as const) {
    const dataDir = testFolder(t)
    await record(dataDir, 5)
    const thread = startThread(t, dataDir, 3_600_000)
    const size = await thread.nextSize()
    await record(dataDir, 50)
    await thread.end(why)
    const after = (await openTestLog(logFolder(dataDir))).size
    assert.equal(after === size, why === 'taken')
  }
})

test('one that meets what another has signed goes on from there', async (t) => {
  const dataDir = testFolder(t)
  await record(dataDir, 5)
  const thread = startThread(t, dataDir, 50)
  const size = await thread.nextSize()
  // The other writer, apart, so that nothing depends on whose turn it is; its checkpoint comes last.
  const apart = testFolder(t)
  cpSync(dataDir, apart, { recursive: true })
  await record(apart, 40)
  await (await openTestSequencer(apart)).step()
  const checkpoint = join(logFolder(''), 'checkpoint')
  const isLeft = (path: string): boolean => path.endsWith(checkpoint) || path.endsWith('segments')
  cpSync(apart, dataDir, { recursive: true, filter: (path) => !isLeft(path) })
  cpSync(join(apart, checkpoint), join(dataDir, checkpoint))
  await record(dataDir, 50)
  assert.ok((await thread.nextSize()) > size)
  await thread.end('stop')
  await assertSound(dataDir, 6 + 41 + 51)
})
