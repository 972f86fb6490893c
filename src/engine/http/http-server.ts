/**
 * Serves declared routes over HTTP: limits, session, access, schema, act, answer, in that order.
 * It knows no school: who calls is whatever `authenticate` says.
 */
import type { AddressInfo } from 'node:net'
import fastifyRateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { Compile } from 'typebox/compile'
import { addressKey } from '#kernel/address-key.ts'
import type { Result } from '#kernel/result.ts'

import { createInputCheck } from './check-input.ts'
import { type Cookies, readCookies, setCookies } from './cookies.ts'
import { isForeignWrite } from './foreign-write.ts'
import { type Gate, isGated } from './gate.ts'
import { httpLimits } from './http-limits.ts'
import { createRequestIds } from './request-ids.ts'
import { type CallContext, type Route, StreamReply, WithExtras } from './route.ts'
import { dataHeaders, securityHeaders } from './security-headers.ts'
import { refusalOf, sendRefusal } from './send-refusal.ts'
import { announcedBytes, createUploadRoom, type UploadRoom } from './upload-room.ts'

/** What goes to the log: one line per failure, fixed words and data. */
export interface HttpLog {
  error(data: Readonly<Record<string, unknown>>, message: string): void
  warn(data: Readonly<Record<string, unknown>>, message: string): void
}

export interface HttpServerOptions<Caller> {
  readonly routes: readonly Route<Caller>[]
  readonly log: HttpLog
  /** Null: nobody is signed in. A refusal: somebody was, and is not any more. */
  authenticate(request: {
    readonly cookies: Cookies
    readonly headers: Readonly<Record<string, string | string[] | undefined>>
    /** The client's, as `CallContext` says it. */
    readonly address: string
  }): Promise<Result<Caller | null>>
  /** Asked before every call that costs; absent: all go through. */
  readonly gate?: Gate<Caller>
  /** A key for the per-route limits where somebody is signed in. */
  limitKey(caller: Caller): string
  /** CIDR ranges of the proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[]
  readonly publicOrigin: string | null
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** Checks every answer against its schema: for tests; a mismatch is a bug. */
  readonly checkReplies: boolean
}

/** What the door finds out about a request before its handler runs; lies on the request itself. */
interface Visitor<Caller> {
  readonly caller: Caller | null
  readonly cookies: Cookies
}

type VisitedRequest<Caller> = FastifyRequest & { visitor: Visitor<Caller> | null }

function visitorOf<Caller>(request: FastifyRequest): Visitor<Caller> {
  const { visitor } = request as VisitedRequest<Caller>
  if (visitor === null) throw new Error('nobody has looked who calls')
  return visitor
}

/** Below it all answers are data. */
const dataPath = '/api/'

/** What Node's own server keeps. */
const serverLimits = {
  maxHeaderSize: httpLimits.headerBytesMax,
  connectionsCheckingInterval: httpLimits.connectionsCheckEveryMs,
}

