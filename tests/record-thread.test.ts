/**
 * The thread that writes a process's journal: what it is told is in the log once it said so, also behind one that
 * died in the middle; what that had in hand is told to be lost.
 */
import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { silentLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { openOrigins } from '#pipes/journal/origin-reader.ts'
import { queueLines } from '#pipes/journal/queue-lines.ts'
import { recordTraffic } from '#pipes/journal/record-traffic.ts'
import { verifyRecords } from '#pipes/journal/verify-records.ts'
import { newRun } from '#roles/journal.ts'
import { openRecordThread, startWorker } from '#roles/record-thread.ts'
import { sequenceTestJournal } from './test-journal.ts'
import { testFolder } from './test-log.ts'
import { showCalls } from './test-recorder.ts'

function open(context: TestContext) {
  const dataDir = testFolder(context)
  const random = systemRandom
  const run = newRun(random)
  const workers: Worker[] = []
  const writer = openRecordThread({ dataDir, run }, silentLog, (wish) => {
    const worker = startWorker(wish)
    workers.push(worker)
    return worker
  })
  context.after(() => writer.close())
  const queue = queueLines({ random, clock: systemClock, writer, log: silentLog })
  const { secretsOf } = openDayKeys(dataDir, random)
  const origins = openOrigins({ country: null, network: null })
  const shared = { run, random, clock: systemClock, log: silentLog, version: 'test' }
  const recorder = recordTraffic({ ...shared, secretsOf, origins, queue })
  return { dataDir, queue, recorder, workers, writer }
}

async function check(dataDir: string) {
  await sequenceTestJournal(dataDir)
  const { flaws, gaps, records } = await verifyRecords(dataDir, { nowMs: Date.now() })
  const missing = gaps.map((gap) => ({ missing: gap.missing, told: gap.told }))
  return { flaws, missing, records }
}

test('what was told is on the disk, and the thread ends when it is told to', async (context) => {
  const { dataDir, recorder, workers, writer } = open(context)
  showCalls(recorder, 300)
  assert.equal(await recorder.stop(), true)
  await writer.close()
  assert.equal(workers.length, 1)
  // Its start, its end, and the calls.
  assert.deepEqual(await check(dataDir), { flaws: [], missing: [], records: 302 })
})

test('one that dies is begun anew behind what it wrote, and what it had in hand is told to be lost', async (context) => {
  const { dataDir, queue, recorder, workers } = open(context)
  showCalls(recorder, 20)
  await queue.drain(10_000)
  showCalls(recorder, 30)
  const draining = queue.drain(10_000)
  // Before it has read what was sent to it.
  await workers[0]?.terminate()
  assert.equal(await draining, true)
  showCalls(recorder, 40)
  assert.equal(await recorder.stop(), true)
  assert.equal(workers.length, 2)
  const { flaws, missing, records } = await check(dataDir)
  assert.deepEqual(flaws, [])
  const [gap = { missing: 0, told: 0 }] = missing
  // What nobody knows of may have been written after all.
  assert.equal(gap.told, recorder.takeLost())
  assert.equal(gap.told, 30)
  assert.ok(gap.missing <= 30)
  // Both ends of the run, the word of the loss, and the calls.
  assert.equal(records, 93 - gap.missing)
})

test('one that never begins is not begun for every batch, and lines wait for it', async (context) => {
  const wish = { dataDir: testFolder(context), run: newRun(systemRandom) }
  let begun = 0
  const writer = openRecordThread(wish, silentLog, () => {
    begun += 1
    return new Worker('process.exit(1)', { eval: true })
  })
  const batch = { day: '2027-04-06', text: Buffer.from('[],[],'), count: 2 }
  assert.deepEqual(await writer.append(batch), { lost: 2 })
  await assert.rejects(writer.append(batch), /does not begin/)
  assert.equal(begun, 1)
})
