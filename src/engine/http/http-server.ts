/**
 * Serves declared routes over HTTP: limits, session, access, schema, act, answer, in that order.
 * It knows no school: who calls is whatever `authenticate` says.
 */
import type { RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import fastifyRateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { addressKey } from '#kernel/address-key.ts'
import { systemClock } from '#kernel/clock.ts'
import type { Result } from '#kernel/result.ts'
import { type AdmissionOptions, callContext, createAdmission, type Visitor } from './admit-call.ts'
import { noteOf, noteReading } from './call-note.ts'
import { createInputCheck } from './check-input.ts'
import { createAddressReader } from './client-address.ts'
import { setCookies } from './cookies.ts'
import { createDepartures, type Depart } from './departures.ts'
import { isForeignWrite } from './foreign-write.ts'
import { createHotDoor, type ReceiptRule } from './hot-door.ts'
import { httpLimits } from './http-limits.ts'
import { openServer } from './open-server.ts'
import { createReplyCheck, jsonType, personalCache, unwrapReply } from './reply-value.ts'
import { createRequestIds } from './request-ids.ts'
import { NotModified, type Route, StreamReply } from './route.ts'
import type { LoopClock } from './rush-watch.ts'
import { dataHeaders, securityHeaders } from './security-headers.ts'
import { type FailureLog, refusalOfFailure, sendRefusal } from './send-refusal.ts'
import type { TrafficWatch } from './traffic-watch.ts'
import { announcedBytes, createUploadRoom, type UploadRoom } from './upload-room.ts'
import { createReceipts, type WatchedTraffic, watchTraffic } from './watch-traffic.ts'

export interface HttpServerOptions<Caller> extends AdmissionOptions<Caller> {
  readonly routes: readonly Route<Caller>[]
  readonly log: FailureLog
  /** CIDR ranges of the proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[]
  readonly publicOrigin: string | null
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** Checks every answer against its schema: for tests; a mismatch is a bug. */
  readonly checkReplies: boolean
  /** Shared with handlers that bring more into memory than what comes; absent: one of its own. */
  readonly uploadRoom?: UploadRoom
  /** Absent: that of this process. */
  readonly loopClock?: LoopClock
  /** Told of everything that comes; absent: nobody looks. */
  readonly traffic?: {
    readonly watch: TrafficWatch
    /** Handed what can be asked and said while the server runs. */
    readonly onWatched: (traffic: Pick<WatchedTraffic, 'counts' | 'stopping'>) => void
  }
}

/** What the door finds out about a request lies on the request itself. */
type VisitedRequest<Caller> = FastifyRequest & { visitor: Visitor<Caller> | null }

function visitorOf<Caller>(request: FastifyRequest): Visitor<Caller> {
  const { visitor } = request as VisitedRequest<Caller>
  if (visitor === null) throw new Error('nobody has looked who calls')
  return visitor
}

/** Below these nothing is a page: data, sealed packs, and the files that pages are made of. */
const dataPaths = ['/api/', '/packs/', '/assets/']

const systemLoopClock: LoopClock = {
  nowMs: systemClock.monotonicMs,
  afterTurn: (work) => void setImmediate(work),
}

/** Null: nobody looks, and nothing is spent on it. */
function watchedBy<Caller>({
  traffic,
  trustedProxies,
}: Pick<HttpServerOptions<Caller>, 'traffic' | 'trustedProxies'>) {
  if (traffic === undefined) return null
  const addressOf = createAddressReader(trustedProxies)
  const watched = watchTraffic({ watch: traffic.watch, clock: systemClock, addressOf })
  traffic.onWatched(watched)
  return watched
}

/** What leaves by the framework carries its receipt too, and leaves with the others. */
function addDepartures(app: FastifyInstance, receipts: ReceiptRule, depart: Depart): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    const receipt = receipts.of(reply.raw, reply.statusCode)
    if (receipt !== null) reply.header(receipts.header, receipt)
    depart(reply.raw, () => done(null, payload))
  })
}

