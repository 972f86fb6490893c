/**
 * The one way from a page to the server: JSON both ways, a time limit, and every failure as a
 * value: a refusal with a code of the table, or one of the three that only a device can see.
 */

import type { SaidRefusal } from '#browser/catalogue/refusal-words.ts'
import { currentLanguage } from '#browser/catalogue/speech.ts'
import { workOwnerHeader } from '#contract/kept-work-limits.ts'
import { keepableTexts } from '#kernel/plain-text.ts'
import type { RefusalCode } from '#kernel/refusal-codes.ts'
import { serverClock } from './server-clock.ts'

export interface ApiRefusal extends SaidRefusal {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number
  /** Facts of the refusal, as the server gives them (`{ dueAt: '…' }`). */
  readonly detail: Readonly<Record<string, string | number | boolean>>
  /** To be quoted when asking for help; null when there was no answer. */
  readonly requestId: string | null
}

export type ApiResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: ApiRefusal }

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | undefined
  /** Sent as JSON; a FormData or Blob (a photo) goes as it is. */
  body?: unknown
  query?: Readonly<Record<string, string | number | boolean | undefined>> | undefined
  timeoutMs?: number | undefined
  /** Gives up early: the page was left. */
  signal?: AbortSignal | undefined
  headers?: Readonly<Record<string, string>> | undefined
  /** True: of the device, whoever is in front of it: coming in, standing in line, asking who it is. */
  ofDevice?: boolean | undefined
  /** Another way of sending than `fetch`: `sendWithProgress`, for what is large. */
  send?: ((address: string, init: RequestInit) => Promise<Response>) | undefined
}

/** Poor lines are normal: half a minute for an answer, longer must be asked for. */
const timeoutMsUsual = 30_000

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3), in milliseconds from now. */
export function retryAfterMs(header: string | null, nowMs: number): number | null {
  if (header === null || header.trim() === '') return null
  const seconds = Number(header)
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000)
  const at = Date.parse(header)
  return Number.isNaN(at) ? null : Math.max(0, at - nowMs)
}

/**
 * Whether it looks like one of ours: the table itself need not travel to a phone. A code that only a
 * newer server knows is said in the words of `internal`.
 */
function isRefusalCode(code: unknown): code is RefusalCode {
  return typeof code === 'string' && /^[a-z]+(?:_[a-z]+){0,5}$/.test(code)
}

