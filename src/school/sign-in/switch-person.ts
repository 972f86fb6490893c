/**
 * *Qui es-tu ?*: brings somebody to the front who waits on this device. Pupils in one tap; whoever
 * is more than a pupil gives the password.
 */
import type { DevicePeopleAnswer, SignedIn } from '#contract/sign-in.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { readAccount, readAccounts } from './account-store.ts'
import { checkPassword } from './check-password.ts'
import { type DeviceCookie, knownAccounts } from './device-cookies.ts'
import { findTrySource } from './find-try-source.ts'
import { isOnlyPupil } from './only-pupil.ts'
import { type DeviceRequest, readLiveDevice, takePlace } from './open-session.ts'
import { expiresAtMs } from './session-token.ts'
import type { SignInContext } from './sign-in-context.ts'

/** Who is on this device: given names only, the active one first. */
export async function listPeople(
  context: SignInContext,
  cookies: DeviceRequest['cookies'],
): Promise<DevicePeopleAnswer['people']> {
  const device = await readLiveDevice(context, cookies)
  const tokens = [...(device.active === null ? [] : [device.active]), ...device.others]
  const accounts = await readAccounts(
    context.db,
    tokens.map((token) => token.accountId),
  )
  const people: DevicePeopleAnswer['people'] = []
  for (const token of tokens) {
    const account = accounts.find(({ accountId }) => accountId === token.accountId)
    const person = await context.callers.get(token.accountId)
    if (account === undefined || person === null) continue
    const isPupil = isOnlyPupil(person)
    people.push({
      accountId: token.accountId,
      givenName: account.givenName,
      isPupil,
      isActive: token === device.active,
      needsPassword: !isPupil && token !== device.active,
    })
  }
  return people
}

export interface Switched {
  readonly person: SignedIn
  readonly cookies: readonly DeviceCookie[]
}

export async function switchPerson(
  context: SignInContext,
  request: Pick<DeviceRequest, 'cookies' | 'address'>,
  wanted: { readonly accountId: string; readonly password?: string },
): Promise<Result<Switched>> {
  const device = await readLiveDevice(context, request.cookies)
  const isActive = device.active?.accountId === wanted.accountId
  const token = isActive
    ? device.active
    : device.others.find(({ accountId }) => accountId === wanted.accountId)
  if (token === null || token === undefined) return refuse('session_ended')
  const account = await readAccount(context.db, token.accountId)
  const person = await context.callers.get(token.accountId)
  if (account === undefined || person === null) return refuse('account_disabled')
  const isPupil = isOnlyPupil(person)
  // A card's session does not grow up with its holder.
  if (token.pupilOnly && !isPupil) return refuse('session_ended')
  if (!isPupil && !isActive) {
    if (wanted.password === undefined) return refuse('password_needed')
    const checked = await checkPassword(context, {
      account,
      login: account.login ?? '',
      password: wanted.password,
      from: findTrySource(context, request),
      knownAccounts: knownAccounts(device),
    })
    if (!checked.ok) return checked
  }
  const cookies = await takePlace(context, request.cookies, token)
  if (!cookies.ok) return cookies
  return accept({
    cookies: cookies.value,
    person: {
      accountId: account.accountId,
      personId: account.personId,
      givenName: account.givenName,
      familyName: account.familyName,
      isPupil,
      sharedDevice: token.shared,
      expiresAt: new Date(expiresAtMs(token)).toISOString(),
    },
  })
}
