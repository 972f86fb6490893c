/**
 * All units of load of an interval and of the time before it, in columns: what every rule of the
 * verdict reads. A unit is a request, or a connection that ended without ever sending a whole one.
 * Signs of life, gaps and plans are folded into what they mean at once.
 */
import {
  type ConnectionRecord,
  connectionEnds,
  type JournalRecord,
  originPlaces,
  type RequestRecord,
  routeClasses,
} from '#pipes/journal/journal-record.ts'
import { isWeakPlace } from '#pipes/journal/weak-place.ts'
import {
  byteColumn,
  instantColumn,
  lengthColumn,
  nameTable,
  shortColumn,
  wideColumn,
} from './growing-columns.ts'
import { noteHeartbeat, noteLost, noteNumber, type ProcessSpans } from './process-spans.ts'
import { sourceKey } from './source-key.ts'

/** Units of one verdict; more are refused, with the advice to judge a shorter interval. */
export const unitsMax = 10_000_000

/** Route numbers, by the order of `routeClasses`. */
export const routeNumbers = Object.fromEntries(
  routeClasses.map((name, number) => [name, number]),
) as Readonly<Record<(typeof routeClasses)[number], number>>

export const sessionNumbers = { none: 0, valid: 1, refused: 2 } as const

/** A plan that was told before its load came. */
export interface AnnouncedPlan {
  readonly at: number
  readonly from: number
  readonly to: number
  readonly sources: ReadonlySet<number>
  readonly planHash: string
}

export interface LoadTable {
  readonly at: ReturnType<typeof instantColumn>
  readonly tookMs: ReturnType<typeof lengthColumn>
  readonly source: ReturnType<typeof wideColumn>
  readonly device: ReturnType<typeof wideColumn>
  readonly person: ReturnType<typeof wideColumn>
  readonly claimed: ReturnType<typeof wideColumn>
  readonly path: ReturnType<typeof wideColumn>
  readonly network: ReturnType<typeof wideColumn>
  readonly attempt: ReturnType<typeof shortColumn>
  readonly status: ReturnType<typeof shortColumn>
  /** 1: its body never came whole, and was waited for. */
  readonly unsent: ReturnType<typeof byteColumn>
  readonly route: ReturnType<typeof byteColumn>
  readonly session: ReturnType<typeof byteColumn>
  readonly place: ReturnType<typeof byteColumn>
  /** 0: a request; otherwise 1 + how the silent connection ended. */
  readonly silent: ReturnType<typeof byteColumn>
  /** What its path says by itself, where it can be read: see `pathSigns`. */
  readonly sign: ReturnType<typeof byteColumn>
  /** By what each counts by: an IPv6 address stands for its /64. */
  readonly sources: ReturnType<typeof nameTable>
  readonly people: ReturnType<typeof nameTable>
  readonly paths: ReturnType<typeof nameTable>
  readonly agents: ReturnType<typeof nameTable>
  /** A source and an agent: the nearest that a record comes to one machine. */
  readonly devices: ReturnType<typeof nameTable>
  readonly plans: AnnouncedPlan[]
  readonly processes: ProcessSpans
  /** Files that the journal's own origins were read from, by their hash, in the order of the journal. */
  readonly originFiles: Map<string, number>
  readonly length: number
}

export function createLoadTable(): LoadTable {
  const at = instantColumn()
  return {
    at,
    tookMs: lengthColumn(),
    source: wideColumn(),
    device: wideColumn(),
    person: wideColumn(),
    claimed: wideColumn(),
    path: wideColumn(),
    network: wideColumn(),
    attempt: shortColumn(),
    status: shortColumn(),
    unsent: byteColumn(),
    route: byteColumn(),
    session: byteColumn(),
    place: byteColumn(),
    silent: byteColumn(),
    sign: byteColumn(),
    sources: nameTable(),
    people: nameTable(),
    paths: nameTable(),
    agents: nameTable(),
    devices: nameTable(),
    processes: new Map(),
    plans: [],
    originFiles: new Map(),
    get length() {
      return at.length
    },
  }
}