/** The server, not yet listening; rooms' routes, cookies and limits are in place. */
export async function createHttpServer<Caller>(
  options: HttpServerOptions<Caller>,
): Promise<FastifyInstance> {
  const isHttps = options.tls !== null || (options.publicOrigin?.startsWith('https:') ?? false)
  const ofPages = securityHeaders(isHttps)
  const ofData = dataHeaders(isHttps)
  const nextRequestId = createRequestIds()
  const watched = watchedBy(options)
  const receipts: ReceiptRule = {
    header: options.traffic?.watch.receiptHeader ?? '',
    of: createReceipts(options.traffic?.watch),
  }
  const depart = createDepartures(options.log)
  let isOpen = true
  const hotDoor = {
    ...options,
    headers: ofData,
    nextRequestId,
    isOpen: () => isOpen,
    loopClock: options.loopClock ?? systemLoopClock,
    receipts,
    depart,
  }
  const app = Fastify({
    logger: false,
    serverFactory: (framework: RequestListener) => {
      const listener = createHotDoor(hotDoor, framework)
      const server = openServer(options.tls, watched?.listen(listener) ?? listener)
      watched?.follow(server)
      return server
    },
    genReqId: nextRequestId,
    bodyLimit: httpLimits.bodyBytesMaxDefault,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: httpLimits.pathLengthMax },
    // What the router itself cannot read is refused in the one shape, with the one set of headers.
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendRefusal(request, reply.headers(ofData), { code: 'not_found' }),
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, useDefaults: false } },
  } as Parameters<typeof Fastify>[0]) as unknown as FastifyInstance
  app.addHook('preClose', async () => {
    isOpen = false
  })
  addDepartures(app, receipts, depart)

  await app.register(fastifyRateLimit, {
    global: false,
    // One answer shape for every refusal, this one included.
    errorResponseBuilder: (_request, context) =>
      Object.assign(new Error('limit'), { refusalAfterMs: context.ttl, statusCode: 429 }),
  })

  app.decorateRequest('visitor', null)
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(dataPaths.some((path) => request.url.startsWith(path)) ? ofData : ofPages)
    reply.header('x-request-id', request.id)
    if (isForeignWrite(request.method, request.headers, options.publicOrigin)) {
      sendRefusal(request, reply, { code: 'origin_refused' })
      return
    }
    done()
  })
  // The framework reads a body right after this, but for those that a handler reads, and notes then.
  app.addHook('preParsing', (request, _reply, payload, done) => {
    noteReading(request.raw)
    done(null, payload)
  })
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  app.setErrorHandler((error, request, reply) => {
    const about = { requestId: request.id, route: request.routeOptions.url }
    const refusal = refusalOfFailure(options.log, error, about)
    return sendRefusal(request, reply, refusal)
  })

  const uploadRoom = options.uploadRoom ?? createUploadRoom()
  for (const route of options.routes) {
    if (!route.rawBody) addRoute(app, route, options, uploadRoom)
  }
  // Uploads are read by their handlers, within their own limit, whatever type they claim.
  await app.register(async (uploads) => {
    uploads.removeAllContentTypeParsers()
    uploads.addContentTypeParser('*', (_request, _payload, done) => done(null))
    for (const route of options.routes) {
      if (route.rawBody) addRoute(uploads, route, options, uploadRoom)
    }
  })
  return app
}

function addRoute<Caller>(
  app: FastifyInstance,
  route: Route<Caller>,
  options: HttpServerOptions<Caller>,
  uploadRoom: UploadRoom,
): void {
  const admit = createAdmission(route, options)
  const checkInput = createInputCheck(route)
  const checkReply = createReplyCheck(route, options.checkReplies)
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit: bodyBytesMaxOf(route),
    config: limitConfig(route, options),
    // Only here are types turned into others: an address holds nothing but text.
    schema: route.query === undefined ? {} : { querystring: route.query },
    onRequest: async (request, reply) => {
      const { headers, ip: address } = request
      const params = request.params as Record<string, string>
      const note = noteOf(request.raw)
      note.route = route.path
      const { outgoing, refusal, visitor } = await admit({ headers, address, params, note })
      ;(request as VisitedRequest<Caller>).visitor = visitor
      setCookies(reply, outgoing)
      if (refusal !== null) return sendRefusal(request, reply, refusal)
    },
    preValidation: (request, reply, done) => {
      const refusal = checkInput(request)
      if (refusal === null) done()
      else sendRefusal(request, reply, refusal)
    },
    handler: async (request, reply) => {
      const visitor = visitorOf<Caller>(request)
      const { body, headers, id: requestId, ip: address, params, query, raw: stream } = request
      const note = noteOf(stream)
      const context = callContext(visitor, { requestId, address, headers, stream, note })
      const work = () => route.handle({ ...context, params, query, body })
      const hold = (): Promise<Result<unknown>> => {
        const weight = announcedBytes(request.headers['content-length'], bodyBytesMaxOf(route))
        return uploadRoom.hold(keyOf(visitor.caller, request, options), weight, work)
      }
      const result = route.rawBody ? await hold() : await work()
      if (!result.ok) return sendRefusal(request, reply, result.refusal)
      return sendValue(reply, result.value, checkReply)
    },
  })
}

function limitConfig<Caller>(
  route: Route<Caller>,
  options: HttpServerOptions<Caller>,
): Record<string, unknown> {
  const { perMinute } = route.limits
  if (perMinute === undefined) return {}
  return {
    rateLimit: {
      max: perMinute,
      timeWindow: 60_000,
      hook: 'preHandler',
      keyGenerator: (request: FastifyRequest) => {
        return keyOf(visitorOf<Caller>(request).caller, request, options)
      },
    },
  }
}

function bodyBytesMaxOf<Caller>(route: Route<Caller>): number {
  return route.limits.bodyBytesMax ?? httpLimits.bodyBytesMaxDefault
}

/** By whom calls and uploads are counted. */
function keyOf<Caller>(
  caller: Caller | null,
  request: FastifyRequest,
  { limitKey }: Pick<HttpServerOptions<Caller>, 'limitKey'>,
): string {
  return caller === null ? `address:${addressKey(request.ip)}` : limitKey(caller)
}

function sendValue(
  reply: FastifyReply,
  given: unknown,
  checkReply: (value: unknown) => void,
): FastifyReply {
  const { extras, value } = unwrapReply(given)
  setCookies(reply, extras.cookies ?? [])
  reply.headers({ 'cache-control': personalCache, ...extras.headers })
  if (value instanceof StreamReply) {
    const { body, contentType, headers, status } = value
    return reply.status(status).headers(headers).type(contentType).send(body)
  }
  if (value instanceof NotModified) return reply.status(304).headers(value.headers).send()
  checkReply(value)
  return reply.type(jsonType).send(value ?? {})
}

/** Listens and says where; a port that is taken rejects with EADDRINUSE. */
export async function listen(
  app: FastifyInstance,
  where: { readonly host: string; readonly port: number },
): Promise<AddressInfo> {
  await app.listen({ ...where, backlog: httpLimits.acceptBacklog })
  return app.server.address() as AddressInfo
}
