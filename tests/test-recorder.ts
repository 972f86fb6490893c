/** A recorder over a folder, and requests to show to it. */
import type { SeenCall } from '#engine/http/traffic-watch.ts'
import { silentLog } from '#engine/log/log.ts'
import { type Clock, systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { openDayKeys } from '#pipes/journal/day-key-store.ts'
import type { DaySecrets } from '#pipes/journal/day-secrets.ts'
import { openOrigins } from '#pipes/journal/origin-reader.ts'
import { queueLines } from '#pipes/journal/queue-lines.ts'
import { recordTraffic, type TrafficRecorder } from '#pipes/journal/record-traffic.ts'
import { writeRecords } from '#pipes/journal/write-records.ts'

export function openTestRecorder(
  dataDir: string,
  given: {
    readonly clock?: Clock
    readonly bytesMax?: number
    /** Called before the key of a day is asked for: a disk that fails throws. */
    readonly beforeKey?: (day: string) => void
  } = {},
) {
  const { beforeKey, bytesMax, clock = systemClock } = given
  const random = systemRandom
  const run = Buffer.from(random.bytes(9)).toString('base64url')
  const keys = openDayKeys(dataDir, random)
  const secretsOf = (day: string): DaySecrets => {
    beforeKey?.(day)
    return keys.secretsOf(day)
  }
  const writer = writeRecords({ dataDir, run, secretsOf, random, clock })
  const limit = bytesMax === undefined ? {} : { bytesMax }
  const log = silentLog
  const queue = queueLines({ random, clock, writer, log, ...limit })
  const origins = openOrigins({ country: null, network: null })
  const parts = { run, clock, random, secretsOf, origins, queue, log, version: 'test' }
  return { recorder: recordTraffic(parts), queue, run, writer }
}

export function testCall(change: Partial<SeenCall> = {}): SeenCall {
  return {
    began: { atMs: Date.now(), steadyMs: performance.now() },
    tookMs: 1.2,
    address: '192.0.2.1',
    method: 'POST',
    url: '/api/arrival',
    agent: 'test',
    status: 200,
    isUnsent: false,
    bytesIn: 700,
    bytesOut: 400,
    receipt: null,
    note: {
      session: 'valid',
      person: 'account:lou',
      claimed: null,
      attempt: 1,
      ahead: null,
      refusal: null,
      route: '/api/arrival',
      isReadInTime: false,
    },
    ...change,
  }
}

/** So many requests that were answered, each with its receipt. */
export function showCalls(recorder: TrafficRecorder, count: number): void {
  for (let shown = 0; shown < count; shown += 1) {
    const call = testCall()
    recorder.seeCall({ ...call, receipt: recorder.receiptOf(call, call.status) })
  }
}
