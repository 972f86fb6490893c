/**
 * A step of the sequencer that ends between sealing and noting leaves files that belong to nothing.
 * The next step may cut its files elsewhere: none of the old ones may stand between them and be
 * taken for one that somebody altered.
 */
import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, readdirSync, rmdirSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { listRecords } from '#pipes/journal/sealed-records-store.ts'
import { verifyRecords } from '#pipes/journal/verify-records.ts'
import { openTestSequencer } from './test-journal.ts'
import { testFolder } from './test-log.ts'
import { openTestRecorder, showCalls } from './test-recorder.ts'

/** Two processes have written more than one file holds, and nobody has taken any of it. */
async function openTwoRuns(t: TestContext) {
  const dataDir = testFolder(t)
  const runs = [openTestRecorder(dataDir), openTestRecorder(dataDir)] as const
  for (const { queue, recorder } of runs) {
    for (let frame = 0; frame < 60; frame += 1) {
      showCalls(recorder, recorder === runs[0].recorder ? 100 : 77)
      await queue.drain(5_000)
    }
  }
  t.after(async () => {
    for (const { writer } of runs) await writer.close()
  })
  const [first, second] = runs
  waitsSince(dataDir, first.run, 1_000)
  waitsSince(dataDir, second.run, 2_000)
  return { dataDir, first, second }
}

/** Its segments were last written to then: of runs, the one that waited longest is taken first. */
function waitsSince(dataDir: string, run: string, second: number): void {
  const folder = join(dataDir, 'journal/segments', run)
  for (const name of readdirSync(folder)) utimesSync(join(folder, name), second, second)
}

async function assertSound(dataDir: string): Promise<void> {
  const { flaws, gaps, records } = await verifyRecords(dataDir, { nowMs: Date.now() })
  assert.deepEqual([flaws, gaps], [[], []])
  // The calls, and the start of each run.
  assert.equal(records, 60 * 177 + 2)
}

test('a process died after it sealed and before it noted: its files are of no step', async (t) => {
  const { dataDir, first } = await openTwoRuns(t)
  const other = testFolder(t)
  cpSync(dataDir, other, { recursive: true, preserveTimestamps: true })
  await (await openTestSequencer(other)).step()
  const records = join('journal', 'records')
  cpSync(join(other, records), join(dataDir, records), { recursive: true })
  assert.ok((await listRecords(dataDir)).length > 2)

  waitsSince(dataDir, first.run, 3_000)
  await (await openTestSequencer(dataDir)).step()
  await assertSound(dataDir)
})

test('what was taken could not be noted: the same sequencer goes on by itself', async (t) => {
  const { dataDir, first } = await openTwoRuns(t)
  const sequencer = await openTestSequencer(dataDir)
  const inTheWay = join(dataDir, 'journal/sequencer.json')
  mkdirSync(inTheWay)
  await assert.rejects(sequencer.step())
  assert.deepEqual(await listRecords(dataDir), [], 'a disk that is full is not filled further')
  rmdirSync(inTheWay)

  waitsSince(dataDir, first.run, 3_000)
  await sequencer.step()
  assert.ok(existsSync(inTheWay))
  await assertSound(dataDir)
})
