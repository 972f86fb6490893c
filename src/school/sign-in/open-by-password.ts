/** Signs an adult in with login and password. */
import { type Result, refuse } from '#kernel/result.ts'
import { readAccountByLogin } from './account-store.ts'
import { checkPassword } from './check-password.ts'
import { findTrySource } from './find-try-source.ts'
import { normaliseLogin } from './login.ts'
import { isOnlyPupil } from './only-pupil.ts'
import {
  type DeviceRequest,
  type OpenedSession,
  prepareSession,
  settleSession,
} from './open-session.ts'
import { insertSession } from './session-store.ts'
import type { SignInContext } from './sign-in-context.ts'

export async function openByPassword(
  context: SignInContext,
  request: DeviceRequest,
  typed: { readonly login: string; readonly password: string },
): Promise<Result<OpenedSession>> {
  const session = prepareSession(context, request, 'password')
  if (!session.ok) return session
  const login = normaliseLogin(typed.login)
  const checked = await checkPassword(context, {
    account: await readAccountByLogin(context.db, login),
    login,
    password: typed.password,
    from: findTrySource(context, request),
    knownAccounts: session.value.knownAccounts,
  })
  if (!checked.ok) return checked
  const account = checked.value
  // Said only to those who know the password.
  const person = account.disabledAt === null ? await context.callers.get(account.accountId) : null
  if (person === null) return refuse('account_disabled')
  await insertSession(context.db, account.accountId, session.value)
  return settleSession(context, request, session.value, {
    ...account,
    isPupil: isOnlyPupil(person),
  })
}
