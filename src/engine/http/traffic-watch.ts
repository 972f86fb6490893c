/**
 * What the server tells of everything that comes to it, to whoever wants to know: each request and
 * each connection, once, when it is over. Absent, nothing is told and nothing is counted.
 */
import type { CallNote } from './call-note.ts'

/** When something began, by both clocks. */
export interface Beginning {
  /** Ms since 1970; may step back. */
  readonly atMs: number
  /** Ms by the steady clock of this process. */
  readonly steadyMs: number
}

/** A request that is about to be answered. */
export interface AskedCall {
  readonly method: string
  /** As it came, with its query. */
  readonly url: string
  readonly note: Readonly<CallNote>
}

/** A request, answered or not. */
export interface SeenCall {
  readonly began: Beginning
  /** Until the answer was handed to the system, or nothing more could be. */
  readonly tookMs: number
  /** The client's, as far as proxies are believed. */
  readonly address: string
  readonly method: string
  /** As it came, with its query; empty where it could not be read. */
  readonly url: string
  readonly agent: string
  /** 0: no answer went out. */
  readonly status: number
  /** No answer went out, and its body was still waited for: the client never sent the rest of it. */
  readonly isUnsent: boolean
  readonly bytesIn: number
  readonly bytesOut: number
  /** The header that went out as its receipt; null: none did. */
  readonly receipt: string | null
  readonly note: Readonly<CallNote>
}

/** Why a connection ended, as far as this process knows. */
export type ConnectionEnd = 'client' | 'idle' | 'slow' | 'full' | 'error' | 'stop'

export interface SeenConnection {
  readonly began: Beginning
  readonly tookMs: number
  /** The other end of the socket: a proxy, where there is one. */
  readonly address: string
  /** Requests that came whole, or were refused because nobody could read them. */
  readonly requests: number
  readonly end: ConnectionEnd
  readonly bytesIn: number
  readonly bytesOut: number
}

export interface TrafficWatch {
  /** The name of the header that an answer carries as its receipt. */
  readonly receiptHeader: string
  /** What it says for this answer, before it leaves; null: this one gets none. */
  receiptOf(call: AskedCall, status: number): string | null
  seeCall(call: SeenCall): void
  seeConnection(connection: SeenConnection): void
}
