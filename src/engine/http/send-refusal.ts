/** How every "no" leaves the server, whoever says it: a rule, a handler, a limit, the framework. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseAway, isHeldUp, isPoolBusy } from '#engine/database/sql-state.ts'
import { refusalCodes } from '#kernel/refusal-codes.ts'
import type { Refusal } from '#kernel/result.ts'
import { noteOf } from './call-note.ts'
import { jsonType } from './reply-value.ts'

/** When those are to come back who found no database connection free, no database, or somebody before them. */
const databaseRetryAfterMs = 2_000

/** One shape for every "no": `{refusal, detail?, requestId}`, with Retry-After where one is known. */
export function refusalAnswer(
  refusal: Refusal,
  requestId: string,
): {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Readonly<Record<string, unknown>>
} {
  const retryAfterMs = refusal.detail?.retryAfterMs
  return {
    status: refusalCodes[refusal.code].status,
    headers: {
      'cache-control': 'no-store',
      'content-type': jsonType,
      ...(typeof retryAfterMs === 'number'
        ? { 'retry-after': String(Math.max(1, Math.ceil(retryAfterMs / 1000))) }
        : {}),
    },
    body: {
      refusal: refusal.code,
      ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
      requestId,
    },
  }
}

/** The same, by the framework. */
export function sendRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  refusal: Refusal,
): FastifyReply {
  noteOf(request.raw).refusal = refusal.code
  const { status, headers, body } = refusalAnswer(refusal, request.id)
  return reply.status(status).headers(headers).send(body)
}

/** What went wrong before a handler ran, or in one: `internal` is a bug. */
export function refusalOf(error: unknown): Refusal {
  if (isPoolBusy(error) || isHeldUp(error))
    return { code: 'overloaded', detail: { retryAfterMs: databaseRetryAfterMs } }
  if (isDatabaseAway(error))
    return { code: 'unavailable', detail: { retryAfterMs: databaseRetryAfterMs } }
  const { code, statusCode, validation, refusalAfterMs } = error as {
    code?: string
    statusCode?: number
    validation?: { instancePath?: string; message?: string }[]
    refusalAfterMs?: number
  }
  if (refusalAfterMs !== undefined) {
    return { code: 'too_many_requests', detail: { retryAfterMs: refusalAfterMs } }
  }
  if (validation !== undefined) {
    const first = validation[0]
    const where = `${first?.instancePath ?? ''} ${first?.message ?? ''}`.trim().slice(0, 200)
    return { code: 'bad_request', detail: { where } }
  }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { code: 'body_too_large' }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { code: 'unsupported_type' }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return { code: 'bad_request' }
  }
  return { code: 'internal' }
}

/** What goes to the log of a call that failed. */
export interface FailureLog {
  error(data: Readonly<Record<string, unknown>>, message: string): void
}

/** The refusal for what was thrown; a bug goes to the log besides. */
export function refusalOfFailure(
  log: FailureLog,
  error: unknown,
  about: { readonly requestId: string; readonly route: string | undefined },
): Refusal {
  const refusal = refusalOf(error)
  // Whoever was held up comes back by themselves; that two acts stop each other is a bug all the same. Under `err`, where the log strikes out what a database error repeats of the row.
  if (refusal.code === 'internal' || isHeldUp(error)) log.error({ ...about, err: error }, 'failed')
  return refusal
}
