/**
 * The two cookies of a device: `__Host-preau` holds the token of whoever uses it now,
 * `__Host-preau-others` those of the other people of this device, waiting. Pure.
 */
import type { Id } from '#kernel/ids.ts'
import {
  expiresAtMs,
  isOver,
  mintSessionToken,
  readSessionToken,
  type SessionToken,
} from './session-token.ts'

export const activeCookie = '__Host-preau'
export const othersCookie = '__Host-preau-others'
/** People who may wait on one device, besides the one who uses it. */
export const othersMax = 5
/** Longer than any cookie of ours: not even looked at. */
const othersLengthMax = 1_000

type Cookies = Readonly<Record<string, string | undefined>>

/** A cookie to send; `maxAgeSeconds` 0 removes it, absent means until the browser closes. */
export interface DeviceCookie {
  readonly name: string
  readonly value: string
  readonly maxAgeSeconds?: number
}

/** The people of a device as its cookies tell; every token is genuine, some may be over. */
export interface DevicePeople {
  readonly active: SessionToken | null
  readonly others: readonly SessionToken[]
}

export const nobodyOnDevice: DevicePeople = { active: null, others: [] }

/** Reads both cookies; whatever is not genuine, or in the wrong cookie, is as if it were absent. */
export function readDevicePeople(keys: readonly Uint8Array[], cookies: Cookies): DevicePeople {
  const first = readSessionToken(keys, cookies[activeCookie] ?? '')
  const active = first === null || first.parked ? null : first
  const text = cookies[othersCookie] ?? ''
  const others: SessionToken[] = []
  const seen = new Set<Id>(active === null ? [] : [active.accountId])
  for (const part of text.length > othersLengthMax ? [] : text.split('.')) {
    const token = readSessionToken(keys, part)
    if (token === null || !token.parked || seen.has(token.accountId)) continue
    seen.add(token.accountId)
    others.push(token)
    if (others.length === othersMax) break
  }
  return { active, others }
}

/** The accounts that this device has held, even those whose session is over. */
export function knownAccounts(people: DevicePeople): Id[] {
  return [people.active, ...people.others].flatMap((token) => token?.accountId ?? [])
}

/**
 * Puts somebody in front. Whoever used the device before waits among the others, unless the device
 * is shared: there a session ends when the next person comes. `ended` are the sessions that this
 * replaces. Null: the device already holds as many people as it can.
 */
export function placeOnDevice(
  people: DevicePeople,
  next: SessionToken,
): { readonly people: DevicePeople; readonly ended: readonly SessionToken[] } | null {
  const before = people.active === null ? [] : [people.active]
  const ended: SessionToken[] = []
  const others: SessionToken[] = []
  for (const token of [...before, ...people.others]) {
    if (token.sessionId === next.sessionId) continue
    if (token.shared || token.accountId === next.accountId) ended.push(token)
    else others.push({ ...token, parked: true })
  }
  if (others.length > othersMax) return null
  return { people: { active: { ...next, parked: false }, others }, ended }
}

/** The cookies that say `people`; absent persons remove their cookie. */
export function writeDeviceCookies(
  key: Uint8Array,
  people: DevicePeople,
  nowMs: number,
): DeviceCookie[] {
  const { active } = people
  const others = people.others.filter((token) => !isOver(token, nowMs))
  return [
    active === null
      ? { name: activeCookie, value: '', maxAgeSeconds: 0 }
      : {
          name: activeCookie,
          value: mintSessionToken(key, { ...active, parked: false }),
          // A shared computer forgets when its browser closes.
          ...(active.shared ? {} : { maxAgeSeconds: secondsLeft(active, nowMs) }),
        },
    others.length === 0
      ? { name: othersCookie, value: '', maxAgeSeconds: 0 }
      : {
          name: othersCookie,
          value: others.map((token) => mintSessionToken(key, { ...token, parked: true })).join('.'),
          maxAgeSeconds: Math.max(...others.map((token) => secondsLeft(token, nowMs))),
        },
  ]
}

/** Cookies that empty the device. */
export const emptyDeviceCookies: readonly DeviceCookie[] = [
  { name: activeCookie, value: '', maxAgeSeconds: 0 },
  { name: othersCookie, value: '', maxAgeSeconds: 0 },
]

function secondsLeft(token: SessionToken, nowMs: number): number {
  return Math.max(1, Math.ceil((expiresAtMs(token) - nowMs) / 1000))
}
