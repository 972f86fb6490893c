/**
 * The thread that brings the journal of a cell into its public log, every ten seconds, so that no
 * request waits for a hash. Whoever starts it holds the cell's lock on it.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { createLog } from '#engine/log/log.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { journalDayOf } from '#pipes/journal/day-secrets.ts'
import { forgetDayKeys } from '#pipes/journal/forget-day-keys.ts'
import { openSequencer, type Sequencer } from '#pipes/journal/open-sequencer.ts'
import { logFolder } from '#pipes/public-log/journal-folder.ts'
import { folderSource } from '#pipes/public-log/log-source-store.ts'
import { createNoteSigner } from '#pipes/public-log/note-key.ts'
import { OtherWriterError, openTileLog, type TileLog } from '#pipes/public-log/open-tile-log.ts'
import { keepQuorumState, type QuorumKeeper } from '#pipes/witnesses/keep-quorum-state.ts'
import { requestCosignatures } from '#pipes/witnesses/request-cosignatures.ts'
import { readLogPolicyFile } from './log-policy-file.ts'
import type { SequencerEnd, SequencerWish } from './sequencer.ts'
import { yieldToRequests } from './yield-to-requests.ts'

/** After a step that failed: give or take a fifth. */
const retryMs = 5_000
/** For all tries of all witnesses at one checkpoint. */
const cosignMs = 5_000

const { dataDir, everyMs, logLevel, origin, policy, seed } = workerData as SequencerWish
const log = createLog({ level: logLevel, readable: false, destination: process.stderr })
const stopped = new AbortController()
/** Another process brings the journal into the log from now on: nothing more is written here. */
let isTaken = false
parentPort?.once('message', (why: SequencerEnd) => {
  isTaken = why === 'taken'
  stopped.abort()
})

interface OpenLog {
  readonly sequencer: Sequencer
  readonly tiles: TileLog
}

async function open(): Promise<OpenLog> {
  const signer = createNoteSigner(origin, seed)
  const tiles = await openTileLog(logFolder(dataDir), { origin, signer })
  const sequencer = await openSequencer({
    dataDir,
    log,
    tiles,
    keys: openDayKeys(dataDir, systemRandom),
    clock: systemClock,
    chance: randomBytes,
  })
  return { sequencer, tiles }
}

let forgottenOn = ''
async function forgetOnceADay(): Promise<void> {
  const today = journalDayOf(systemClock.now())
  if (today === forgottenOn) return
  forgottenOn = today
  const days = await forgetDayKeys(dataDir, { clock: systemClock, random: systemRandom })
  if (days.length > 0) log.info({ days }, 'the time of these days of the journal was over')
}

let toldSize = -1
/** To whoever tells the database: there it outlives this folder. */
async function tell(tiles: TileLog): Promise<void> {
  if (tiles.size === toldSize) return
  const { size } = tiles
  parentPort?.postMessage({ origin, size, checkpoint: await tiles.checkpoint() })
  toldSize = size
}

const { quorum, witnesses } = readLogPolicyFile(policy)
const seen = new Map<string, number>()
/** The newest checkpoint that witnesses were asked about, with what they gave. */
let cosigned = { size: -1, note: '' }
let areAllIn = false
let quorumKeeper: QuorumKeeper | null = null
/** Whether the witnesses that cosigned are enough; if they are not for long, the log is told. */
async function watchQuorum(): Promise<void> {
  if (quorum === null || quorum === 'none') return
  quorumKeeper ??= await keepQuorumState({ dataDir, quorum, clock: systemClock, log })
  await quorumKeeper.see(cosigned.note)
}

/** Whoever does not answer in time is asked again at the next checkpoint. */
async function askWitnesses(tiles: TileLog): Promise<void> {
  const { size } = tiles
  if (witnesses.length === 0 || (size === cosigned.size && areAllIn)) return
  const note = await tiles.checkpoint()
  const lines = await requestCosignatures({
    source: folderSource(logFolder(dataDir)),
    note,
    witnesses,
    seen,
    deadlineMs: cosignMs,
    chance: Math.random,
    onFailure: (witness, why) => log.warn({ witness, why }, 'a witness did not cosign'),
  })
  if (isTaken) return
  if (lines.length > 0) await tiles.addCosignatures(note, lines)
  areAllIn = lines.length >= witnesses.length
  cosigned = { size, note: note + lines.join('') }
}

const pause = (ms: number) => wait(ms, undefined, { signal: stopped.signal }).catch(() => undefined)

yieldToRequests()
let journal: OpenLog | null = null
while (!stopped.signal.aborted) {
  try {
    journal ??= await open()
    await forgetOnceADay()
    const { isBehind } = await journal.sequencer.step()
    if (isBehind) continue
    await tell(journal.tiles)
    await askWitnesses(journal.tiles)
    await watchQuorum()
    await pause(everyMs)
  } catch (err) {
    // What is in memory says nothing of the log that there is.
    if (err instanceof OtherWriterError) journal = null
    log.error({ err }, 'the journal was not brought into its log; it is tried again')
    await pause(retryMs * (0.8 + 0.4 * Math.random()))
  }
}
// What the process wrote as it stopped; the rest is taken at the next start.
try {
  if (journal !== null && !isTaken) {
    await journal.sequencer.step()
    await tell(journal.tiles)
  }
} catch (err) {
  log.error({ err }, 'left to the next start')
}
parentPort?.close()
