/**
 * What a made-up world leaves, as a journal's records: numbered by the process that wrote them, with
 * its signs of life, under the names of the day; and beside each record who caused it.
 */
import type { Slice } from '#pipes/evidence/slice.ts'
import type { JournalRecord } from '#pipes/journal/journal-record.ts'
import { isWeakPlace } from '#pipes/journal/weak-place.ts'
import type { CaseWorld, EndedConnection, RehearsalPlan, SentRequest } from './case-world.ts'
import type { Dice } from './dice.ts'

/** A record and who caused it; null: it is no load. */
export interface ToldRecord {
  readonly record: JournalRecord
  readonly slice: Slice | null
}

const basis = 0x811c9dc5
const prime = 0x01000193

function mix(text: string, basis: number): number {
  let hash = basis
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), prime)
  }
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 12)) >>> 0
}

/** Names things as the day's key would: the same thing alike within a day, and on no other. */
export class DayNames {
  readonly #day: string
  readonly #known = new Map<string, string>()

  constructor(day: string) {
    this.#day = day
  }

  name(kind: 'source' | 'person' | 'claimed' | 'path' | 'agent', thing: string): string {
    const key = `${kind}/${thing}`
    let name = this.#known.get(key)
    if (name === undefined) {
      const one = mix(`${this.#day}/${key}`, basis)
      const two = mix(`${key}/${this.#day}`, one)
      name = (one * 2 ** 20 + (two >>> 12)).toString(36).padStart(11, '0')
      this.#known.set(key, name)
    }
    return name
  }
}

const tenth = (ms: number): number => Math.round(ms * 10) / 10

interface Numbered {
  /** When it is written. */
  readonly writtenAt: number
  readonly slice: Slice | null
  readonly make: (everyRecord: {
    process: string
    seq: number
    at: number
    steadyMs: number
  }) => JournalRecord
  readonly at: number
}

function requestOf(sent: SentRequest, names: DayNames): Numbered {
  const { agent, answer, ask, at, source, tookMs } = sent
  return {
    writtenAt: at + tookMs,
    at,
    slice: ask.slice,
    make: (every) => ({
      ...every,
      kind: 'request',
      source: names.name('source', source.address),
      place: source.place,
      network: source.network,
      tookMs: tenth(tookMs),
      method: ask.method,
      route: ask.route,
      path: names.name('path', ask.path),
      ...(isWeakPlace(ask.path, answer.status) ? { weak: true as const } : {}),
      status: answer.status,
      ...(answer.refusal === undefined ? {} : { refusal: answer.refusal }),
      session: ask.session,
      ...(ask.person === undefined ? {} : { person: names.name('person', ask.person) }),
      ...(ask.claimed === undefined ? {} : { claimed: names.name('claimed', ask.claimed) }),
      ...(ask.attempt === undefined ? {} : { attempt: ask.attempt }),
      ...(answer.ahead === undefined ? {} : { ahead: answer.ahead }),
      bytesIn: ask.bytesIn,
      bytesOut: answer.status === 0 ? 0 : ask.bytesOut,
      ...(agent === null ? {} : { agent: names.name('agent', agent) }),
    }),
  }
}

function connectionOf(ended: EndedConnection, names: DayNames): Numbered {
  const { bytesIn, bytesOut, end, openedAt, requests, source, tookMs } = ended
  return {
    writtenAt: openedAt + tookMs,
    at: openedAt,
    slice: requests === 0 ? ended.slice : null,
    make: (every) => ({
      ...every,
      kind: 'connection',
      source: names.name('source', source.address),
      place: source.place,
      network: source.network,
      tookMs: tenth(tookMs),
      requests,
      end,
      bytesIn,
      bytesOut,
    }),
  }
}

