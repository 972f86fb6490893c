/**
 * Records of a journal as a plain file, one JSON object a line. What can be completed without guessing
 * at meaning is; what cannot be read is counted with its line, and never stops the rest.
 */
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import {
  connectionRecordSchema,
  gapRecordSchema,
  heartbeatRecordSchema,
  type JournalRecord,
  measureRecordSchema,
  paddingRecordSchema,
  planRecordSchema,
  requestRecordSchema,
  runRecordSchema,
  verdictRecordSchema,
} from '#pipes/journal/journal-record.ts'

const schemas: Readonly<Record<string, TSchema>> = {
  request: requestRecordSchema,
  connection: connectionRecordSchema,
  heartbeat: heartbeatRecordSchema,
  run: runRecordSchema,
  gap: gapRecordSchema,
  plan: planRecordSchema,
  measure: measureRecordSchema,
  verdict: verdictRecordSchema,
  padding: paddingRecordSchema,
}

const kinds = new Map(
  Object.entries(schemas).map(([kind, schema]) => {
    const fields = Object.keys((schema as unknown as { properties: object }).properties)
    return [kind, { fields, validator: Compile(schema) }]
  }),
)

/** Null: the line is no record. `number` stands in for a sequence number that is missing. */
export function readRecordLine(line: string, number: number): JournalRecord | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const given = value as Record<string, unknown>
  const kind = kinds.get(typeof given.kind === 'string' ? given.kind : 'request')
  if (kind === undefined) return null
  const complete = { ...defaultsOf(given, number), ...given, at: instantOf(given.at) }
  const record: Record<string, unknown> = {}
  for (const field of kind.fields) {
    if (complete[field as keyof typeof complete] !== undefined) {
      record[field] = complete[field as keyof typeof complete]
    }
  }
  if (!kind.validator.Check(record)) return null
  return hasCalendarDates(record as JournalRecord) ? (record as JournalRecord) : null
}

/** After year 9999: nothing that is made of a verdict could name it. Who counts in nanoseconds is there. */
const afterCalendar = Date.UTC(10_000, 0, 1)

function hasCalendarDates(record: JournalRecord): boolean {
  if (record.kind === 'padding') return true
  const built = record.kind === 'run' ? (record.originFiles ?? []) : []
  return [record.at, ...built.map(({ builtAt }) => builtAt)].every((at) => at < afterCalendar)
}

/** An instant may be ms since 1970, or ISO 8601. */
function instantOf(at: unknown): unknown {
  return typeof at === 'string' ? Date.parse(at) : at
}

/** Fields without which a record still says what it says. */
function defaultsOf(given: Record<string, unknown>, number: number): Record<string, unknown> {
  const at = instantOf(given.at)
  const isRequest = given.kind === undefined || given.kind === 'request'
  return {
    kind: 'request',
    process: 'unnamed',
    seq: number,
    steadyMs: typeof at === 'number' ? at : 0,
    ...(isRequest && {
      session: typeof given.person === 'string' ? 'valid' : 'none',
      method: 'GET',
      path: '/',
      route: 'read',
    }),
    ...((isRequest || given.kind === 'connection') && {
      place: 'unknown',
      network: null,
      tookMs: 0,
      bytesIn: 0,
      bytesOut: 0,
    }),
    ...(given.kind === 'connection' && { requests: 0, end: 'client' }),
    ...(given.kind === 'heartbeat' && {
      connectionsOpen: 0,
      connectionsSilent: 0,
      loopDelayMs: 0,
      admitPerSecond: null,
      listenOverflows: null,
      lost: 0,
    }),
  }
}
