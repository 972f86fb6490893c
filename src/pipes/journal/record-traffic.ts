/**
 * Makes the records of one run of a process: numbers without a gap, both clocks, and a pseudonym of
 * the day in the place of everything that could name somebody. Nobody waits for it.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type {
  AskedCall,
  SeenCall,
  SeenConnection,
  TrafficWatch,
} from '#engine/http/traffic-watch.ts'
import type { Log } from '#engine/log/log.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'
import { receiptHeader } from './answer-receipt.ts'
import type { DaySecrets } from './day-secrets.ts'
import type { FrameQueue, LostWhy } from './frame-queue.ts'
import type { JournalRecord } from './journal-record.ts'
import { type DayNames, type DayNamesKeeper, keepDayNames } from './keep-day-names.ts'
import type { OriginFinder } from './origin-reader.ts'
import { ReceiptEntries } from './receipt-entries.ts'
import { ReceiptWriter } from './receipt-writer.ts'
import { connectionLine, recordLine, requestLine } from './record-line.ts'
import { routeClassOf } from './route-class.ts'
import { isWeakPlace } from './weak-place.ts'

const drainMs = 5_000

type Written = 'process' | 'seq' | 'at' | 'steadyMs'
type Without<T> = T extends unknown ? Omit<T, Written> : never
/** What somebody else adds to the journal: a verdict, a measure, a plan, a sign of life. */
export type AddedRecord = Without<Exclude<JournalRecord, { kind: 'padding' }>>

export interface TrafficRecorder extends TrafficWatch {
  /** False: it could not be kept. */
  add(record: AddedRecord): boolean
  /** Whether the record that says that the run began was kept. */
  readonly hasBegun: boolean
  /** How many records could not be kept since the last call. */
  takeLost(): number
  /** True: all is on the disk. False: after some seconds it is not. */
  stop(): Promise<boolean>
}

export interface RecorderParts {
  /** The name of this run: a new one at every start. */
  readonly run: string
  readonly clock: Clock
  readonly random: Random
  readonly secretsOf: (day: string) => DaySecrets
  readonly origins: OriginFinder
  readonly queue: FrameQueue
  readonly log: Pick<Log, 'warn' | 'info'>
  readonly version: string
}

export function recordTraffic(parts: RecorderParts): TrafficRecorder {
  return new Recorder(parts)
}

/** What our own routes take plainly is not worth the look: only a value behind it can be an attack. */
function mayBeWeak(route: string | null, url: string): boolean {
  return route === null || route.endsWith('*') || /[?%'"<.]/.test(url)
}

class Recorder implements TrafficRecorder {
  readonly receiptHeader = receiptHeader
  readonly #parts: RecorderParts
  readonly hasBegun: boolean
  readonly #names: DayNamesKeeper
  readonly #receipts: ReceiptWriter
  readonly #receiptEntries = new ReceiptEntries()
  #seq = 0
  /** Not kept, and not told by a record yet. */
  #untold = 0
  #why: LostWhy = 'queue'
  #lost = 0
  #isStopped = false

  constructor(parts: RecorderParts) {
    this.#parts = parts
    this.#names = keepDayNames(parts)
    const { random, version } = parts
    this.#receipts = new ReceiptWriter(random)
    const originFiles = [...parts.origins.files]
    this.hasBegun = this.add({ kind: 'run', what: 'start', version, originFiles })
  }

  receiptOf({ method, note, url }: AskedCall, status: number): string | null {
    if (note.person === null || !url.startsWith('/api/')) return null
    const route = routeClassOf({ method, route: note.route, url, status })
    return this.#receipts.write(this.#parts.clock.now(), route, status)
  }

  seeCall(call: SeenCall): void {
    const { agent, began, method, note, receipt, status, url } = call
    this.#offer((process, seq, names) => {
      const { network, place, source } = names.sourceOf(call.address)
      return requestLine({
        kind: 'request',
        process,
        seq,
        at: began.atMs,
        steadyMs: tenths(began.steadyMs),
        source,
        place,
        network,
        tookMs: tenths(call.tookMs),
        method: method === '' ? '-' : method,
        route: routeClassOf({ method, route: note.route, url, status }),
        path: names.pathOf(url),
        weak: mayBeWeak(note.route, url) && isWeakPlace(url, status) ? true : undefined,
        status,
        unsent: call.isUnsent ? true : undefined,
        refusal: note.refusal ?? undefined,
        session: note.session,
        person: note.person === null ? undefined : names.nameOf('person', note.person),
        claimed: note.claimed === null ? undefined : names.nameOf('claimed', note.claimed),
        attempt: note.attempt ?? undefined,
        ahead: note.ahead ?? undefined,
        bytesIn: call.bytesIn,
        bytesOut: call.bytesOut,
        agent: agent === '' ? undefined : names.agentOf(agent),
        receipt: receipt === null ? undefined : this.#receiptEntries.of(receipt),
      })
    })
  }

  seeConnection(connection: SeenConnection): void {
    const { began, bytesIn, bytesOut, end, requests } = connection
    this.#offer((process, seq, names) =>
      connectionLine({
        kind: 'connection',
        process,
        seq,
        at: began.atMs,
        steadyMs: tenths(began.steadyMs),
        ...names.sourceOf(connection.address),
        tookMs: tenths(connection.tookMs),
        requests,
        end,
        bytesIn,
        bytesOut,
      }),
    )
  }

  add(record: AddedRecord): boolean {
    const { clock } = this.#parts
    const when = { at: clock.now(), steadyMs: tenths(clock.monotonicMs()) }
    this.#names.keepAhead(when.at)
    return this.#offer((process, seq) => recordLine({ ...record, ...when, process, seq }))
  }

  takeLost(): number {
    const lost = this.#lost
    this.#lost = 0
    return lost
  }

  async stop(): Promise<boolean> {
    // Connections that ended just now are told in the next turn.
    await nextTurn()
    this.add({ kind: 'run', what: 'stop', version: this.#parts.version })
    // What still comes would open a file that nobody closes.
    this.#isStopped = true
    return this.#parts.queue.drain(drainMs)
  }

  /**
   * Every record takes a number, also one that is lost: so what is missing shows. Nothing that fails here
   * may reach whoever brings a record: they are at work for somebody.
   */
  #offer(write: (process: string, seq: number, names: DayNames) => string): boolean {
    if (this.#isStopped) return false
    const { clock, queue, run } = this.#parts
    const names = this.#names.at(clock.now())
    if (names === null) return this.#lose('disk')
    if (this.#untold > 0 && this.#tellLost(names.day)) this.#untold = 0
    const isKept = this.#untold === 0 && queue.offer(write(run, this.#seq, names), names.day)
    if (!isKept) return this.#lose(queue.why())
    this.#seq += 1
    return true
  }

  #lose(why: LostWhy): false {
    this.#seq += 1
    this.#why = why
    this.#untold += 1
    this.#lost += 1
    return false
  }

  #tellLost(day: string): boolean {
    const { clock, queue, run } = this.#parts
    const record = {
      kind: 'gap' as const,
      process: run,
      seq: this.#seq,
      at: clock.now(),
      steadyMs: tenths(clock.monotonicMs()),
      lost: this.#untold,
      why: this.#why,
    }
    if (!queue.offer(recordLine(record), day)) return false
    this.#seq += 1
    return true
  }
}

function tenths(ms: number): number {
  return Math.max(0, Math.round(ms * 10) / 10)
}
