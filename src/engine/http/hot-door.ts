/**
 * The door of the few routes that carry eight o'clock: from Node's own server to the handler, with
 * the checks of every other route in the same order, and without the framework. It serves what is
 * ordinary; whatever is unusual about a request goes by the framework, which refuses it as ever.
 * In a rush, a route's `answerAtOnce` comes before everything that takes time.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { Refusal } from '#kernel/result.ts'
import { type AdmissionOptions, callContext, createAdmission } from './admit-call.ts'
import { type CallNote, noteOf, noteReading } from './call-note.ts'
import { createInputCheck } from './check-input.ts'
import { createAddressReader } from './client-address.ts'
import { readCookies, setCookieHeader } from './cookies.ts'
import type { Depart } from './departures.ts'
import { isForeignWrite } from './foreign-write.ts'
import { createHotPaths } from './hot-paths.ts'
import { httpLimits } from './http-limits.ts'
import { parseBody } from './parse-body.ts'
import { createReplyCheck, jsonType, personalCache, unwrapReply } from './reply-value.ts'
import type { OutgoingCookie, ReplyExtras, Route } from './route.ts'
import { createRushWatch, type LoopClock, type RushWatch } from './rush-watch.ts'
import { type FailureLog, refusalAnswer, refusalOfFailure } from './send-refusal.ts'
import type { Receipts } from './watch-traffic.ts'

export interface HotDoorOptions<Caller> extends AdmissionOptions<Caller> {
  /** All of the server's; those that are hot are served here. */
  readonly routes: readonly Route<Caller>[]
  readonly log: FailureLog
  /** As `HttpServerOptions` says them. */
  readonly trustedProxies: readonly string[]
  readonly publicOrigin: string | null
  readonly checkReplies: boolean
  /** Headers of every answer. */
  readonly headers: Readonly<Record<string, string>>
  readonly nextRequestId: () => string
  /** False while the server stops: then the framework sends everybody away. */
  readonly isOpen: () => boolean
  readonly loopClock: LoopClock
  /** What answers carry so that they can be found again. */
  readonly receipts: ReceiptRule
  readonly depart: Depart
}

export interface ReceiptRule {
  readonly header: string
  readonly of: Receipts
}

/** A listener that serves what it can, and hands everything else to `next`. */
export function createHotDoor<Caller>(
  options: HotDoorOptions<Caller>,
  next: RequestListener,
): RequestListener {
  const rush = createRushWatch(options.loopClock)
  const doors = options.routes
    .filter(({ isHot }) => isHot)
    .map((route) => {
      const { method, path } = route
      return { method, path, route, serve: createHotCall(route, options, rush) }
    })
  const find = createHotPaths(doors, options.routes)
  return (request, response) => {
    const found = find(request.method, request.url)
    if (found === null || !isOrdinary(request, found.hot.route, options)) next(request, response)
    else void found.hot.serve(request, response, found.params)
  }
}

/** A JSON body of an announced length that the route takes, from a page of ours. */
function isOrdinary<Caller>(
  { headers }: IncomingMessage,
  { limits, method }: Route<Caller>,
  { isOpen, publicOrigin }: HotDoorOptions<Caller>,
): boolean {
  const bytes = Number(headers['content-length'])
  return (
    headers['content-type'] === 'application/json' &&
    bytes > 0 &&
    bytes <= (limits.bodyBytesMax ?? httpLimits.bodyBytesMaxDefault) &&
    !isForeignWrite(method, headers, publicOrigin) &&
    isOpen()
  )
}

type Params = Readonly<Record<string, string>>

/** Names and values in turn: an object would be made, spread and walked through for every answer. */
type HeaderLines = readonly string[]

/** An answer on its way: what is sent with it, whatever it says. */
interface Reply {
  readonly requestId: string
  readonly response: ServerResponse
  readonly fixedHeaders: HeaderLines
  readonly note: CallNote
  readonly receipts: ReceiptRule
  readonly depart: Depart
}

/** A body as it was read: what it says, and what is wrong with that. */
interface Input {
  readonly said: unknown
  readonly wrong: Refusal | null
}

