/**
 * What the thread that serves tells of a request or a connection, and the record that the journal's own thread makes
 * of it: hashing and writing out cost as much as an eighth of an arrival, and nobody who arrives needs them. What is
 * told stays in memory: names and addresses are plain in it.
 */
import type { SeenCall, SeenConnection } from '#engine/http/traffic-watch.ts'
import type { DayNames } from './day-names.ts'
import type { ConnectionRecord, JournalRecord, RequestRecord } from './journal-record.ts'
import type { ReceiptEntries } from './receipt-entries.ts'
import { connectionLine, recordLine, requestLine } from './record-line.ts'
import { pathOf, routeClassOf } from './route-class.ts'
import { isWeakPlace } from './weak-place.ts'

type From = Pick<RequestRecord, 'place' | 'network'>

/** In one order, without the names of the fields: they would be half of it. Times in ms, as they were measured. */
type ToldRequest = readonly [
  kind: 'request',
  seq: number,
  atMs: number,
  steadyMs: number,
  tookMs: number,
  address: string,
  place: RequestRecord['place'],
  network: RequestRecord['network'],
  method: string,
  url: string,
  agent: string,
  status: number,
  isUnsent: boolean,
  bytesIn: number,
  bytesOut: number,
  receipt: string | null,
  session: RequestRecord['session'],
  person: string | null,
  claimed: string | null,
  attempt: number | null,
  ahead: number | null,
  refusal: string | null,
  route: string | null,
]

type ToldConnection = readonly [
  kind: 'connection',
  seq: number,
  atMs: number,
  steadyMs: number,
  tookMs: number,
  address: string,
  place: RequestRecord['place'],
  network: RequestRecord['network'],
  requests: number,
  end: ConnectionRecord['end'],
  bytesIn: number,
  bytesOut: number,
]

/** What names nobody is a record already. */
type ToldRecord = readonly [kind: 'record', record: JournalRecord]

export function toldRequest(seq: number, call: SeenCall, { network, place }: From): string {
  const { began, note } = call
  return JSON.stringify([
    'request',
    seq,
    began.atMs,
    began.steadyMs,
    call.tookMs,
    call.address,
    place,
    network,
    call.method,
    call.url,
    call.agent,
    call.status,
    call.isUnsent,
    call.bytesIn,
    call.bytesOut,
    call.receipt,
    note.session,
    note.person,
    note.claimed,
    note.attempt,
    note.ahead,
    note.refusal,
    note.route,
  ] satisfies ToldRequest)
}

export function toldConnection(
  seq: number,
  connection: SeenConnection,
  { network, place }: From,
): string {
  const { address, began, bytesIn, bytesOut, end, requests, tookMs } = connection
  return JSON.stringify([
    'connection',
    seq,
    began.atMs,
    began.steadyMs,
    tookMs,
    address,
    place,
    network,
    requests,
    end,
    bytesIn,
    bytesOut,
  ] satisfies ToldConnection)
}

export function toldRecord(record: JournalRecord): string {
  return JSON.stringify(['record', record] satisfies ToldRecord)
}

/** What records are made with: one after another. */
export interface RecordMaker {
  readonly run: string
  /** Of the day on which the line was told. */
  readonly names: DayNames
  readonly entries: ReceiptEntries
}

export type Told = ToldRequest | ToldConnection | ToldRecord

/** Lines as they were gathered: JSON, with a comma behind each. */
export function readToldLines(text: string): Told[] {
  return JSON.parse(`[${text.slice(0, -1)}]`) as Told[]
}

/** The line of the record that was told. */
export function recordOfTold(told: Told, { entries, names, run }: RecordMaker): string {
  if (told[0] === 'request') return requestLine(requestOf(told, { entries, names, run }))
  if (told[0] === 'connection') return connectionLine(connectionOf(told, { names, run }))
  return recordLine(told[1])
}

/** What both begin with. */
function beginningOf(
  told: ToldRequest | ToldConnection,
  { names, run }: Omit<RecordMaker, 'entries'>,
) {
  const [, seq, at, steadyMs, tookMs, address, place, network] = told
  const times = { at, steadyMs: tenths(steadyMs), tookMs: tenths(tookMs) }
  return { process: run, seq, ...times, source: names.sourceOf(address), place, network }
}

function requestOf(told: ToldRequest, maker: RecordMaker) {
  const { entries, names } = maker
  const [, , , , , , , , method, url, agent, status, isUnsent, bytesIn, bytesOut, ...noted] = told
  const [receipt, session, person, claimed, attempt, ahead, refusal, route] = noted
  return {
    ...beginningOf(told, maker),
    kind: told[0],
    method: method === '' ? '-' : method,
    route: routeClassOf({ method, route, url, status }),
    path: names.pathOf(pathOf(url)),
    weak: mayBeWeak(route, url) && isWeakPlace(url, status) ? (true as const) : undefined,
    status,
    unsent: isUnsent ? (true as const) : undefined,
    refusal: refusal ?? undefined,
    session,
    person: person === null ? undefined : names.nameOf('person', person),
    claimed: claimed === null ? undefined : names.nameOf('claimed', claimed),
    attempt: attempt ?? undefined,
    ahead: ahead ?? undefined,
    bytesIn,
    bytesOut,
    agent: agent === '' ? undefined : names.agentOf(agent),
    receipt: receipt === null ? undefined : entries.of(receipt),
  }
}

function connectionOf(told: ToldConnection, maker: Omit<RecordMaker, 'entries'>): ConnectionRecord {
  const [, , , , , , , , requests, end, bytesIn, bytesOut] = told
  return { ...beginningOf(told, maker), kind: told[0], requests, end, bytesIn, bytesOut }
}

/** What our own routes take plainly is not worth the look: only a value behind it can be an attack. */
function mayBeWeak(route: string | null, url: string): boolean {
  return route === null || route.endsWith('*') || /[?%'"<.]/.test(url)
}

/** Milliseconds as records have them. */
export function tenths(ms: number): number {
  return Math.max(0, Math.round(ms * 10) / 10)
}