/** The server, not yet listening; rooms' routes, cookies and limits are in place. */
export async function createHttpServer<Caller>(
  options: HttpServerOptions<Caller>,
): Promise<FastifyInstance> {
  const isHttps = options.tls !== null || (options.publicOrigin?.startsWith('https:') ?? false)
  const ofPages = securityHeaders(isHttps)
  const ofData = dataHeaders(isHttps)
  const app = Fastify({
    logger: false,
    genReqId: createRequestIds(),
    bodyLimit: httpLimits.bodyBytesMaxDefault,
    requestTimeout: httpLimits.requestTimeoutMs,
    keepAliveTimeout: httpLimits.keepAliveTimeoutMs,
    trustProxy: options.trustedProxies.length > 0 ? [...options.trustedProxies] : false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: httpLimits.pathLengthMax },
    // What the router itself cannot read is refused in the one shape, with the one set of headers.
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendRefusal(request, reply.headers(ofData), { code: 'not_found' }),
    ...(options.tls === null
      ? { http: serverLimits }
      : { https: { ...options.tls, ...serverLimits } }),
    ajv: { customOptions: { removeAdditional: false, coerceTypes: true, useDefaults: false } },
  } as Parameters<typeof Fastify>[0]) as unknown as FastifyInstance
  app.server.headersTimeout = httpLimits.headersTimeoutMs
  app.server.maxConnections = httpLimits.connectionsMax

  await app.register(fastifyRateLimit, {
    global: false,
    // One answer shape for every refusal, this one included.
    errorResponseBuilder: (_request, context) =>
      Object.assign(new Error('limit'), { refusalAfterMs: context.ttl, statusCode: 429 }),
  })

  app.decorateRequest('visitor', null)
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(request.url.startsWith(dataPath) ? ofData : ofPages)
    reply.header('x-request-id', request.id)
    if (isForeignWrite(request.method, request.headers, options.publicOrigin)) {
      sendRefusal(request, reply, { code: 'origin_refused' })
      return
    }
    done()
  })
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  app.setErrorHandler((error, request, reply) => {
    const refusal = refusalOf(error)
    if (refusal.code === 'internal') {
      // Under `err`, where the log strikes out what a database error repeats of the row.
      options.log.error(
        { requestId: request.id, route: request.routeOptions.url, err: error },
        'failed',
      )
    }
    return sendRefusal(request, reply, refusal)
  })

  const uploadRoom = createUploadRoom()
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
  const paramsCheck = route.params === undefined ? null : Compile(route.params)
  const checkInput = createInputCheck(route)
  const replyCheck = options.checkReplies && route.reply !== undefined ? Compile(route.reply) : null
  app.route({
    method: route.method,
    url: route.path,
    bodyLimit: bodyBytesMaxOf(route),
    config: limitConfig(route, options),
    // Only here are types turned into others: an address holds nothing but text.
    schema: route.query === undefined ? {} : { querystring: route.query },
    // Session and access come before the body is read, so that a stranger's body costs nothing.
    onRequest: async (request, reply) => {
      const cookies = readCookies(request.headers.cookie)
      const who = await options.authenticate({
        cookies,
        headers: request.headers,
        address: request.ip,
      })
      if (!who.ok && route.access.isPublic !== true) {
        return sendRefusal(request, reply, who.refusal)
      }
      // A dead session must not stand in the way of signing in anew.
      const caller = who.ok ? who.value : null
      const visited = request as VisitedRequest<Caller>
      visited.visitor = { caller, cookies }
      if (options.gate !== undefined && isGated(route, caller)) {
        const verdict = await options.gate({ caller, cookies, address: request.ip })
        setCookies(reply, verdict.cookies)
        if (verdict.refusal !== null) return sendRefusal(request, reply, verdict.refusal)
      }
      const params = request.params as Record<string, string>
      // A path that fits no thing names no thing; rules may trust the parameters' shape.
      if (paramsCheck?.Check(params) === false) {
        return sendRefusal(request, reply, { code: 'not_found' })
      }
      const refusal = await route.access.check(caller, params)
      if (refusal !== null) return sendRefusal(request, reply, refusal)
    },
    preValidation: (request, reply, done) => {
      const refusal = checkInput(request)
      if (refusal === null) done()
      else sendRefusal(request, reply, refusal)
    },
    handler: async (request, reply) => {
      const visitor = visitorOf<Caller>(request)
      const work = () =>
        route.handle({
          ...callContext(request, visitor),
          params: request.params,
          query: request.query,
          body: request.body,
        })
      const hold = (): Promise<Result<unknown>> => {
        const weight = announcedBytes(request.headers['content-length'], bodyBytesMaxOf(route))
        return uploadRoom.hold(keyOf(visitor.caller, request, options), weight, work)
      }
      const result = route.rawBody ? await hold() : await work()
      if (!result.ok) return sendRefusal(request, reply, result.refusal)
      return sendValue(reply, result.value, replyCheck, route)
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

function callContext<Caller>(
  request: FastifyRequest,
  { caller, cookies }: Visitor<Caller>,
): CallContext<Caller> {
  return {
    caller,
    cookies,
    requestId: request.id,
    address: request.ip,
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
    headers: request.headers,
    stream: request.raw,
  }
}

function sendValue<Caller>(
  reply: FastifyReply,
  value: unknown,
  check: { Check(value: unknown): boolean; Errors(value: unknown): unknown } | null,
  route: Route<Caller>,
): FastifyReply {
  if (value instanceof WithExtras) {
    setCookies(reply, value.extras.cookies ?? [])
    reply.headers(value.extras.headers ?? {})
    return sendValue(reply, value.value, check, route)
  }
  if (value instanceof StreamReply) {
    return reply
      .headers({ 'cache-control': 'private, no-store', ...value.headers })
      .type(value.contentType)
      .send(value.body)
  }
  if (check !== null && !check.Check(value)) {
    const errors = JSON.stringify(check.Errors(value)).slice(0, 2_000)
    throw new Error(`${route.method} ${route.path} answers against its schema: ${errors}`)
  }
  reply.header('cache-control', reply.getHeader('cache-control') ?? 'private, no-store')
  return reply.type('application/json; charset=utf-8').send(value ?? {})
}

/** Listens and says where; a port that is taken rejects with EADDRINUSE. */
export async function listen(
  app: FastifyInstance,
  where: { readonly host: string; readonly port: number },
): Promise<AddressInfo> {
  await app.listen({ host: where.host, port: where.port })
  return app.server.address() as AddressInfo
}