/** False: the table is full, and the record was not taken. */
export function addRecord(table: LoadTable, record: JournalRecord): boolean {
  if (record.kind === 'padding') return true
  noteNumber(table.processes, record)
  switch (record.kind) {
    case 'request':
      return addUnit(table, record)
    case 'connection':
      return record.requests > 0 || addUnit(table, record)
    case 'heartbeat':
      noteHeartbeat(table.processes, record)
      return true
    case 'gap':
      noteLost(table.processes, record, 'inGaps')
      return true
    case 'plan':
      table.plans.push({
        at: record.at,
        from: record.from,
        to: record.to,
        sources: new Set(record.sources.map((name) => table.sources.numberOf(sourceKey(name)))),
        planHash: record.planHash,
      })
      return true
    case 'run':
      for (const { builtAt, sha256 } of record.originFiles ?? []) {
        table.originFiles.set(sha256, builtAt)
      }
      return true
    default:
      return true
  }
}

const placeNumbers = new Map(originPlaces.map((name, number) => [name as string, number]))
const endNumbers = new Map(connectionEnds.map((name, number) => [name as string, number + 1]))

function addUnit(table: LoadTable, record: RequestRecord | ConnectionRecord): boolean {
  if (table.length >= unitsMax) return false
  const request = record.kind === 'request' ? record : null
  const source = table.sources.numberOf(sourceKey(record.source))
  const agent = table.agents.numberOf(request?.agent)
  const session: number = sessionNumbers[request?.session ?? 'none']
  table.at.push(record.at)
  table.tookMs.push(record.tookMs)
  table.source.push(source)
  table.device.push(request === null ? 0 : table.devices.numberOf(`${source} ${agent}`))
  table.person.push(session === sessionNumbers.valid ? table.people.numberOf(request?.person) : 0)
  table.claimed.push(table.people.numberOf(request?.claimed))
  table.path.push(table.paths.numberOf(request?.path))
  table.network.push(record.network === null ? 0 : record.network + 1)
  table.attempt.push(Math.min(request?.attempt ?? 0, 65_535))
  table.status.push(request?.status ?? 0)
  table.unsent.push(request?.unsent === true ? 1 : 0)
  table.route.push(routeNumbers[request?.route ?? 'none'])
  table.session.push(session)
  table.place.push(placeNumbers.get(record.place) ?? 3)
  table.silent.push(request === null ? (endNumbers.get((record as ConnectionRecord).end) ?? 1) : 0)
  table.sign.push(request === null ? pathSigns.none : signOf(request))
  return true
}

/** Browsers ask for these by themselves, whether or not a site has them. */
const askedUnbidden =
  /^\/(?:favicon[^/]*|robots\.txt|apple-touch-icon[^/]*|browserconfig\.xml|manifest\.json|\.well-known\/.*)$/

/** `weak` asks for a weak place (`isWeakPlace`) · `unbidden` what browsers ask for without a link. */
export const pathSigns = { none: 0, weak: 1, unbidden: 2 } as const

/** Where the path itself is not kept, the door has judged its words. */
function signOf({ path, status, weak }: RequestRecord): number {
  if (weak === true) return pathSigns.weak
  if (!path.startsWith('/')) return pathSigns.none
  if (isWeakPlace(path, status)) return pathSigns.weak
  return askedUnbidden.test(path) ? pathSigns.unbidden : pathSigns.none
}

/** The units in the order of time; equal instants stay in the order in which they were told. */
export function orderByTime(table: LoadTable): Uint32Array {
  const { values } = table.at
  const order = new Uint32Array(table.length)
  let isSorted = true
  for (let unit = 0; unit < order.length; unit += 1) {
    order[unit] = unit
    if (unit > 0 && (values[unit] ?? 0) < (values[unit - 1] ?? 0)) isSorted = false
  }
  if (isSorted) return order
  return order.sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0) || one - other)
}
