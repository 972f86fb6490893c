/**
 * Puts the operator's live view together in one process: what the server tells of its traffic, who is
 * expected, what the process feels, and where measures act.
 */
import type { Config } from '#engine/config/config.ts'
import type { Gate } from '#engine/http/gate.ts'
import type { Route } from '#engine/http/route.ts'
import type { TrafficWatch } from '#engine/http/traffic-watch.ts'
import type { WatchedTraffic } from '#engine/http/watch-traffic.ts'
import type { Clock } from '#kernel/clock.ts'
import { liveViewRoutes } from '#pipes/evidence/live-view-routes.ts'
import { openOperatorEntries } from '#pipes/evidence/operator-entry-store.ts'
import { type SlowMeasure, SlowMeasures } from '#pipes/evidence/slow-measures.ts'
import { createSourceMarks, type Origin, type SourceMarks } from '#pipes/evidence/source-marks.ts'
import { TrafficEstimate } from '#pipes/evidence/traffic-estimate.ts'
import type { AddressShare } from '#pipes/waiting-room/address-share.ts'
import { readQuorumState } from '#pipes/witnesses/quorum-state-store.ts'
import { quorumLateSince } from '#pipes/witnesses/quorum-watch.ts'
import { everyone } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { createExpectedNow, type ExpectedNow } from './expected-now.ts'
import { readListenOverflows } from './listen-overflows.ts'
import { readLogPolicyFile } from './log-policy-file.ts'
import { watchLoopDelay } from './loop-delay.ts'
import { createPassedCallReader } from './passed-call-reader.ts'
import type { SchoolContext } from './school-routes.ts'

export interface LiveView {
  readonly routes: readonly Route<Caller>[]
  /** For the server: the view is told of everything that comes, and gives no receipts. */
  readonly traffic: {
    readonly watch: TrafficWatch
    readonly onWatched: (watched: Connections) => void
  }
  /** Goes before the gate of the waiting room. */
  slowGate(next: Gate<Caller>): Gate<Caller>
  /** What strangers get at the door, slowed where a measure says so. */
  slowShares(shares: AddressShare): AddressShare
  stop(): void
}

type Connections = Pick<WatchedTraffic, 'counts'>

const unknownOrigin: Origin = { place: 'unknown', network: null }
const figuresEveryMs = 60_000
const hourMinutes = 60

export function openLiveView(given: {
  readonly config: Pick<Config, 'dataDir' | 'journal' | 'timeZone'>
  readonly context: SchoolContext
  /** How many people stand in line. */
  readonly waiting: () => number
  /** Coarse place and network of an address, as the operator's files tell; absent: not known. */
  readonly originOf?: (address: string) => Origin
  /** Absent: a measure is written to the log alone. */
  readonly recordMeasure?: (measure: { readonly what: string; readonly until: number }) => void
}): LiveView {
  const { config, context } = given
  let connections: Connections | null = null
  const { addresses, clock, keyRing, log, random } = context
  const knownBehind = (key: string): number => addresses.knownBehind(key)
  const marks = createSourceMarks(random, given.originOf ?? (() => unknownOrigin))
  const estimate = new TrafficEstimate(clock.now(), knownBehind)
  const measures = new SlowMeasures(random, knownBehind)
  const expectedNow = createExpectedNow(context)
  const feeling = watchProcess()

  const recordMeasure = (measure: Readonly<SlowMeasure>): void => {
    const said = { what: wordsOf(measure), until: measure.untilMs }
    log.info(said, 'an operator took a measure')
    given.recordMeasure?.(said)
  }
  const waitMs = (address: string): number | null => {
    const nowMs = clock.now()
    return measures.isQuiet() ? null : measures.waitMs(marks.of(address, nowMs), nowMs)
  }

  return {
    routes: liveViewRoutes<Caller>(
      {
        keyRing,
        clock,
        random,
        entries: openOperatorEntries(config.dataDir),
        estimate,
        measures,
        timeZone: config.timeZone,
        knownBehind,
        recordMeasure,
        quorumLateSince: watchedQuorum(config, clock),
        processFigures: () => ({
          waiting: given.waiting(),
          connectionsSilent: connections?.counts().silent ?? 0,
          ...feeling.read(),
        }),
      },
      { everyone },
    ),
    traffic: {
      watch: watchWith(estimate, marks, expectedNow),
      onWatched: (watched) => {
        connections = watched
      },
    },
    slowGate: (next) => (asker) => {
      const retryAfterMs = asker.caller === null ? waitMs(asker.address) : null
      if (retryAfterMs === null) return next(asker)
      const refusal = { code: 'too_many_requests', detail: { retryAfterMs } } as const
      return { refusal, cookies: [] }
    },
    slowShares: (shares) => ({
      ...shares,
      ticket(address, nowMs) {
        const comeBackAfterMs = waitMs(address)
        if (comeBackAfterMs === null) return shares.ticket(address, nowMs)
        return { state: 'later', comeBackAfterMs }
      },
    }),
    stop: () => feeling.stop(),
  }
}

/** As the process that asks the witnesses notes it: nothing where the policy asks for none. */
function watchedQuorum(
  { dataDir, journal }: Pick<Config, 'dataDir' | 'journal'>,
  clock: Pick<Clock, 'now'>,
): () => Promise<number | null> {
  const { quorum } = readLogPolicyFile(journal.policy)
  return async () => {
    if (quorum === null || quorum === 'none') return null
    const state = await readQuorumState(dataDir)
    return state === null ? null : quorumLateSince(state, clock.now())
  }
}

function watchWith(
  estimate: TrafficEstimate,
  marks: SourceMarks,
  expectedNow: ExpectedNow,
): TrafficWatch {
  const readPassed = createPassedCallReader(marks, expectedNow)
  return {
    receiptHeader: '',
    receiptOf: () => null,
    seeCall: (call) => estimate.seeCall(readPassed(call)),
    seeConnection({ address, began, requests, tookMs }) {
      const atMs = began.atMs + tookMs
      if (requests === 0) estimate.seeSilent(marks.of(address, atMs), atMs)
    },
  }
}

/** As the journal keeps it: names of this day's view, no address. */
function wordsOf({ isUndone, target }: Readonly<SlowMeasure>): string {
  const whom = target.kind === 'source' ? `source ${target.name}` : `network ${target.network}`
  return `${isUndone ? 'no longer slow' : 'slow'} calls without a session of ${whom}`
}

/** The event loop over this minute, and what the kernel dropped in the last hour. */
function watchProcess() {
  const delay = watchLoopDelay()
  const dropped: (number | null)[] = [readListenOverflows()]
  const timer = setInterval(() => {
    delay.reset()
    dropped.push(readListenOverflows())
    if (dropped.length > hourMinutes) dropped.shift()
  }, figuresEveryMs)
  timer.unref()
  return {
    read() {
      const now = readListenOverflows()
      const [before = null] = dropped
      return {
        loopDelayMs: delay.p99Ms(),
        overflows: now === null || before === null ? null : Math.max(0, now - before),
      }
    },
    stop() {
      clearInterval(timer)
      delay.stop()
    },
  }
}
