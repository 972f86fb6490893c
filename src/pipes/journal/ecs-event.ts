/**
 * A record of the journal as an event of the Elastic Common Schema: a request (`web`), or a connection
 * that ended without one (`network`), so that held sockets are seen there too.
 */
import { exportedSource } from './exported-source.ts'
import type { ConnectionRecord, RequestRecord } from './journal-record.ts'

/** The schema's version whose fields these are. */
export const ecsVersion = '9.4.0'

const nanosecondsPerMs = 1_000_000

function commonOf(record: RequestRecord | ConnectionRecord, known: ReadonlyMap<string, string>) {
  const { at, bytesIn, network, place, process, source } = record
  const address = exportedSource(source, known)
  return {
    '@timestamp': new Date(at).toISOString(),
    ecs: { version: ecsVersion },
    service: { name: 'preau', type: 'preau', node: { name: process } },
    client: {
      address,
      ip: address,
      bytes: bytesIn,
      ...(network === null ? {} : { as: { number: network } }),
      geo: { name: place },
    },
  }
}

function eventOf({ seq, tookMs }: RequestRecord | ConnectionRecord) {
  const duration = Math.round(tookMs * nanosecondsPerMs)
  return { kind: 'event', dataset: 'preau.journal', sequence: seq, duration }
}

function outcomeOf(status: number): 'success' | 'failure' | 'unknown' {
  return status === 0 ? 'unknown' : status < 400 ? 'success' : 'failure'
}

function labelsOf(record: RequestRecord): Record<string, string> {
  const { ahead, attempt, claimed, route, session, weak } = record
  return {
    route,
    session,
    ...(attempt === undefined ? {} : { attempt: String(attempt) }),
    ...(ahead === undefined ? {} : { ahead: String(ahead) }),
    ...(claimed === undefined ? {} : { claimed }),
    ...(weak === true ? { weak: 'true' } : {}),
  }
}

/** Why it ended so: our refusal, or the rest of a body that the client never sent. */
function reasonOf({ refusal, unsent }: RequestRecord): { reason?: string } {
  const reason = refusal ?? (unsent === true ? 'unsent' : undefined)
  return reason === undefined ? {} : { reason }
}

export function ecsEvent(
  record: RequestRecord | ConnectionRecord,
  known: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const common = commonOf(record, known)
  if (record.kind === 'connection') {
    const { bytesIn, bytesOut, end } = record
    return {
      ...common,
      event: {
        ...eventOf(record),
        category: ['network'],
        type: end === 'full' ? ['connection', 'denied'] : ['connection', 'end'],
        outcome: end === 'client' ? 'unknown' : 'failure',
        reason: end,
      },
      network: { transport: 'tcp', bytes: bytesIn + bytesOut },
    }
  }
  const { agent, bytesIn, bytesOut, method, path, person, route, status } = record
  return {
    ...common,
    event: {
      ...eventOf(record),
      category: ['web'],
      type: ['access'],
      outcome: outcomeOf(status),
      ...reasonOf(record),
    },
    http: {
      request: { method, bytes: bytesIn },
      ...(status === 0 ? {} : { response: { status_code: status, bytes: bytesOut } }),
    },
    url: { path: path.startsWith('/') ? path : `/${route}/${path}` },
    ...(person === undefined ? {} : { user: { hash: person } }),
    ...(agent === undefined ? {} : { user_agent: { original: agent } }),
    labels: labelsOf(record),
  }
}
