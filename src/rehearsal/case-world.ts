/**
 * A made-up morning, event by event: actors ask, the server answers, connections open and end. What
 * it leaves is what a journal would hold, and beside each piece of load who really caused it.
 */

import type { Slice } from '#pipes/evidence/slice.ts'
import type { ConnectionRecord, RouteClass } from '#pipes/journal/journal-record.ts'
import type { Source } from './address-book.ts'
import { CaseServer, type ServerAnswer, type ServerPlan } from './case-server.ts'
import { Dice } from './dice.ts'
import { EventHeap } from './event-heap.ts'

export interface Ask {
  readonly method: string
  readonly route: RouteClass
  readonly path: string
  readonly slice: Slice
  readonly session: 'valid' | 'refused' | 'none'
  readonly person?: string | undefined
  readonly claimed?: string | undefined
  readonly attempt?: number | undefined
  readonly bytesIn: number
  readonly bytesOut: number
  readonly okStatus: number
  readonly okRefusal?: string | undefined
  readonly turnAt?: number | undefined
}

/** The status is 0 where no answer came. */
export type Answer = Omit<ServerAnswer, 'tookMs'>

export type Step =
  | { readonly kind: 'wait'; readonly ms: number }
  /** Sends, and goes on with the answer. */
  | { readonly kind: 'ask'; readonly ask: Ask }
  /** Sends, and goes on at once. */
  | { readonly kind: 'tell'; readonly ask: Ask }
  /** Opens a connection and says nothing. */
  | { readonly kind: 'hold'; readonly ms: number; readonly slice: Slice; readonly bytesIn: number }

export type Behaviour = Generator<Step, void, Answer>

export interface OpenConnection {
  readonly openedAt: number
  readonly source: Source
  lastAt: number
  requests: number
  bytesIn: number
  bytesOut: number
}

/** Something that connects: a browser on a device, a program. */
export interface Client {
  source: Source
  readonly agent: string | null
  readonly process: number
  readonly dice: Dice
  readonly rttMs: number
  connection: OpenConnection | null
}

export interface SentRequest {
  readonly at: number
  readonly tookMs: number
  readonly process: number
  readonly source: Source
  readonly agent: string | null
  readonly ask: Ask
  readonly answer: Answer
}

export interface EndedConnection extends Readonly<OpenConnection> {
  readonly process: number
  readonly tookMs: number
  readonly end: ConnectionRecord['end']
  /** Whose it was, where no request came over it. */
  readonly slice: Slice
}

export interface WorldPlan {
  readonly seed: number
  readonly from: number
  readonly to: number
  readonly server: ServerPlan
  readonly processes: number
  /** False: whoever gets no answer gives up; for what would have been without retries. */
  readonly hasRetries: boolean
  /** The processes stop at the end: an earlier day. */
  readonly isStopped: boolean
}

/** A rehearsal that was announced by a signed plan. */
export interface RehearsalPlan {
  readonly at: number
  readonly from: number
  readonly to: number
  readonly sources: readonly Source[]
}

/** The server closes a connection that was silent so long. */
const idleMs = 72_000
const unanswered: Answer = { status: 0, retryAfterMs: null }

/** A connection that was held ends. */
const letGo = 'let go'

interface Actor {
  readonly client: Client
  readonly behaviour: Behaviour
  answer: Answer
}

export class CaseWorld {
  readonly plan: WorldPlan
  readonly server: CaseServer
  readonly requests: SentRequest[] = []
  readonly connections: EndedConnection[] = []
  readonly rehearsals: RehearsalPlan[] = []
  silentOpen = 0
  readonly #events = new EventHeap<Actor | typeof letGo>()
  readonly #clients = new Set<Client>()
  #at = 0

  constructor(plan: WorldPlan) {
    this.plan = plan
    this.server = new CaseServer(plan.server, new Dice(plan.seed).fork('server'))
  }

  get at(): number {
    return this.#at
  }

  start(at: number, client: Client, behaviour: Behaviour): void {
    this.#events.push(at, { client, behaviour, answer: unanswered })
  }

