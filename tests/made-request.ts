/** One request as the journal records it, for scenes of what came in: each its own, in the order in which it is made. */
import type { RequestRecord } from '#pipes/journal/journal-record.ts'

/** Eight in the morning in France, on a school day. */
export const eight = Date.UTC(2027, 3, 6, 6)

let nextSeq = 0

/** `atMs`: after eight. */
export function madeRequest(atMs: number, more: Partial<RequestRecord>): RequestRecord {
  nextSeq += 1
  return {
    kind: 'request',
    process: 'p1',
    seq: nextSeq,
    at: eight + atMs,
    steadyMs: atMs + 1_000_000,
    source: 'home',
    place: 'metropolitan',
    network: 3215,
    tookMs: 5,
    method: 'GET',
    route: 'read',
    path: `/${nextSeq}`,
    status: 200,
    session: more.person === undefined ? 'none' : 'valid',
    bytesIn: 0,
    bytesOut: 0,
    ...more,
  }
}
