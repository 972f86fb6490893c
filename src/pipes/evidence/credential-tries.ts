/**
 * Accounts that are tried by those who do not own them. Typing errors are everywhere, and most of
 * them end with the right password from the same place: what counts is the accounts that stay
 * unopened, against how many were opened there, and over the whole country against how many people
 * give up by themselves.
 */
import { routeNumbers } from './load-table.ts'
import {
  isUndecided,
  lay,
  peopleBeside,
  type Reason,
  type Sorting,
  strangerKey,
} from './sorting.ts'
import { layUntoldTries } from './untold-tries.ts'

/** Unopened accounts from one place, below which it is a family, or a child who forgot. */
const unopenedMin = 8
/** A class mistypes and gives up; a quarter of the accounts unopened is no class any more. */
const unopenedShareMax = 0.25
/** Failed tries at one account from one place: nobody types that long. */
const failsOfOneMax = 20
/** Failed tries at one account from everywhere. */
const failsOfAccountMax = 30
/** Of those who sign in, how many give up at first: support desks of schools see a few in a hundred. */
const givingUpShare = 0.05
/** Accounts left unopened on any day, however quiet. */
const givingUpMin = 20
/** How many times what people give up by themselves must be unopened before it is an attack. */
const excessMin = 3

/** Of what one machine sends, how much must be failed tries where other machines share its address. */
const failingShareMin = 0.2

interface Claim {
  readonly key: number
  readonly account: number
  fails: number
  successes: number
  isOpened: boolean
}

interface Place {
  unopened: number
  opened: number
  failsOfOne: number
}

export function layCredentialTries(sorting: Sorting): void {
  const claims = gatherClaims(sorting)
  const places = gatherPlaces(claims)
  const failsOf = new Map<number, number>()
  for (const { account, fails, isOpened } of claims.values()) {
    if (account !== 0 && !isOpened) failsOf.set(account, (failsOf.get(account) ?? 0) + fails)
  }
  const isCrowd = isPopulationTried(sorting, claims, places)
  for (const [key, place] of places) {
    const reason = reasonFor(sorting, key, place, isCrowd)
    const isAlone = peopleBeside(sorting, key) === 0
    if (reason !== null && isAlone) layAll(sorting, key, reason)
    else layFailedTries(sorting, { key, claims, failsOf, reason })
  }
  layUntoldTries(sorting)
}

function reasonFor(sorting: Sorting, key: number, place: Place, isCrowd: boolean): Reason | null {
  if (isTrying(sorting, key, place)) return 'accounts-tried'
  if (place.failsOfOne >= failsOfOneMax) return 'one-account-tried'
  const isAlone = peopleBeside(sorting, key) === 0 && place.opened === 0
  return isCrowd && isAlone && place.unopened > 0 ? 'tried-from-many-addresses' : null
}

function isTrying(sorting: Sorting, key: number, place: Place): boolean {
  const opened = Math.max(place.opened, peopleBeside(sorting, key))
  return place.unopened >= unopenedMin && place.unopened > unopenedShareMax * opened
}

/**
 * A failed try is one that was answered with a no. One that we could not answer tells nothing about
 * the password.
 */
function isFailedTry(status: number): boolean {
  return status >= 400 && status < 500
}

function gatherClaims(sorting: Sorting): Map<number, Claim> {
  const { claimed, person, route, source, status } = sorting.table
  const claims = new Map<number, Claim>()
  for (const unit of sorting.inside) {
    if (route.values[unit] !== routeNumbers['sign-in']) continue
    const answer = status.values[unit] ?? 0
    const key = strangerKey(sorting, unit)
    const account = claimed.values[unit] ?? 0
    const id = claimId(sorting, key, unit)
    const claim = claims.get(id) ?? { key, account, fails: 0, successes: 0, isOpened: false }
    claims.set(id, claim)
    if (isFailedTry(answer)) claim.fails += 1
    const isSignedIn = (answer >= 200 && answer < 400) || person.values[unit] !== 0
    if (isSignedIn) claim.successes += 1
    // The account whose owner is signed in at the same place was mistyped, not tried.
    if (isSignedIn || sorting.isSignedInAt(source.values[unit] ?? 0, account)) claim.isOpened = true
  }
  return claims
}

