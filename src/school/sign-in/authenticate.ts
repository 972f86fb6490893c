/**
 * Who is calling, from the device's cookie: genuine token, not ended, and the person's present
 * rights from memory. No query in the normal case.
 */
import { LRUCache } from 'lru-cache'
import type { CallNote } from '#engine/http/call-note.ts'
import type { Id } from '#kernel/ids.ts'
import { placesAsNeeded } from '#kernel/places-as-needed.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import type { CallerMemory } from '#school/people/remember-caller.ts'
import { activeCookie } from './device-cookies.ts'
import { isOnlyPupil } from './only-pupil.ts'
import type { SessionMemory } from './session-memory.ts'
import { readSessionToken, type SessionToken } from './session-token.ts'

/** Genuine tokens kept with what they say, so that their signature is checked once. */
const tokensMax = 200_000

export interface AuthenticateRequest {
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly address: string
  /** Where it is said that a session was shown which is not ours; absent: nobody asks. */
  readonly note?: Pick<CallNote, 'session'>
}

/**
 * Null: nobody is signed in on this device. `session_ended`: somebody was, until the session was
 * ended or grew too old. `account_disabled`: the school closed the account.
 */
export type Authenticate = (request: AuthenticateRequest) => Promise<Result<Caller | null>>

export function createAuthenticate(options: {
  /** The current signing key, then its predecessors. */
  readonly sessionKeys: () => readonly Uint8Array[]
  readonly sessions: SessionMemory
  readonly callers: CallerMemory
  /** Told of everyone who calls, for the budgets of addresses. */
  readonly onKnown: (address: string, accountId: Id) => void
}): Authenticate {
  const readToken = rememberTokens(options.sessionKeys)
  return async ({ cookies, address, note }) => {
    const text = cookies[activeCookie]
    if (text === undefined || text === '') return accept(null)
    const token = readToken(text)
    // Not ours, or one that waits: as if there were no cookie.
    if (token === null && note !== undefined) note.session = 'refused'
    if (token === null || token.parked) return accept(null)
    if (!(await options.sessions.isAlive(token))) return refuse('session_ended')
    const known = options.callers.known(token.accountId)
    const person = known === undefined ? await options.callers.get(token.accountId) : known
    if (person === null) return refuse('account_disabled')
    if (token.pupilOnly && !isOnlyPupil(person)) {
      return refuse(person.schools.size === 0 ? 'account_disabled' : 'session_ended')
    }
    options.onKnown(address, token.accountId)
    return accept({ ...person, sessionId: token.sessionId, sharedDevice: token.shared })
  }
}

function rememberTokens(
  sessionKeys: () => readonly Uint8Array[],
): (text: string) => SessionToken | null {
  const genuine = new LRUCache<string, SessionToken>(placesAsNeeded(tokensMax))
  return (text) => {
    const known = genuine.get(text)
    if (known !== undefined) return known
    const token = readSessionToken(sessionKeys(), text)
    if (token === null) return null
    genuine.set(text, token)
    return token
  }
}
