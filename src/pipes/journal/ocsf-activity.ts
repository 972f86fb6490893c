/** A request of the journal as HTTP Activity (class 4002) of the Open Cybersecurity Schema Framework. */
import { exportedSource } from './exported-source.ts'
import type { RequestRecord } from './journal-record.ts'

export const ocsfVersion = '1.8.0'

const categoryUid = 4
const classUid = 4002
/** The class's own numbers; 99 is any other. */
const activityIds: Readonly<Record<string, number>> = {
  CONNECT: 1,
  DELETE: 2,
  GET: 3,
  HEAD: 4,
  OPTIONS: 5,
  POST: 6,
  PUT: 7,
  TRACE: 8,
  PATCH: 9,
}
const otherActivity = 99

function statusOf({ status, unsent }: RequestRecord): Record<string, unknown> {
  const status_id = status === 0 ? 0 : status < 400 ? 1 : 2
  const told = { status_id, status_code: String(status) }
  return unsent === true ? { ...told, status_detail: 'unsent' } : told
}

/** What the schema has no place for. */
function unmappedOf(record: RequestRecord): Record<string, unknown> {
  const { ahead, attempt, claimed, person, place, refusal, route, session, weak } = record
  const told = { route, session, place, person, claimed, attempt, ahead, refusal, weak }
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined))
}

export function ocsfActivity(
  record: RequestRecord,
  known: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const { agent, at, bytesIn, bytesOut, method, network, path, process, route, seq } = record
  const activity = activityIds[method]
  const activityId = activity ?? otherActivity
  return {
    class_uid: classUid,
    category_uid: categoryUid,
    activity_id: activityId,
    ...(activity === undefined ? { activity_name: method } : {}),
    type_uid: classUid * 100 + activityId,
    severity_id: 1,
    time: Math.round(at),
    ...statusOf(record),
    metadata: {
      version: ocsfVersion,
      product: { name: 'Préau', vendor_name: 'Préau' },
      log_name: 'journal',
      sequence: seq,
      log_source: process,
    },
    src_endpoint: {
      ip: exportedSource(record.source, known),
      ...(network === null ? {} : { autonomous_system: { number: network } }),
    },
    http_request: {
      // Methods that the schema does not list stand in `activity_name` alone.
      ...(activity === undefined ? {} : { http_method: method }),
      url: { path: path.startsWith('/') ? path : `/${route}/${path}` },
      length: bytesIn,
      ...(agent === undefined ? {} : { user_agent: agent }),
    },
    ...(record.status === 0
      ? {}
      : {
          http_response: {
            code: record.status,
            length: bytesOut,
            latency: Math.round(record.tookMs),
          },
        }),
    unmapped: unmappedOf(record),
  }
}