  run(): void {
    for (let next = this.#events.pop(); next !== null; next = this.#events.pop()) {
      if (next.at >= this.plan.to) break
      this.#at = next.at
      if (next.what === letGo) this.silentOpen -= 1
      else this.#advance(next.what)
    }
    for (const client of this.#clients) this.#close(client)
  }

  #advance(actor: Actor): void {
    for (let afterMs = 0; afterMs === 0; ) {
      const { done, value: step } = actor.behaviour.next(actor.answer)
      if (done) return
      actor.answer = unanswered
      afterMs = this.#take(actor, step)
      if (afterMs > 0) this.#events.push(this.#at + afterMs, actor)
    }
  }

  /** How long until the actor goes on; 0: at once. */
  #take(actor: Actor, step: Step): number {
    if (step.kind === 'wait') return Math.max(1, step.ms)
    if (step.kind === 'hold') return this.#hold(actor, step)
    const { answer, tookMs } = this.#send(actor.client, step.ask)
    actor.answer = answer
    return step.kind === 'ask' ? tookMs + actor.client.rttMs : 0
  }

  #send(client: Client, ask: Ask): { answer: Answer; tookMs: number } {
    const connection = this.#connect(client)
    if (connection === null) {
      this.#refuse(client, ask.slice)
      return { answer: unanswered, tookMs: 3 * client.rttMs }
    }
    const { tookMs, ...answer } = this.server.answer(this.#at, ask)
    connection.requests += 1
    connection.lastAt = Math.max(connection.lastAt, this.#at + tookMs)
    connection.bytesIn += ask.bytesIn
    connection.bytesOut += answer.status === 0 ? 0 : ask.bytesOut
    const { agent, process, source } = client
    this.requests.push({ at: this.#at, tookMs, process, source, agent, ask, answer })
    return { answer, tookMs }
  }

  /** The connection that is open, or a new one; null: too many sockets are held by others. */
  #connect(client: Client): OpenConnection | null {
    const open = client.connection
    if (open !== null && open.source === client.source && this.#at - open.lastAt < idleMs)
      return open
    this.#close(client)
    const { silentMax } = this.plan.server
    if (this.silentOpen >= silentMax && client.dice.chance(0.75)) return null
    const connection = {
      openedAt: this.#at - client.rttMs,
      source: client.source,
      lastAt: this.#at,
      requests: 0,
      bytesIn: 0,
      bytesOut: 0,
    }
    client.connection = connection
    this.#clients.add(client)
    return connection
  }

  #close(client: Client): void {
    const open = client.connection
    if (open === null) return
    client.connection = null
    const isLeft = client.dice.chance(0.6)
    const silentMs = isLeft ? client.dice.between(50, idleMs) : idleMs
    const tookMs = open.lastAt + silentMs - open.openedAt
    const end = isLeft ? 'client' : 'idle'
    this.connections.push({ ...open, process: client.process, tookMs, end, slice: 'unknown' })
  }

  #refuse(client: Client, slice: Slice): void {
    const { process, source } = client
    const nothing = { lastAt: this.#at, requests: 0, bytesIn: 0, bytesOut: 0 }
    const openedAt = this.#at
    this.connections.push({
      openedAt,
      source,
      ...nothing,
      process,
      tookMs: 0.4,
      end: 'full',
      slice,
    })
  }

  /** How long it lasts. */
  #hold({ client }: Actor, step: Step & { kind: 'hold' }): number {
    if (this.silentOpen >= this.plan.server.silentMax) {
      this.#refuse(client, step.slice)
      return 1
    }
    const { process, source } = client
    const openedAt = this.#at
    const lastAt = openedAt + step.ms
    this.silentOpen += 1
    this.#events.push(lastAt, letGo)
    const end = step.slice === 'slowHold' ? 'slow' : client.dice.chance(0.7) ? 'client' : 'idle'
    const bytes = { bytesIn: step.bytesIn, bytesOut: 0 }
    const told = { openedAt, source, lastAt, requests: 0, ...bytes, process, tookMs: step.ms }
    this.connections.push({ ...told, end, slice: step.slice })
    return step.ms
  }
}
