/**
 * What a route is: one value that declares its path, its schemas, its limits, who may call it
 * and what it does. Declaring is all that rooms do; `http-server.ts` serves the declarations,
 * the OpenAPI page is made from them, and the access test walks through them.
 */
import type { Readable } from 'node:stream'
import type { Static, TSchema } from 'typebox'
import type { Refusal, Result } from '#kernel/result.ts'
import type { CallNote } from './call-note.ts'

/**
 * Who may call. `check` gives a refusal, or null to let the caller in; it decides on the caller
 * and the path's parameters, before the body is looked at. A route without a rule does not exist.
 */
export interface AccessRule<Caller> {
  /** In words, for the OpenAPI page: 'teachers of the course'. */
  readonly name: string
  /** Open to strangers: whoever holds an ended session is let in as nobody. */
  readonly isPublic?: boolean
  check(
    caller: Caller | null,
    params: Readonly<Record<string, string>>,
    /** For rules over something else than who is signed in. */
    cookies?: Readonly<Record<string, string | undefined>>,
  ): Promise<Refusal | null>
}

/** What a handler knows of the one who calls. */
export interface CallContext<Caller> {
  readonly caller: Caller | null
  readonly requestId: string
  /** The client's address; that of the nearest untrusted hop where proxies are named. */
  readonly address: string
  readonly userAgent: string
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The body as it comes, for routes that declare `rawBody`. */
  readonly stream: Readable
  /** Where a handler writes what it alone finds out, for whoever watches the traffic. */
  readonly note: CallNote
}

/** Cookies and headers that go out with the answer. */
export interface ReplyExtras {
  readonly cookies?: readonly OutgoingCookie[]
  readonly headers?: Readonly<Record<string, string>>
}

export interface OutgoingCookie {
  readonly name: string
  readonly value: string
  /** Seconds; 0 removes the cookie; absent: until the browser closes. */
  readonly maxAgeSeconds?: number
}

/**
 * 206 where the body is a part of the file; a refusal where somebody else's protocol says what
 * stands in its body.
 */
export type StreamStatus = 200 | 206 | 303 | 400 | 403 | 404 | 409 | 422

/** An answer that is not JSON: a file, a list to download. */
export class StreamReply {
  readonly body: Readable | Uint8Array | string
  readonly contentType: string
  readonly headers: Readonly<Record<string, string>>
  readonly status: StreamStatus
  constructor(
    body: Readable | Uint8Array | string,
    contentType: string,
    headers: Readonly<Record<string, string>> = {},
    status: StreamStatus = 200,
  ) {
    this.body = body
    this.contentType = contentType
    this.headers = headers
    this.status = status
  }
}

/** The caller holds the same bytes already: 304, and nothing besides headers. */
export class NotModified {
  readonly headers: Readonly<Record<string, string>>
  constructor(headers: Readonly<Record<string, string>>) {
    this.headers = headers
  }
}

/** A value together with cookies or headers. */
export class WithExtras<T> {
  readonly value: T
  readonly extras: ReplyExtras
  constructor(value: T, extras: ReplyExtras) {
    this.value = value
    this.extras = extras
  }
}

export interface RouteLimits {
  /** Largest body in bytes; 64 KiB unless said. */
  readonly bodyBytesMax?: number
  /** Calls a minute from one account, or from one address where nobody is signed in. */
  readonly perMinute?: number
}

type StaticOr<S, Default> = S extends TSchema ? Static<S> : Default

export interface RouteSpec<
  Caller,
  Params extends TSchema | undefined,
  Query extends TSchema | undefined,
  Body extends TSchema | undefined,
  Reply extends TSchema | undefined,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  /** One line for the OpenAPI page. */
  readonly summary: string
  /** The room, for the OpenAPI page. */
  readonly tag: string
  readonly access: AccessRule<Caller>
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** Schema of the JSON answer; absent where the answer is a `StreamReply`. */
  readonly reply?: Reply
  /** True: the body is not parsed; the handler reads `context.stream` (uploads). */
  readonly rawBody?: boolean
  readonly limits?: RouteLimits
  /** True: costs next to nothing, and is served to whoever waits before the gate too. */
  readonly isFree?: boolean
  /**
   * True: served before the framework (`hot-door.ts`), since thousands a second call it. For a
   * `POST` or a `PUT` of a JSON body, without a query and without a limit a minute.
   */
  readonly isHot?: boolean
  /**
   * For a hot route that is free and open to strangers: an answer that asks nobody who calls, and
   * nothing of the database. It is asked for in a rush; null: this call is served as ever.
   */
  answerAtOnce?(call: {
    readonly cookies: Readonly<Record<string, string | undefined>>
    readonly body: StaticOr<Body, undefined>
    readonly note: CallNote
  }): Promise<StaticOr<Reply, never> | WithExtras<StaticOr<Reply, never>> | null>
  handle(
    call: CallContext<Caller> & {
      readonly params: StaticOr<Params, Record<string, never>>
      readonly query: StaticOr<Query, Record<string, never>>
      readonly body: StaticOr<Body, undefined>
    },
  ): Promise<
    Result<
      | StaticOr<Reply, StreamReply>
      | WithExtras<StaticOr<Reply, StreamReply>>
      | StreamReply
      | NotModified
    >
  >
}

/** A declared route, its types forgotten: what lists of routes are made of. */
export interface Route<Caller> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly summary: string
  readonly tag: string
  readonly access: AccessRule<Caller>
  readonly params: TSchema | undefined
  readonly query: TSchema | undefined
  readonly body: TSchema | undefined
  readonly reply: TSchema | undefined
  readonly rawBody: boolean
  readonly limits: RouteLimits
  readonly isFree: boolean
  readonly isHot: boolean
  readonly answerAtOnce: ((call: AtOnceCall) => Promise<unknown>) | undefined
  readonly handle: (call: CallContext<Caller> & UntypedInput) => Promise<Result<unknown>>
}

interface AtOnceCall {
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly body: unknown
  readonly note: CallNote
}

interface UntypedInput {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

/** Declares a route; the schemas have been checked by the time `handle` runs, so its types hold. */
export function defineRoute<
  Caller,
  Params extends TSchema | undefined = undefined,
  Query extends TSchema | undefined = undefined,
  Body extends TSchema | undefined = undefined,
  Reply extends TSchema | undefined = undefined,
>(spec: RouteSpec<Caller, Params, Query, Body, Reply>): Route<Caller> {
  return {
    method: spec.method,
    path: spec.path,
    summary: spec.summary,
    tag: spec.tag,
    access: spec.access,
    params: spec.params,
    query: spec.query,
    body: spec.body,
    reply: spec.reply,
    rawBody: spec.rawBody ?? false,
    limits: spec.limits ?? {},
    isFree: spec.isFree ?? false,
    isHot: spec.isHot ?? false,
    answerAtOnce: spec.answerAtOnce as Route<Caller>['answerAtOnce'],
    handle: spec.handle as Route<Caller>['handle'],
  }
}
