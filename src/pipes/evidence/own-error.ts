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

/** 5xx, or no answer at all. A 429 is no error: it says when to come back, and costs nothing. */
export function isOwnError(status: number): boolean {
  return status >= 500 || status === 0
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
