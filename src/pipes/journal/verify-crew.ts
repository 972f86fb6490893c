/**
 * Threads beside the one that judges a journal. They look at parts of it that do not depend on one
 * another; what they say is put together in the order of the log, so that the verdict is the same.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type {
  BundleHelpers,
  BundleRange,
  WholeBundles,
} from '#pipes/public-log/check-whole-bundles.ts'
import type { CheckedRecords } from './check-records.ts'
import type { RecordsPlace } from './sealed-records-store.ts'

/** More wait for the disk, and for memory. */
const helpersMax = 4

export interface VerifyCrew extends BundleHelpers {
  records(place: RecordsPlace & { readonly dataFolder: string }): Promise<CheckedRecords>
  stop(): Promise<void>
}

export type VerifyWish =
  | { readonly what: 'bundles'; readonly range: BundleRange }
  | { readonly what: 'records'; readonly place: RecordsPlace & { readonly dataFolder: string } }

/** What a helper sends back. */
export type VerifyAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: unknown }

/** `script`: a file that calls `answerVerifyWishes`. Threads begin when they are first asked. */
export function openVerifyCrew(
  script: string,
  count = Math.min(helpersMax, availableParallelism()),
): VerifyCrew {
  const crew = new Crew(script, count)
  return {
    partsAtOnce: count * 2,
    wholeBundles: (range) => crew.ask({ what: 'bundles', range }) as Promise<WholeBundles>,
    records: (place) => crew.ask({ what: 'records', place }) as Promise<CheckedRecords>,
    stop: () => crew.stop(),
  }
}

interface Asked {
  readonly wish: VerifyWish
  readonly resolve: (value: unknown) => void
  readonly reject: (error: unknown) => void
}

class Crew {
  readonly #script: string
  readonly #count: number
  readonly #workers = new Set<Worker>()
  readonly #idle: Worker[] = []
  readonly #waiting: Asked[] = []
  readonly #busy = new Map<Worker, Asked>()
  /** One that ended without an answer: nothing that it was asked may pass for looked at. */
  #failure: Error | null = null

  constructor(script: string, count: number) {
    this.#script = script
    this.#count = count
  }

  ask(wish: VerifyWish): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ wish, resolve, reject })
      this.#next()
    })
  }

  async stop(): Promise<void> {
    this.#failure ??= new Error('the helpers were sent home')
    await Promise.all([...this.#workers].map((worker) => worker.terminate()))
  }

  #next(): void {
    if (this.#failure !== null) {
      for (const { reject } of this.#waiting.splice(0)) reject(this.#failure)
      return
    }
    while (this.#waiting.length > 0) {
      const worker = this.#idle.pop() ?? this.#begin()
      if (worker === null) return
      const asked = this.#waiting.shift()
      if (asked === undefined) return
      this.#busy.set(worker, asked)
      worker.postMessage(asked.wish)
    }
  }

  #begin(): Worker | null {
    if (this.#workers.size === this.#count) return null
    const worker = new Worker(this.#script)
    this.#workers.add(worker)
    worker.on('message', (answer: VerifyAnswer) => {
      const asked = this.#busy.get(worker)
      this.#busy.delete(worker)
      this.#idle.push(worker)
      if (answer.ok) asked?.resolve(answer.value)
      else asked?.reject(answer.error)
      this.#next()
    })
    worker.once('error', (error) => this.#fail(error))
    worker.once('exit', (code) => this.#fail(new Error(`a thread ended by itself (${code})`)))
    return worker
  }

  #fail(cause: unknown): void {
    this.#failure ??= new Error('the journal could not be looked at to the end', { cause })
    for (const { reject } of this.#busy.values()) reject(this.#failure)
    this.#busy.clear()
    this.#next()
  }
}
