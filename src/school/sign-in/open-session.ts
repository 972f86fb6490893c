/**
 * The beginning and the end that all ways of signing in share: what the device brings, and the
 * cookies that it takes home. What lies between (is the secret right?) is each way's own.
 */
import type { SignedIn } from '#contract/sign-in.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import {
  type DeviceCookie,
  type DevicePeople,
  knownAccounts,
  placeOnDevice,
  readDevicePeople,
  writeDeviceCookies,
} from './device-cookies.ts'
import { checkDeviceProof, type DeviceProof } from './device-key.ts'
import { deviceLabel } from './device-label.ts'
import type { NewSession, OpenedBy } from './new-session.ts'
import { revokeSessions } from './session-store.ts'
import { expiresAtMs, type SessionToken, sessionKeyName } from './session-token.ts'
import type { SignInContext } from './sign-in-context.ts'

/** What a request to sign in brings besides the secret. */
export interface DeviceRequest {
  readonly cookies: Readonly<Record<string, string | undefined>>
  readonly userAgent: string
  readonly address: string
  readonly shared: boolean
  readonly proof: DeviceProof | null
}

/** Somebody is signed in; the cookies go out with the answer. */
export interface OpenedSession {
  readonly person: SignedIn
  readonly cookies: readonly DeviceCookie[]
}

/** Everybody whose session on this device may still be used; the dead are left out. */
export async function readLiveDevice(
  context: SignInContext,
  cookies: DeviceRequest['cookies'],
): Promise<DevicePeople> {
  const people = readDevicePeople(context.keyRing.all(sessionKeyName), cookies)
  const alive = async (token: SessionToken): Promise<SessionToken[]> =>
    (await context.sessions.isAlive(token)) ? [token] : []
  const [active, ...others] = await Promise.all([
    people.active === null ? [] : alive(people.active),
    ...people.others.map(alive),
  ])
  return { active: active?.[0] ?? null, others: others.flat() }
}

/** The session that would be opened; `bad_request` where the device's proof does not hold. */
export function prepareSession(
  context: SignInContext,
  request: DeviceRequest,
  openedBy: OpenedBy,
): Result<NewSession> {
  const nowMs = context.clock.now()
  const keys = context.keyRing.all(sessionKeyName)
  const publicKey = request.proof === null ? null : checkDeviceProof(keys, request.proof, nowMs)
  if (request.proof !== null && publicKey === null) {
    return refuse('bad_request', { where: '/device' })
  }
  return accept({
    id: mintId(context.clock, context.random),
    issuedAtMs: nowMs,
    shared: request.shared,
    openedBy,
    deviceLabel: deviceLabel(request.userAgent),
    publicKey,
    knownAccounts: knownAccounts(readDevicePeople(keys, request.cookies)),
  })
}

function tokenOf(
  session: Pick<NewSession, 'id' | 'issuedAtMs' | 'shared' | 'openedBy'>,
  accountId: Id,
): SessionToken {
  return {
    accountId,
    sessionId: session.id,
    issuedAtMs: session.issuedAtMs,
    shared: session.shared,
    parked: false,
    pupilOnly: session.openedBy !== 'password' && session.openedBy !== 'letter',
  }
}

/** Before a secret that serves only once is used: `device_full` where its session would have no room. */
export async function findRoom(
  context: SignInContext,
  { cookies }: Pick<DeviceRequest, 'cookies'>,
  session: NewSession,
  accountId: Id,
): Promise<Result<null>> {
  const people = await readLiveDevice(context, cookies)
  const placed = placeOnDevice(people, tokenOf(session, accountId))
  return placed === null ? refuse('device_full') : accept(null)
}

/**
 * Puts a session that was just written in front on its device. `device_full`: no room; the session
 * is ended at once.
 */
export async function settleSession(
  context: SignInContext,
  request: Pick<DeviceRequest, 'cookies' | 'address'>,
  session: Pick<NewSession, 'id' | 'issuedAtMs' | 'shared' | 'openedBy'>,
  person: {
    readonly accountId: Id
    readonly personId: Id
    readonly givenName: string
    readonly familyName: string
    readonly isPupil: boolean
  },
): Promise<Result<OpenedSession>> {
  const cookies = await takePlace(context, request.cookies, tokenOf(session, person.accountId))
  if (!cookies.ok) {
    await endSessions(context, [session.id])
    return cookies
  }
  context.addresses.know(request.address, person.accountId)
  return accept({
    person: {
      accountId: person.accountId,
      personId: person.personId,
      givenName: person.givenName,
      familyName: person.familyName,
      isPupil: person.isPupil,
      sharedDevice: session.shared,
      expiresAt: new Date(expiresAtMs(session)).toISOString(),
    },
    cookies: cookies.value,
  })
}

/** Puts a living session in front: the cookies, and the end of the sessions that it replaces. */
export async function takePlace(
  context: SignInContext,
  cookies: DeviceRequest['cookies'],
  token: SessionToken,
): Promise<Result<DeviceCookie[]>> {
  const placed = placeOnDevice(await readLiveDevice(context, cookies), token)
  if (placed === null) return refuse('device_full')
  await endSessions(
    context,
    placed.ended.map(({ sessionId }) => sessionId),
  )
  return accept(
    writeDeviceCookies(context.keyRing.key(sessionKeyName), placed.people, context.clock.now()),
  )
}

async function endSessions(context: SignInContext, ids: readonly Id[]): Promise<void> {
  if (ids.length === 0) return
  const now = new Date(context.clock.now())
  await context.db.transaction().execute((trx) => revokeSessions(trx, { ids }, now))
}
