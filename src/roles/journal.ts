/**
 * The journal in one process: what comes in is recorded, and a sign of life every second says that
 * there is somebody to record it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#engine/config/config.ts'
import type { TrafficWatch } from '#engine/http/traffic-watch.ts'
import type { WatchedTraffic } from '#engine/http/watch-traffic.ts'
import type { Log } from '#engine/log/log.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import { type Random, systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { journalDayOf } from '#pipes/journal/day-secrets.ts'
import type { OriginFinder } from '#pipes/journal/origin-reader.ts'
import { queueLines } from '#pipes/journal/queue-lines.ts'
import { recordTraffic } from '#pipes/journal/record-traffic.ts'
import { openCellOrigins } from './cell-origins.ts'
import { readListenOverflows } from './listen-overflows.ts'
import { watchLoopDelay } from './loop-delay.ts'
import { openRecordThread } from './record-thread.ts'

type Watched = Pick<WatchedTraffic, 'counts' | 'stopping'>

export interface JournalRole {
  readonly traffic: {
    readonly watch: TrafficWatch
    readonly onWatched: (traffic: Watched) => void
  }
  /** What the operator's live view takes from here: where an address is, and that a measure was taken. */
  readonly forLiveView: {
    readonly originOf: OriginFinder['find']
    readonly recordMeasure: (measure: { readonly what: string; readonly until: number }) => void
  }
  /** Once they are closed: all is on the disk when it resolves. */
  stop(): Promise<void>
}

const runBytes = 9
const heartbeatMs = 1_000

/** The name of one run of a process. */
export function newRun(random: Random): string {
  return Buffer.from(random.bytes(runBytes)).toString('base64url')
}

/** Null: the operator switched it off. */
export function openJournal(given: {
  readonly config: Config
  readonly log: Log
  readonly admitPerSecond: () => number | null
  /** Absent: the system's. */
  readonly clock?: Clock
}): JournalRole | null {
  const { admitPerSecond, clock = systemClock, config, log } = given
  const { dataDir, journal } = config
  if (!journal.isOn) return null
  const random = systemRandom
  const run = newRun(random)
  const { secretsOf } = openDayKeys(dataDir, random)
  const writer = openRecordThread({ dataDir, run }, log)
  const queue = queueLines({ random, clock, writer, log })
  const origins = openCellOrigins(journal, { log, nowMs: clock.now() })
  const version = readVersion()
  const recorder = recordTraffic({ run, clock, random, secretsOf, origins, queue, log, version })
  let traffic: Watched | null = null

  let toldOn = recorder.hasBegun ? journalDayOf(clock.now()) : ''
  const pulse = beat((loopDelayMs) => {
    // Whoever reads a day learns from it which files its origins come from.
    const day = journalDayOf(clock.now())
    if (day !== toldOn) {
      const originFiles = [...origins.files]
      if (recorder.add({ kind: 'run', what: 'on', version, originFiles })) toldOn = day
    }
    const { open = 0, silent = 0 } = traffic?.counts() ?? {}
    recorder.add({
      kind: 'heartbeat',
      connectionsOpen: open,
      connectionsSilent: silent,
      loopDelayMs,
      admitPerSecond: admitPerSecond(),
      listenOverflows: readListenOverflows(),
      lost: recorder.takeLost(),
    })
  })
  return {
    traffic: {
      watch: recorder,
      onWatched: (watched) => {
        traffic = watched
      },
    },
    forLiveView: {
      originOf: origins.find,
      recordMeasure: (measure) => recorder.add({ kind: 'measure', ...measure }),
    },
    async stop() {
      pulse.stop()
      await recorder.stop()
      await writer.close()
    },
  }
}

/** Every second, with the delay of the event loop over it. */
function beat(tell: (loopDelayMs: number) => void): { stop(): void } {
  const delay = watchLoopDelay()
  const timer = setInterval(() => {
    tell(delay.p99Ms())
    delay.reset()
  }, heartbeatMs)
  timer.unref()
  return {
    stop() {
      clearInterval(timer)
      delay.stop()
    },
  }
}

export function readVersion(): string {
  const path = join(import.meta.dirname, '../../package.json')
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}
