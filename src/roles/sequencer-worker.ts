/**
 * The thread that brings the journal of a cell into its public log, every ten seconds, so that no
 * request waits for a hash. Whoever starts it holds the cell's lock on it.
 */
import { randomBytes } from 'node:crypto'
import { readlinkSync } from 'node:fs'
import { setPriority } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { createLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { journalDayOf } from '#pipes/journal/day-secrets.ts'
import { forgetDayKeys } from '#pipes/journal/forget-day-keys.ts'
import { createNoteSigner } from '#pipes/journal/note-key.ts'
import { logFolder, openSequencer, type Sequencer } from '#pipes/journal/sequence-journal.ts'
import { openTileLog } from '#pipes/journal/tile-log-store.ts'
import type { SequencerWish } from './sequencer.ts'

const lowPriority = 10
/** After a step that failed: give or take a fifth. */
const retryMs = 5_000

const { dataDir, everyMs, logLevel, origin, seed } = workerData as SequencerWish
const log = createLog({ level: logLevel, readable: false, destination: process.stderr })
const stopped = new AbortController()
parentPort?.once('message', () => stopped.abort())

/** Only this thread goes behind the others; where the system does not know threads, none does. */
function yieldToRequests(): void {
  if (process.platform !== 'linux') return
  const [, thread] = /task\/(\d+)$/.exec(readlinkSync('/proc/thread-self')) ?? []
  if (thread !== undefined) setPriority(Number(thread), lowPriority)
}

async function open(): Promise<Sequencer> {
  const signer = createNoteSigner(origin, seed)
  return openSequencer({
    dataDir,
    log,
    tiles: await openTileLog(logFolder(dataDir), { origin, signer }),
    keys: openDayKeys(dataDir, systemRandom),
    clock: systemClock,
    chance: randomBytes,
  })
}

let forgottenOn = ''
async function forgetOnceADay(): Promise<void> {
  const today = journalDayOf(systemClock.now())
  if (today === forgottenOn) return
  forgottenOn = today
  const days = await forgetDayKeys(dataDir, { clock: systemClock, random: systemRandom })
  if (days.length > 0) log.info({ days }, 'the time of these days of the journal was over')
}

const pause = (ms: number) => wait(ms, undefined, { signal: stopped.signal }).catch(() => undefined)

yieldToRequests()
let sequencer: Sequencer | null = null
while (!stopped.signal.aborted) {
  try {
    sequencer ??= await open()
    await forgetOnceADay()
    const { isBehind } = await sequencer.step()
    if (!isBehind) await pause(everyMs)
  } catch (err) {
    log.error({ err }, 'the journal was not brought into its log; it is tried again')
    await pause(retryMs * (0.8 + 0.4 * Math.random()))
  }
}
// What the process wrote as it stopped; the rest is taken at the next start.
await sequencer?.step().catch((err: unknown) => log.error({ err }, 'left to the next start'))
parentPort?.close()
