/**
 * Whose databases lie on this device, and which of these people was in front the last time: what
 * the app goes by when nobody can be asked. One entry per person, which goes when they leave.
 */
import type { Id } from '#kernel/ids.ts'

/** `forgetHere` knows entries by this shape: `preau.<what>.<person's id>`. */
const prefix = 'preau.account.'

interface Known {
  readonly accountId: Id
  readonly isInFront: boolean
}

function readAll(): Map<Id, Known> {
  const found = new Map<Id, Known>()
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(prefix)) continue
      const [mark, accountId] = (localStorage.getItem(key) ?? '').split(' ')
      if (accountId !== undefined) {
        found.set(key.slice(prefix.length), { accountId, isInFront: mark === 'front' })
      }
    }
  } catch {
    // Where storage is closed nobody is known.
    found.clear()
  }
  return found
}

function write(personId: Id, { accountId, isInFront }: Known): void {
  try {
    localStorage.setItem(prefix + personId, `${isInFront ? 'front' : 'waits'} ${accountId}`)
  } catch {
    // Not written down: without a line this person is then not known here.
  }
}

/** Null: nobody is in front, or nothing may be written down about them. */
export function noteInFront(person: { personId: Id; accountId: Id } | null): void {
  for (const [personId, known] of readAll()) {
    if (known.isInFront && personId !== person?.personId) {
      write(personId, { ...known, isInFront: false })
    }
  }
  if (person !== null) write(person.personId, { accountId: person.accountId, isInFront: true })
}

export function accountInFront(): Id | null {
  for (const { accountId, isInFront } of readAll().values()) if (isInFront) return accountId
  return null
}

/** The person of `accountInFront`. */
export function personInFront(): Id | null {
  for (const [personId, { isInFront }] of readAll()) if (isInFront) return personId
  return null
}

/** Everybody's whose database may lie here. */
export function knownAccounts(): readonly Id[] {
  return [...new Set([...readAll().values()].map(({ accountId }) => accountId))]
}

/** `personId`: whose account; null: everybody's. */
export function accountsOf(personId: Id | null): readonly Id[] {
  if (personId === null) return knownAccounts()
  const accountId = readAll().get(personId)?.accountId
  return accountId === undefined ? [] : [accountId]
}

/** This account's entry goes. */
export function forgetAccount(accountId: Id): void {
  for (const [personId, known] of readAll()) {
    if (known.accountId !== accountId) continue
    try {
      localStorage.removeItem(prefix + personId)
    } catch {
      // What cannot be written to holds nothing either.
    }
  }
}
