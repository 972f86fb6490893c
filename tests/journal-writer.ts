/**
 * A process that keeps a journal, for tests that kill it: it records as fast as it can, tells which
 * records are on the disk, and brings them into the log between.
 *
 *   node tests/journal-writer.ts '{"dataDir":"…"}'
 */

import { randomBytes } from 'node:crypto'
import { silentLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { openSequencer } from '#pipes/journal/open-sequencer.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { openTileLog } from '#pipes/public-log/open-tile-log.ts'
import { testOrigin, testSigner } from './test-log.ts'
import { openTestRecorder, showCalls } from './test-recorder.ts'

const { dataDir } = JSON.parse(process.argv[2] ?? '{}') as { dataDir: string }
const { queue, recorder, run } = openTestRecorder(dataDir)

async function record(): Promise<void> {
  for (let told = 1; ; told += 50) {
    showCalls(recorder, 50)
    await queue.drain(10_000)
    // The start of the run is its number 0.
    process.stdout.write(`${JSON.stringify({ run, durable: told + 49 })}\n`)
  }
}
async function sequence(): Promise<void> {
  const tiles = await openTileLog(logFolder(dataDir), { origin: testOrigin, signer: testSigner })
  const sequencer = await openSequencer({
    dataDir,
    tiles,
    log: silentLog,
    keys: openDayKeys(dataDir, systemRandom),
    clock: systemClock,
    chance: randomBytes,
  })
  for (;;) await sequencer.step()
}
await Promise.all([record(), sequence()])
