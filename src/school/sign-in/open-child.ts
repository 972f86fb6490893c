/**
 * A guardian hands the phone to a child in one tap: the child's own session opens, the guardian's
 * waits behind the password. What the child's session may do is the child's, nothing of the
 * guardian's; it ends when the guardian's confirmed rights end.
 */
import { type Result, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { ensureAccounts, readAccount } from './account-store.ts'
import { isOnlyPupil } from './only-pupil.ts'
import {
  type DeviceRequest,
  prepareSession,
  readLiveDevice,
  settleSession,
} from './open-session.ts'
import { insertSession } from './session-store.ts'
import type { SignInContext } from './sign-in-context.ts'
import { type Switched, switchPerson } from './switch-person.ts'

export async function openChild(
  context: SignInContext,
  caller: Caller,
  request: DeviceRequest,
  pupilId: string,
): Promise<Result<Switched>> {
  if (!caller.children.has(pupilId)) return refuse('not_found')
  const accounts = await ensureAccounts(context.db, context, [pupilId])
  const accountId = accounts.get(pupilId)
  const account = accountId === undefined ? undefined : await readAccount(context.db, accountId)
  if (account === undefined) return refuse('not_found')
  const person = await context.callers.get(account.accountId)
  if (person === null || person.schools.size === 0) return refuse('account_disabled')
  // A child who is an adult too (a pupil of 30 who teaches) keeps the own password.
  if (!isOnlyPupil(person)) return refuse('password_needed')

  const device = await readLiveDevice(context, request.cookies)
  if (device.others.some((token) => token.accountId === account.accountId)) {
    return switchPerson(context, request, { accountId: account.accountId })
  }
  const session = prepareSession(context, { ...request, shared: caller.sharedDevice }, 'guardian')
  if (!session.ok) return session
  await insertSession(context.db, account.accountId, session.value, caller.personId)
  return settleSession(context, request, session.value, { ...account, isPupil: true })
}