/** Tries that name no account are told apart by their machine: a school's may stand beside another's. */
function claimId({ table }: Sorting, key: number, unit: number): number {
  const account = table.claimed.values[unit] ?? 0
  return account === 0 ? -1 - (table.device.values[unit] ?? 0) : key * table.people.size + account
}

function gatherPlaces(claims: Map<number, Claim>): Map<number, Place> {
  const places = new Map<number, Place>()
  for (const { account, fails, isOpened, key, successes } of claims.values()) {
    const place = places.get(key) ?? { unopened: 0, opened: 0, failsOfOne: 0 }
    places.set(key, place)
    if (account === 0) {
      // Tries that name no account are counted one by one: each may be another, and each that was
      // opened may have been mistyped twice.
      place.opened += successes
      place.unopened += Math.max(0, Math.ceil((fails - 2 * successes) / 3))
    } else if (isOpened) place.opened += 1
    else if (fails > 0) {
      place.unopened += 1
      place.failsOfOne = Math.max(place.failsOfOne, fails)
    }
  }
  return places
}

/**
 * Fifty thousand addresses with one try each: no single one of them stands out, and together they
 * leave more accounts unopened than a population of that size gives up.
 */
function isPopulationTried(
  sorting: Sorting,
  claims: Map<number, Claim>,
  places: Map<number, Place>,
): boolean {
  let unopened = 0
  let opened = 0
  for (const [key, place] of places) {
    if (isTrying(sorting, key, place)) continue
    opened += place.opened
    if (place.opened === 0 && peopleBeside(sorting, key) === 0) unopened += place.unopened
  }
  if (claims.size === 0) return false
  return unopened > excessMin * (givingUpMin + givingUpShare * opened)
}

/** All of the machines that fail; others may stand behind the same address. */
function layAll(sorting: Sorting, key: number, reason: Reason): void {
  const { device, route, status } = sorting.table
  const units = sorting.byStranger.of(key)
  const failing = new Map<number, { units: number; fails: number }>()
  for (const unit of units) {
    const machine = device.values[unit] ?? 0
    const count = failing.get(machine) ?? { units: 0, fails: 0 }
    failing.set(machine, count)
    count.units += 1
    const isTry = route.values[unit] === routeNumbers['sign-in']
    if (isTry && isFailedTry(status.values[unit] ?? 0)) count.fails += 1
  }
  for (const unit of units) {
    const count = failing.get(device.values[unit] ?? 0)
    const isOfIt =
      failing.size === 1 || (count !== undefined && count.fails >= failingShareMin * count.units)
    if (isOfIt && isUndecided(sorting, unit)) lay(sorting, unit, 'credential', reason)
  }
}

/** Among people of a class only the tries themselves, and only at accounts that stay unopened. */
function layFailedTries(
  sorting: Sorting,
  told: {
    readonly key: number
    readonly claims: Map<number, Claim>
    readonly failsOf: Map<number, number>
    readonly reason: Reason | null
  },
): void {
  const { claimed, route } = sorting.table
  for (const unit of sorting.byStranger.of(told.key)) {
    if (route.values[unit] !== routeNumbers['sign-in'] || !isUndecided(sorting, unit)) continue
    const account = claimed.values[unit] ?? 0
    const claim = told.claims.get(claimId(sorting, told.key, unit))
    if (claim === undefined || claim.isOpened) continue
    const isHunted = (told.failsOf.get(account) ?? 0) >= failsOfAccountMax
    const reason = told.reason ?? (isHunted ? 'one-account-tried' : null)
    if (reason !== null) lay(sorting, unit, 'credential', reason)
  }
}
