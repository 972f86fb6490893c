/**
 * What of a source's load in one minute is more than people explain. Never by country, and never
 * by number alone: the more people are known behind an address, the more it may ask for.
 */
import type { LoadTally, LooseKind } from './load-tally.ts'
import type { Slice } from './slice.ts'

/** Calls a minute without a session that a household makes at most, some devices opening anew. */
export const callsPerMinuteMax = 600
/** And more for each person known behind the address: a device that opens fetches the app. */
export const callsPerKnown = 60
/** Addresses that do not exist, asked for in one minute: fewer are bookmarks and typing errors. */
export const missedMin = 20
/** And they are at least this part of all that the source asks for without a session. */
const missedShareMin = 0.3
/** Wrong sign-ins of one source in a minute that typing explains. */
export const typingErrors = 8
/** And for each person known there, or who signed in there in this minute. */
export const typingErrorsPerPerson = 0.5
/** Wrong sign-ins of all sources together that typing explains, beside those who signed in. */
export const typingErrorsOfAll = 30
/** Silent connections of one source in a minute: browsers open some ahead and never use them. */
export const silentMin = 20
const silentPerKnown = 4

export interface Suspicion {
  readonly slice: Extract<Slice, 'credential' | 'scanner' | 'flood' | 'slowHold'>
  /** How much of the minute's load is put down to it. */
  readonly count: number
  /** What people explain of the same: the limit that it went over. */
  readonly explained: number
}

/** Order: what tells most first. What one takes, the next does not count again. */
export function suspicionsOf(load: LoadTally, knownPeople: number): Suspicion[] {
  const found = [
    heldOpen(load, knownPeople),
    searched(load, knownPeople),
    tried(load, knownPeople),
    flooded(load, knownPeople),
  ]
  return found.filter((one) => one !== null)
}

/** Wrong sign-ins from many sources, each below what is told by itself. */
export function triedByMany(load: LoadTally): Suspicion | null {
  const explained = typingErrorsOfAll + load.rightSignIns * typingErrorsPerPerson
  const wrong = load.loose('wrong')
  if (wrong <= explained) return null
  return suspicion('credential', load.take('wrong', wrong - explained), explained)
}

function heldOpen(load: LoadTally, knownPeople: number): Suspicion | null {
  const explained = silentMin + knownPeople * silentPerKnown
  const silent = load.loose('silent')
  if (silent <= explained) return null
  return suspicion('slowHold', load.take('silent', silent), explained)
}

function searched(load: LoadTally, knownPeople: number): Suspicion | null {
  const missed = load.loose('missed')
  const all = looseCalls(load)
  if (missed < missedMin || missed < all * missedShareMin) return null
  // Pages that exist are part of the search, unless people behind the address asked for them.
  const others = knownPeople === 0 ? takeAll(load, ['plain', 'again']) : 0
  return suspicion('scanner', load.take('missed', missed) + others, missedMin)
}

function tried(load: LoadTally, knownPeople: number): Suspicion | null {
  const explained = typingErrors + (knownPeople + load.rightSignIns) * typingErrorsPerPerson
  const wrong = load.loose('wrong')
  if (wrong <= explained) return null
  const isStranger = knownPeople + load.rightSignIns === 0
  const count = load.take('wrong', isStranger ? wrong : wrong - explained)
  return suspicion('credential', count, explained)
}

function flooded(load: LoadTally, knownPeople: number): Suspicion | null {
  const explained = callsPerMinuteMax + knownPeople * callsPerKnown
  const all = looseCalls(load)
  if (all <= explained) return null
  let left = knownPeople === 0 ? all : all - explained
  const wanted = left
  for (const kind of ['plain', 'again', 'missed', 'wrong'] as const) left -= load.take(kind, left)
  return suspicion('flood', wanted - left, explained)
}

function looseCalls(load: LoadTally): number {
  return load.loose('plain') + load.loose('again') + load.loose('missed') + load.loose('wrong')
}

function takeAll(load: LoadTally, kinds: readonly LooseKind[]): number {
  return kinds.reduce((sum, kind) => sum + load.take(kind, load.loose(kind)), 0)
}

function suspicion(slice: Suspicion['slice'], count: number, explained: number): Suspicion | null {
  return count === 0 ? null : { slice, count, explained: Math.floor(explained) }
}
