/** A journal on the disk as a cell leaves it: recorded, sealed, and in the signed log. */
import { randomBytes } from 'node:crypto'
import type { TestContext } from 'node:test'
import { silentLog } from '#engine/log/log.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { openSequencer, type Sequencer } from '#pipes/journal/open-sequencer.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { openTestLog, testFolder } from './test-log.ts'
import { openTestRecorder, testCall } from './test-recorder.ts'

/** Forty requests from four addresses by each of these clocks, in the public log. */
export async function writeTestJournal(
  context: TestContext,
  clocks: readonly Clock[] = [systemClock],
): Promise<string> {
  const dataDir = testFolder(context)
  for (const clock of clocks) {
    const { queue, recorder, writer } = openTestRecorder(dataDir, { clock })
    for (let at = 0; at < 40; at += 1) {
      const began = { atMs: clock.now(), steadyMs: clock.monotonicMs() }
      recorder.seeCall(testCall({ address: `192.0.2.${1 + (at % 4)}`, began }))
    }
    await queue.drain(10_000)
    await writer.close()
  }
  await sequenceTestJournal(dataDir)
  return dataDir
}

/** Brings what was recorded into the signed log. */
export async function sequenceTestJournal(dataDir: string): Promise<void> {
  await (await openTestSequencer(dataDir)).step()
}

export async function openTestSequencer(dataDir: string): Promise<Sequencer> {
  return openSequencer({
    dataDir,
    log: silentLog,
    tiles: await openTestLog(logFolder(dataDir)),
    keys: openDayKeys(dataDir, systemRandom),
    clock: systemClock,
    chance: randomBytes,
  })
}
