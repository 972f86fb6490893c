/**
 * Tells what comes to one run of a process, line by line: numbers without a gap, both clocks. Whoever writes them
 * puts a pseudonym of the day in the place of everything that could name somebody. Nobody waits for it.
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
import type { JournalRecord } from './journal-record.ts'
import { type DayKeysKeeper, keepDayKeys } from './keep-day-keys.ts'
import { LatelyUsed } from './lately-used.ts'
import type { Origin, OriginFinder } from './origin-reader.ts'
import type { LineQueue, LostWhy } from './queue-lines.ts'
import { ReceiptWriter } from './receipt-writer.ts'
import { routeClassOf } from './route-class.ts'
import { tenths, toldConnection, toldRecord, toldRequest } from './told-line.ts'

const drainMs = 5_000
/** Addresses whose origin is remembered: they come again and again. */
const originsMax = 50_000

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
  /** Makes the key of the day where there is none: whoever writes its records needs it. */
  readonly secretsOf: (day: string) => DaySecrets
  readonly origins: OriginFinder
  readonly queue: LineQueue
  readonly log: Pick<Log, 'warn' | 'info'>
  readonly version: string
}

export function recordTraffic(parts: RecorderParts): TrafficRecorder {
  return new Recorder(parts)
}

class Recorder implements TrafficRecorder {
  readonly receiptHeader = receiptHeader
  readonly #parts: RecorderParts
  readonly hasBegun: boolean
  readonly #days: DayKeysKeeper
  readonly #origins = new LatelyUsed<Origin>(originsMax)
  readonly #receipts: ReceiptWriter
  #seq = 0
  /** Not kept, and not told by a record yet. */
  #untold = 0
  #why: LostWhy = 'queue'
  #lost = 0
  #isStopped = false

  constructor(parts: RecorderParts) {
    this.#parts = parts
    this.#days = keepDayKeys(parts)
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
    this.#offer((seq) => toldRequest(seq, call, this.#originOf(call.address)))
  }

  seeConnection(connection: SeenConnection): void {
    this.#offer((seq) => toldConnection(seq, connection, this.#originOf(connection.address)))
  }

  add(record: AddedRecord): boolean {
    const { clock, run } = this.#parts
    const when = { at: clock.now(), steadyMs: tenths(clock.monotonicMs()) }
    this.#days.keepAhead(when.at)
    return this.#offer((seq) => toldRecord({ ...record, ...when, process: run, seq }))
  }

  takeLost(): number {
    this.#hearLost()
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
  #offer(tell: (seq: number) => string): boolean {
    if (this.#isStopped) return false
    const { clock, queue } = this.#parts
    const day = this.#days.at(clock.now())
    if (day === null) return this.#lose('disk')
    this.#hearLost()
    if (this.#untold > 0 && this.#tellLost(day)) this.#untold = 0
    const isKept = this.#untold === 0 && queue.offer(tell(this.#seq), day)
    if (!isKept) return this.#lose(queue.why())
    this.#seq += 1
    return true
  }

  #originOf(address: string): Origin {
    const known = this.#origins.get(address)
    if (known !== undefined) return known
    const origin = this.#parts.origins.find(address)
    this.#origins.set(address, origin)
    return origin
  }

  /** They had their numbers, and were lost on the way to the disk. */
  #hearLost(): void {
    const lost = this.#parts.queue.takeLost()
    if (lost === 0) return
    this.#why = 'disk'
    this.#untold += lost
    this.#lost += lost
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
    if (!queue.offer(toldRecord(record), day)) return false
    this.#seq += 1
    return true
  }
}
