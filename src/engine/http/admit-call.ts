/**
 * The first half of every call, by whichever door it comes: who calls, whether the gate lets them
 * through, and whether they may. It comes before the body is read, so that a stranger's costs nothing.
 */
import { Compile } from 'typebox/compile'
import type { Refusal, Result } from '#kernel/result.ts'
import type { CallNote } from './call-note.ts'
import { type Cookies, readCookies } from './cookies.ts'
import { type Gate, isGated } from './gate.ts'
import type { CallContext, OutgoingCookie, Route } from './route.ts'

/** What is known of a request before its handler runs. */
export interface Visitor<Caller> {
  readonly caller: Caller | null
  readonly cookies: Cookies
}

export interface Admission<Caller> {
  readonly visitor: Visitor<Caller>
  /** They go out with the answer, also with a refusal. */
  readonly outgoing: readonly OutgoingCookie[]
  /** Null: the call goes on. */
  readonly refusal: Refusal | null
}

export interface AskedCall {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The client's, as `CallContext` says it. */
  readonly address: string
  readonly params: Readonly<Record<string, string>>
  readonly note: CallNote
}

export interface AdmissionOptions<Caller> {
  /** Null: nobody is signed in. A refusal: somebody was, and is not any more. */
  authenticate(request: {
    readonly cookies: Cookies
    readonly headers: AskedCall['headers']
    readonly address: string
    readonly note: CallNote
  }): Promise<Result<Caller | null>>
  /** What speaks against a caller on any route; absent: nothing does. */
  against?(caller: Caller, headers: AskedCall['headers']): Refusal | null
  /** A key for the per-route limits where somebody is signed in. */
  limitKey(caller: Caller): string
  /** Asked before every call that costs; absent: all go through. */
  readonly gate?: Gate<Caller>
}

/** The checks of one route, in their order. */
export function createAdmission<Caller>(
  route: Route<Caller>,
  { against, authenticate, gate, limitKey }: AdmissionOptions<Caller>,
): (asked: AskedCall) => Promise<Admission<Caller>> {
  const paramsCheck = route.params === undefined ? null : Compile(route.params)
  return async ({ address, headers, note, params }) => {
    const cookies = readCookies(headers.cookie as string | undefined)
    const who = await authenticate({ cookies, headers, address, note })
    // A dead session must not stand in the way of signing in anew.
    const caller = who.ok ? who.value : null
    const visitor = { caller, cookies }
    if (caller !== null) {
      note.session = 'valid'
      note.person = limitKey(caller)
    } else if (!who.ok) note.session = 'refused'
    if (!who.ok && route.access.isPublic !== true) {
      return { visitor, outgoing: [], refusal: who.refusal }
    }
    const objection = caller === null ? null : (against?.(caller, headers) ?? null)
    if (objection !== null) return { visitor, outgoing: [], refusal: objection }
    const verdict =
      gate !== undefined && isGated(route, caller) ? await gate({ caller, cookies, address }) : null
    const outgoing = verdict?.cookies ?? []
    if (verdict !== null && verdict.refusal !== null) {
      return { visitor, outgoing, refusal: verdict.refusal }
    }
    // A path that fits no thing names no thing; rules may trust the parameters' shape.
    if (paramsCheck?.Check(params) === false) {
      return { visitor, outgoing, refusal: { code: 'not_found' } }
    }
    return { visitor, outgoing, refusal: await route.access.check(caller, params, cookies) }
  }
}

/** What a handler is told of whom it serves. */
export function callContext<Caller>(
  { caller, cookies }: Visitor<Caller>,
  request: Pick<CallContext<Caller>, 'requestId' | 'address' | 'headers' | 'stream' | 'note'>,
): CallContext<Caller> {
  const { address, headers, note, requestId, stream } = request
  const userAgent = String(headers['user-agent'] ?? '').slice(0, 300)
  return { caller, cookies, requestId, address, userAgent, headers, stream, note }
}