/** What only this page says, not the server: that nothing came, or that nothing was sent. */
function ownRefusal(code: ApiRefusal['code'], status = 0): ApiResult<never> {
  const refusal: ApiRefusal = { code, status, detail: {}, requestId: null, retryAfterMs: null }
  return { ok: false, refusal }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads a refusal (`refusalSchema`); anything else (a proxy's page) is a `strange_answer`. */
async function readRefusal(response: Response, nowMs: number): Promise<ApiRefusal> {
  let answer: unknown = null
  try {
    answer = await response.json()
  } catch {
    answer = null
  }
  const body = isRecord(answer) ? answer : {}
  const detail = isRecord(body.detail) ? (body.detail as ApiRefusal['detail']) : {}
  const fromDetail = typeof detail.retryAfterMs === 'number' ? detail.retryAfterMs : null
  return {
    code: isRefusalCode(body.refusal) ? body.refusal : 'strange_answer',
    status: response.status,
    detail,
    requestId: typeof body.requestId === 'string' ? body.requestId : null,
    retryAfterMs: retryAfterMs(response.headers.get('retry-after'), nowMs) ?? fromDetail,
  }
}

function addressOf(path: string, query: CallOptions['query']): string {
  const pairs = Object.entries(query ?? {}).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  )
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`
}

function methodOf({ body, method }: CallOptions): string {
  return method ?? (body === undefined ? 'GET' : 'POST')
}

/** Whose page this is, as far as it knows. */
export interface PagePerson {
  /** Null: nobody's. */
  readonly accountId: string | null
  /** False once another came to the front of this browser: its cookie is not theirs any more. */
  readonly isInFront: boolean
}

let lookWhosePage: () => PagePerson = () => ({ accountId: null, isInFront: true })
let hearAnother: () => void = () => undefined

/**
 * Whose acts the page's calls are; handed in when the app starts. `onAnother` hears that the server
 * saw another person's session.
 */
export function callAs(whosePage: () => PagePerson, onAnother: () => void): void {
  lookWhosePage = whosePage
  hearAnother = onAnother
}

/** For what is asked for in another way than by `callApi`. */
export const whosePage = (): PagePerson => lookWhosePage()
export const heardAnother = (): void => hearAnother()

/**
 * What a page does is never done under the name of whoever came to the front meanwhile, and what it
 * reads is never theirs: it would be shown, and kept on the device, as its own person's.
 */
function pagePersonOf({ ofDevice }: CallOptions): PagePerson | null {
  return ofDevice === true ? null : lookWhosePage()
}

function requestOf(options: CallOptions, signal: AbortSignal): RequestInit {
  const { body } = options
  const accountId = pagePersonOf(options)?.accountId ?? null
  const asItIs = body instanceof FormData || body instanceof Blob
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': currentLanguage(),
    ...(body !== undefined && !asItIs ? { 'content-type': 'application/json' } : {}),
    ...(accountId === null ? {} : { [workOwnerHeader]: accountId }),
    ...options.headers,
  }
  const init: RequestInit = {
    method: methodOf(options),
    headers,
    signal,
    credentials: 'same-origin',
  }
  // What no database keeps is refused: half an emoji in one field must not lose the others.
  if (body !== undefined) init.body = asItIs ? body : JSON.stringify(keepableTexts(body))
  return init
}

async function callOnce<T>(path: string, options: CallOptions): Promise<ApiResult<T>> {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? timeoutMsUsual)
  const limit = new AbortController()
  const stop = (): void => limit.abort()
  timeout.addEventListener('abort', stop)
  options.signal?.addEventListener('abort', stop)
  if (options.signal?.aborted) stop()
  try {
    const init = requestOf(options, limit.signal)
    const response = await (options.send ?? fetch)(addressOf(path, options.query), init)
    serverClock.hear(response.headers.get('date'))
    if (!response.ok) return { ok: false, refusal: await readRefusal(response, Date.now()) }
    const text = await response.text()
    return { ok: true, value: (text === '' ? undefined : JSON.parse(text)) as T }
  } catch {
    return ownRefusal(timeout.aborted ? 'no_answer_in_time' : 'no_connection')
  } finally {
    timeout.removeEventListener('abort', stop)
    options.signal?.removeEventListener('abort', stop)
  }
}

/** Waits at the door with a call that was refused there; true once its caller was let in. */
export type TurnKeeper = (signal: AbortSignal | undefined) => Promise<boolean>

/** Told to wait again so often in one call, and the page is told instead. */
const turnsMax = 3

let keepTurn: TurnKeeper | null = null

/** Who waits for every call that is told to wait; handed in when the app starts. */
export function waitTurnsWith(keeper: TurnKeeper | null): void {
  keepTurn = keeper
}

/**
 * `path` begins with `/api/`; `T` is the contract's type of the answer. Never throws. A call that
 * the door refused has done nothing: it waits for its caller's turn and goes again, so that the
 * page keeps what was typed and notices nothing but the time.
 */
export async function callApi<T>(path: string, options: CallOptions = {}): Promise<ApiResult<T>> {
  for (let turns = 0; ; turns += 1) {
    // Asked before every try: while it waited at the door another may have come to the front.
    if (pagePersonOf(options)?.isInFront === false) return ownRefusal('other_account', 409)
    const answer = await callOnce<T>(path, options)
    if (!answer.ok && answer.refusal.code === 'other_account') hearAnother()
    if (answer.ok || answer.refusal.code !== 'wait_your_turn') return answer
    if (keepTurn === null || turns === turnsMax) return answer
    if (!(await keepTurn(options.signal))) return answer
  }
}