function createHotCall<Caller>(
  route: Route<Caller>,
  options: HotDoorOptions<Caller>,
  rush: RushWatch,
): (request: IncomingMessage, response: ServerResponse, params: Params) => Promise<void> {
  const { answerAtOnce, body, method, path, query, rawBody } = route
  const isWrite = method === 'POST' || method === 'PUT'
  const isPlain = query === undefined && !rawBody && body !== undefined
  if (!isWrite || !isPlain || route.limits.perMinute !== undefined) {
    throw new Error(`${method} ${path} cannot be served by the hot door`)
  }
  if (answerAtOnce !== undefined && !(route.isFree && route.access.isPublic === true)) {
    throw new Error(`${method} ${path} cannot be answered at once: not everybody may call it`)
  }
  const admit = createAdmission(route, options)
  const checkInput = createInputCheck(route)
  const checkReply = createReplyCheck(route, options.checkReplies)
  const addressOf = createAddressReader(options.trustedProxies)
  const { depart, receipts } = options
  const fixedHeaders = linesOf(options.headers)

  /** Null: the client is gone. */
  const readInput = async (request: IncomingMessage): Promise<Input | null> => {
    const text = textLyingHere(request) ?? (await readText(request))
    if (text === null) return null
    const said = parseBody(text)
    return { said, wrong: said === undefined ? noJson : checkInput({ query: {}, body: said }) }
  }

  const serve = async (
    request: IncomingMessage,
    reply: Reply,
    params: Params,
    read?: Input,
  ): Promise<void> => {
    const { headers } = request
    const beganAtMs = rush.begin()
    const address = addressOf(request)
    const { note } = reply
    const { outgoing, refusal, visitor } = await admit({ headers, address, params, note })
    if (refusal !== null) return sendNo(reply, refusal, outgoing)
    const input = read ?? (await readInput(request))
    if (input === null) return
    if (input.wrong !== null) return sendNo(reply, input.wrong, outgoing)
    const { requestId } = reply
    const call = callContext(visitor, { requestId, address, headers, stream: request, note })
    const result = await route.handle({ ...call, params, query: {}, body: input.said })
    // Only what the watch let through tells it how long that takes: not what is looked at in any case.
    if (answerAtOnce !== undefined && read === undefined) rush.end(beganAtMs)
    if (!result.ok) return sendNo(reply, result.refusal, outgoing)
    const { extras, value } = unwrapReply(result.value)
    checkReply(value)
    sendYes(reply, value, outgoing, extras)
  }

  const serveInRush = async (
    request: IncomingMessage,
    reply: Reply,
    params: Params,
  ): Promise<void> => {
    const input = await readInput(request)
    if (input === null) return
    const cookies = readCookies(request.headers.cookie)
    const given =
      input.wrong === null
        ? await answerAtOnce?.({ cookies, body: input.said, note: reply.note })
        : null
    if (given === null) return serve(request, reply, params, input)
    const { extras, value } = unwrapReply(given)
    checkReply(value)
    sendYes(reply, value, [], extras)
  }

  return async (request, response, params) => {
    const note = noteOf(request)
    note.route = path
    const reply = {
      requestId: options.nextRequestId(),
      response,
      fixedHeaders,
      note,
      receipts,
      depart,
    }
    const mayTakeTime = answerAtOnce === undefined || rush.mayTakeTime()
    try {
      await (mayTakeTime ? serve : serveInRush)(request, reply, params)
    } catch (error) {
      const about = { requestId: reply.requestId, route: path }
      const refusal = refusalOfFailure(options.log, error, about)
      if (response.headersSent) response.destroy()
      else sendNo(reply, refusal, [])
    }
  }
}

const noJson: Refusal = { code: 'bad_request' }

/**
 * The whole body where it lies here already, as nearly every one does that came with its head: taken at once, and
 * nobody has to listen for it. Null: the rest is to come.
 */
function textLyingHere(request: IncomingMessage): string | null {
  if (request.readableLength !== Number(request.headers['content-length'])) return null
  const body = request.read() as Buffer
  // What ends it may come behind it, and wants to be read as well.
  request.resume()
  return body.toString('utf8')
}

/** The whole body; null where the client went away before its end. Its length was announced. */
function readText(request: IncomingMessage): Promise<string | null> {
  // Gone while it was looked up who calls: nothing more is heard of it.
  if (request.destroyed) return Promise.resolve(null)
  noteReading(request)
  return new Promise((resolve) => {
    const pieces: Buffer[] = []
    request.on('data', (piece: Buffer) => pieces.push(piece))
    request.on('end', () => {
      const [first] = pieces
      // Nearly always one: putting pieces together copies them.
      const whole = pieces.length === 1 && first !== undefined ? first : Buffer.concat(pieces)
      resolve(whole.toString('utf8'))
    })
    request.on('error', () => resolve(null))
    request.on('close', () => resolve(null))
  })
}

function sendNo(reply: Reply, refusal: Refusal, cookies: readonly OutgoingCookie[]): void {
  reply.note.refusal = refusal.code
  const { body, headers, status } = refusalAnswer(refusal, reply.requestId)
  send(reply, { status, headers: linesOf(headers), cookies, text: JSON.stringify(body) })
}

const usualHeaders = { 'cache-control': personalCache, 'content-type': jsonType }
const usual = linesOf(usualHeaders)

function linesOf(headers: Readonly<Record<string, string>>): HeaderLines {
  return Object.entries(headers).flat()
}

function sendYes(
  reply: Reply,
  value: unknown,
  outgoing: readonly OutgoingCookie[],
  { cookies = [], headers }: ReplyExtras,
): void {
  send(reply, {
    status: 200,
    headers: headers === undefined ? usual : linesOf({ ...usualHeaders, ...headers }),
    cookies: outgoing.length === 0 ? cookies : [...outgoing, ...cookies],
    text: JSON.stringify(value ?? {}),
  })
}

function send(
  { depart, fixedHeaders, receipts, requestId, response }: Reply,
  answer: {
    readonly status: number
    readonly headers: HeaderLines
    readonly cookies: readonly OutgoingCookie[]
    readonly text: string
  },
): void {
  const { cookies, headers, status, text } = answer
  const receipt = receipts.of(response, status)
  const length = String(Buffer.byteLength(text))
  const lines = [...fixedHeaders, ...headers, 'x-request-id', requestId, 'content-length', length]
  if (receipt !== null) lines.push(receipts.header, receipt)
  for (const cookie of cookies) lines.push('set-cookie', setCookieHeader(cookie))
  response.writeHead(status, lines)
  depart(response, () => response.end(text))
}
