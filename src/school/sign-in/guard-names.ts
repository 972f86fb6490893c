/**
 * Under which names wrong tries are counted. A class or login that does not exist is counted too,
 * under one of a bounded number of names that its text falls on, so that it pauses like one that
 * exists and nobody learns the difference. Pure.
 */

import { keyedHash } from '#engine/crypto/keyed-hash.ts'
import type { Id } from '#kernel/ids.ts'
import type { TryGuardKind } from './try-guard.ts'

export interface GuardName {
  readonly kind: TryGuardKind
  readonly name: string
}

/** Names for classes that do not exist, for cards in them, and for unknown logins. */
const unknownClasses = 4_096
const unknownCards = 65_536
const unknownLogins = 65_536

/** A class first, then the card's locator: always in this order, since rows are locked in it. */
export function codeGuardNames(
  codeKey: Uint8Array,
  typed: { readonly prefix: string; readonly locator: string },
  classId: Id | null,
): [GuardName, GuardName] {
  const { prefix, locator } = typed
  if (classId !== null) {
    return [
      { kind: 'class', name: `class:${classId}` },
      { kind: 'locator', name: `card:${classId}:${locator}` },
    ]
  }
  const ofClass = bucket(codeKey, 'guard class', prefix, unknownClasses)
  const ofCard = bucket(codeKey, 'guard card', prefix + locator, unknownCards)
  return [
    { kind: 'class', name: `class?:${ofClass}` },
    { kind: 'locator', name: `card?:${ofCard}` },
  ]
}

/**
 * A device that has held the account before is counted apart, so that strangers who try passwords
 * cannot keep the person out of their own phone.
 */
export function loginGuardName(
  codeKey: Uint8Array,
  login: string,
  accountId: Id | null,
  isKnownDevice: boolean,
): GuardName {
  if (accountId === null) {
    return { kind: 'login', name: `login?:${bucket(codeKey, 'guard login', login, unknownLogins)}` }
  }
  return { kind: 'login', name: `login:${accountId}${isKnownDevice ? ':known' : ''}` }
}

function bucket(key: Uint8Array, purpose: string, text: string, count: number): number {
  const hash = keyedHash(key, purpose, text)
  return (((hash[0] ?? 0) << 16) | ((hash[1] ?? 0) << 8) | (hash[2] ?? 0)) % count
}
