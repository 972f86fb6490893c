/**
 * What is an error of ours, and what is the same thing asked again. Tries that come back after an
 * error of ours are load that we caused, whoever sends them.
 */
import { type LoadTable, routeNumbers } from './load-table.ts'

/**
 * How long after an error a repeat may still be its echo: our client waits at most 60 s, give or
 * take 30 %, and a person tries again within minutes.
 */
export const echoMs = 5 * 60_000

/** Unanswered after so long is an error of ours; sooner, the other side has changed its mind. */
const patienceMs = 5_000

/** How a request ended, as far as it tells whose fault that is. */
export interface AnswerGiven {
  readonly status: number
  readonly tookMs: number
  /** We still waited for its body when it ended without an answer. */
  readonly isUnsent: boolean
  /** A line that stays open until the other side has enough of it, by its nature. */
  readonly isLive: boolean
}

/**
 * What only our side can bring about: broken, overloaded, full, and what relays (52x, 530) say where
 * they did not reach us. Others are chosen by whoever asks: 501 by an unknown method, 505 by a version,
 * 506 and 510 by headers. 511 is told by the network of whoever asks.
 */
const ownStatuses = new Set([500, 502, 503, 504, 507, 508, 509, 530])

/** So answered, or not for too long, though it had come whole. A 429 is no error: it says when to come back, and costs nothing. */
export function isOwnError({ isLive, isUnsent, status, tookMs }: AnswerGiven): boolean {
  if (status === 0) return !isLive && !isUnsent && tookMs >= patienceMs
  return ownStatuses.has(status) || (status >= 520 && status < 530)
}

/** The same of a unit. Where nobody noted how long it took, no answer says nothing against us. */
export function isErrorAt(table: LoadTable, unit: number): boolean {
  return isOwnError({
    status: table.status.values[unit] ?? 0,
    tookMs: table.tookMs.values[unit] ?? 0,
    isUnsent: table.unsent.values[unit] === 1,
    isLive: table.route.values[unit] === routeNumbers.live,
  })
}

const byRouteAlone = new Set<number>([
  routeNumbers.arrival,
  routeNumbers.line,
  routeNumbers['sign-in'],
  routeNumbers.page,
  routeNumbers.live,
])

/**
 * What a unit asks for, as a number: at the door the route says it; elsewhere the path does, since
 * two readings are two things.
 */
export function askedFor(table: LoadTable, unit: number): number {
  const route = table.route.values[unit] ?? 0
  return byRouteAlone.has(route) ? route : 16 + (table.path.values[unit] ?? 0)
}

/**
 * The same for repeats: there two pages are two things as well, since somebody who reads on repeats
 * nothing.
 */
export function repeatedAs(table: LoadTable, unit: number): number {
  const route = table.route.values[unit] ?? 0
  return route === routeNumbers.page ? 16 + (table.path.values[unit] ?? 0) : askedFor(table, unit)
}
