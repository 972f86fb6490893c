/**
 * The journal in one process: what comes in is recorded, and a sign of life every second says that
 * there is somebody to record it.
 */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Config } from '#engine/config/config.ts'
import type { TrafficWatch } from '#engine/http/traffic-watch.ts'
import type { WatchedTraffic } from '#engine/http/watch-traffic.ts'
import type { Log } from '#engine/log/log.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import { type Random, systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import { createFrameQueue } from '#pipes/journal/frame-queue.ts'
import { openOrigins } from '#pipes/journal/origin-reader.ts'
import { type AddedRecord, recordTraffic } from '#pipes/journal/record-traffic.ts'
import { openSegmentWriter } from '#pipes/journal/segment-writer-store.ts'

type Watched = Pick<WatchedTraffic, 'counts' | 'stopping'>

export interface JournalRole {
  readonly traffic: {
    readonly watch: TrafficWatch
    readonly onWatched: (traffic: Watched) => void
  }
  /** A verdict, a measure or a plan becomes part of what happened. */
  add(record: AddedRecord): void
  /** Before the doors close: what ends now ends because this process stops. */
  stopping(): void
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
  const writer = openSegmentWriter(dataDir, run, clock)
  const chance = (count: number) => random.bytes(count)
  const queue = createFrameQueue({ run, secretsOf, chance, writer, log })
  const origins = openOrigins({ country: journal.countries, network: journal.networks })
  const version = readVersion()
  const recorder = recordTraffic({ run, clock, random, secretsOf, origins, queue, version })
  let traffic: Watched | null = null

  const pulse = beat(async (loopDelayMs) => {
    const { open = 0, silent = 0 } = traffic?.counts() ?? {}
    recorder.add({
      kind: 'heartbeat',
      connectionsOpen: open,
      connectionsSilent: silent,
      loopDelayMs,
      admitPerSecond: admitPerSecond(),
      listenOverflows: await readListenOverflows(),
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
    add: (record) => recorder.add(record),
    stopping: () => traffic?.stopping(),
    async stop() {
      await pulse.stop()
      await recorder.stop()
      await writer.close()
    },
  }
}

const loopResolutionMs = 10

/** Every second, with the delay of the event loop over it: the 99th percentile, in ms. */
function beat(tell: (loopDelayMs: number) => Promise<void>): { stop(): Promise<void> } {
  const delay = monitorEventLoopDelay({ resolution: loopResolutionMs })
  delay.enable()
  let telling = Promise.resolve()
  const timer = setInterval(() => {
    const percentile = delay.percentile(99) / 1e6 - loopResolutionMs
    delay.reset()
    const loopDelayMs = Math.max(0, Math.round(percentile * 10) / 10)
    telling = tell(Number.isFinite(loopDelayMs) ? loopDelayMs : 0)
  }, heartbeatMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      delay.disable()
      await telling
    },
  }
}

/** Connections that the kernel dropped before anybody saw them; null: this system does not tell. */
async function readListenOverflows(): Promise<number | null> {
  const text = await readFile('/proc/net/netstat', 'utf8').catch(() => '')
  const [names = '', values = ''] = text.split('\n').filter((line) => line.startsWith('TcpExt:'))
  const place = names.split(' ').indexOf('ListenOverflows')
  const count = place === -1 ? Number.NaN : Number(values.split(' ')[place])
  return Number.isInteger(count) ? count : null
}

export function readVersion(): string {
  const path = join(import.meta.dirname, '../../package.json')
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version
}
