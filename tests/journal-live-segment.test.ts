/**
 * A segment that somebody still writes to is not taken for that of a process that is gone: not when the
 * wall clock jumps, not when the machine slept, and where its writer only stood still, nothing is lost.
 */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { silentLog } from '#engine/log/log.ts'
import { fixedClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { openSequencer } from '#pipes/journal/open-sequencer.ts'
import { runSilentMs } from '#pipes/journal/run-silence.ts'
import { verifyRecords } from '#pipes/journal/verify-records.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { openTestLog, testFolder } from './test-log.ts'
import { openTestRecorder, showCalls } from './test-recorder.ts'

const hourMs = 3_600_000

/** A process that writes, and a sequencer with its own steady clock; both see one wall clock. */
async function open(context: TestContext) {
  const dataDir = testFolder(context)
  const wall = fixedClock('2026-04-07T08:00:00Z')
  const sequencers = fixedClock(0)
  const clockOf = ({ monotonicMs }: typeof wall) => ({ now: wall.now, monotonicMs })
  const opened = openTestRecorder(dataDir, { clock: clockOf(fixedClock(0)) })
  context.after(() => opened.writer.close())
  const sequencer = await openSequencer({
    dataDir,
    log: silentLog,
    tiles: await openTestLog(logFolder(dataDir)),
    keys: openDayKeys(dataDir, systemRandom),
    clock: clockOf(sequencers),
    chance: randomBytes,
  })
  const folder = join(dataDir, 'journal/segments', opened.run)
  const names = () => (existsSync(folder) ? readdirSync(folder) : [])
  const record = async (count: number): Promise<void> => {
    showCalls(opened.recorder, count)
    await opened.queue.drain(5_000)
  }
  return { dataDir, names, record, sequencer, sequencers, wall }
}

async function assertAllThere(dataDir: string, records: number): Promise<void> {
  const check = await verifyRecords(dataDir, { nowMs: 0 })
  assert.deepEqual([check.records, check.flaws, check.gaps], [records, [], []])
}

test('a wall clock that jumps takes no segment away from whoever writes to it', async (context) => {
  const { dataDir, names, record, sequencer, wall } = await open(context)
  await record(10)
  await sequencer.step()
  wall.set(Date.now() + 48 * hourMs)
  await sequencer.step()
  await sequencer.step()
  assert.deepEqual(names(), ['00000000.segment'])
  await record(500)
  await sequencer.step()
  await assertAllThere(dataDir, 511)
})

test('a segment goes when nothing came for a minute, and not a minute after its last byte was seen', async (context) => {
  const { dataDir, names, record, sequencer, sequencers } = await open(context)
  await record(10)
  await sequencer.step()
  sequencers.advance(runSilentMs - 1)
  await record(1)
  await sequencer.step()
  sequencers.advance(runSilentMs - 1)
  await sequencer.step()
  assert.equal(names().length, 1)
  sequencers.advance(1)
  await sequencer.step()
  assert.deepEqual(names(), [])
  await assertAllThere(dataDir, 12)
})

test('a process that stood still until its segment was gone goes on in a new one', async (context) => {
  const { dataDir, names, record, sequencer, sequencers } = await open(context)
  await record(10)
  await sequencer.step()
  sequencers.advance(runSilentMs)
  await sequencer.step()
  assert.deepEqual(names(), [])
  await record(500)
  assert.deepEqual(names(), ['00000001.segment'])
  await record(20)
  assert.deepEqual(names(), ['00000001.segment'])
  await sequencer.step()
  await assertAllThere(dataDir, 531)
})
