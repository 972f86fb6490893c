/**
 * A slip that travels with a call: what only rooms find out about it is written there, for whoever
 * watches the traffic. Writing costs nothing, and does nothing where nobody watches.
 */
import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import type { RefusalCode } from '#kernel/refusal-codes.ts'

/** What the rooms and the server write while the call is served. Null: it was not said. */
export interface CallNote {
  /** `valid`: somebody is signed in; `refused`: a session was shown that does not count. */
  session: 'valid' | 'refused' | 'none'
  /** Who is signed in, as the limits call them. */
  person: string | null
  /** Whose account a sign-in named, whether or not it exists. */
  claimed: string | null
  /** Which try this is, as the client counts. */
  attempt: number | null
  /** How many go before, as the answer tells. */
  ahead: number | null
  /** Why the answer is no. */
  refusal: RefusalCode | null
  /** The declared path of the route that took it; null: none did. */
  route: string | null
  /** Its body was read before so much of it lay here that the client had to wait with the rest. */
  isReadInTime: boolean
}

export function blankNote(): CallNote {
  return {
    session: 'none',
    person: null,
    claimed: null,
    attempt: null,
    ahead: null,
    refusal: null,
    route: null,
    isReadInTime: false,
  }
}

/** On the request itself: a map beside it would cost more than all that is noted. */
const noteKey = Symbol('note')
type NotedRequest = Readable & { [noteKey]?: CallNote }

export function attachNote(request: IncomingMessage, note: CallNote): void {
  ;(request as NotedRequest)[noteKey] = note
}

/** The note of this request; one that nobody reads where nobody watches. */
export function noteOf(request: Readable): CallNote {
  const noted = request as NotedRequest
  noted[noteKey] ??= blankNote()
  return noted[noteKey]
}

/** Whoever reads a body says so before its first byte: whether the client already had to wait with the rest. */
export function noteReading(request: Readable): void {
  noteOf(request).isReadInTime = request.readableLength < request.readableHighWaterMark
}