/** How many are open at the end of each second, from when each opened and ended. */
function openBySecond(
  connections: readonly EndedConnection[],
  from: number,
  seconds: number,
): Int32Array {
  const open = new Int32Array(seconds + 1)
  for (const { openedAt, tookMs } of connections) {
    const first = Math.min(seconds, Math.max(0, Math.floor((openedAt - from) / 1_000)))
    const last = Math.min(seconds, Math.max(0, Math.floor((openedAt + tookMs - from) / 1_000)))
    open[first] = (open[first] ?? 0) + 1
    open[last] = (open[last] ?? 0) - 1
  }
  for (let at = 1; at <= seconds; at += 1) open[at] = (open[at] ?? 0) + (open[at - 1] ?? 0)
  return open
}

function beatsOf(world: CaseWorld, process: number, dice: Dice): Numbered[] {
  const { from, server, to } = world.plan
  const seconds = Math.floor((to - from) / 1_000)
  const own = world.connections.filter((each) => each.process === process)
  const open = openBySecond(own, from, seconds)
  const silent = openBySecond(
    own.filter(({ requests }) => requests === 0),
    from,
    seconds,
  )
  let overflows = dice.whole(0, 40)
  return Array.from({ length: seconds }, (_, second) => {
    const at = from + second * 1_000 + Math.floor(dice.between(0, 12))
    const waitMs = world.server.waitOfSecond.get(Math.floor(at / 1_000)) ?? 0
    const connectionsSilent = silent[second] ?? 0
    const isFull = connectionsSilent * world.plan.processes >= server.silentMax * 0.97
    if (isFull || waitMs > 8_000) overflows += dice.whole(0, 30)
    const listenOverflows = overflows
    const loopDelayMs = tenth(dice.logNormal(11, 0.15) + Math.min(900, waitMs / 12))
    return {
      writtenAt: at,
      at,
      slice: null,
      make: (every) => ({
        ...every,
        kind: 'heartbeat',
        connectionsOpen: open[second] ?? 0,
        connectionsSilent,
        loopDelayMs,
        admitPerSecond: server.admitPerSecond,
        listenOverflows,
        lost: 0,
      }),
    }
  })
}

function runMark(at: number, what: 'start' | 'stop'): Numbered {
  const make: Numbered['make'] = (every) => ({ ...every, kind: 'run', what, version: '0.6.0' })
  return { writtenAt: at, at, slice: null, make }
}

function rehearsalOf(plan: RehearsalPlan, names: DayNames): Numbered {
  const { at, from, to } = plan
  const sources = plan.sources.map(({ address }) => names.name('source', address))
  const planHash = names
    .name('path', `plan-${at}`)
    .padStart(64, '0')
    .replace(/[^0-9a-f]/g, 'e')
  const make: Numbered['make'] = (every) => {
    return { ...every, kind: 'plan', from, to, sources, planHash }
  }
  return { writtenAt: at, at, slice: null, make }
}

/** All that the world leaves, in the order of `at`. */
export function tellRecords(world: CaseWorld, names: DayNames, dice: Dice): ToldRecord[] {
  const told: ToldRecord[] = []
  const { from, isStopped, processes, to } = world.plan
  for (let process = 0; process < processes; process += 1) {
    const pieces: Numbered[] = [runMark(from, 'start'), ...beatsOf(world, process, dice)]
    if (process === 0) pieces.push(...world.rehearsals.map((plan) => rehearsalOf(plan, names)))
    for (const sent of world.requests) {
      if (sent.process === process) pieces.push(requestOf(sent, names))
    }
    for (const ended of world.connections) {
      if (ended.process === process && ended.openedAt + ended.tookMs < to) {
        pieces.push(connectionOf(ended, names))
      }
    }
    if (isStopped) pieces.push(runMark(to, 'stop'))
    pieces.sort((one, other) => one.writtenAt - other.writtenAt)
    const run = names.name('agent', `run-${process}`)
    const steadyFrom = dice.between(200, 9_000)
    for (const [seq, { at, make, slice }] of pieces.entries()) {
      const wallAt = Math.round(at)
      const steadyMs = tenth(Math.max(0, at - from + steadyFrom))
      told.push({ record: make({ process: run, seq, at: wallAt, steadyMs }), slice })
    }
  }
  return told.sort((one, other) => atOf(one.record) - atOf(other.record))
}

export function atOf(record: JournalRecord): number {
  return record.kind === 'padding' ? 0 : record.at
}
