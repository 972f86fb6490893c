/** Changes one's own password: the old one is asked for; every other session and living code ends. */
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { lockPeople } from '#school/people/lock-people.ts'
import { type AccountRow, readAccount, writePassword } from './account-store.ts'
import { checkPassword } from './check-password.ts'
import { letterPurposes, voidLetterCodes } from './letter-code-store.ts'
import { normalisePassword, passwordWeakness } from './password-rule.ts'
import { revokeSessions } from './session-store.ts'
import type { SignInContext } from './sign-in-context.ts'

/** Says how many other sessions ended. */
export async function changePassword(
  context: SignInContext,
  who: { readonly accountId: Id; readonly sessionId: Id; readonly address: string },
  typed: { readonly current: string; readonly next: string },
): Promise<Result<{ readonly ended: number }>> {
  const account = await readAccount(context.db, who.accountId)
  if (account === undefined || account.passwordHash === null) return refuse('forbidden')
  const checked = await checkPassword(context, {
    account,
    login: account.login ?? '',
    password: typed.current,
    from: { address: who.address, device: who.sessionId },
    knownAccounts: [who.accountId],
  })
  if (!checked.ok) return checked
  const hashed = await hashNewPassword(context, typed.next, account)
  if (!hashed.ok) return hashed
  const now = new Date(context.clock.now())
  const ended = await context.db.transaction().execute(async (trx) => {
    await lockPeople(trx, [account.personId])
    await writePassword(trx, who.accountId, { passwordHash: hashed.value }, now)
    // Whoever holds a code that somebody else asked for is not to have the last word.
    await voidLetterCodes(trx, [account.personId], letterPurposes, now)
    return revokeSessions(trx, { accountId: who.accountId, exceptId: who.sessionId }, now)
  })
  return accept({ ended })
}

/** The hash of a password that is strong enough; `password_too_weak` says why it is not. */
export async function hashNewPassword(
  context: Pick<SignInContext, 'passwords'>,
  password: string,
  own: Pick<AccountRow, 'login' | 'givenName' | 'familyName'>,
): Promise<Result<string>> {
  const weakness = passwordWeakness(password, [own.login ?? '', own.givenName, own.familyName])
  if (weakness !== null) return refuse('password_too_weak', { why: weakness })
  return context.passwords.hash(normalisePassword(password))
}
