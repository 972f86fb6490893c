/** Gives a person a login and a password without a letter: for demo schools and operators. */
import { violatedConstraint } from '#engine/database/sql-state.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { lockPeople } from '#school/people/lock-people.ts'
import { ensureAccounts, readAccountOfPerson, writePassword } from './account-store.ts'
import { hashNewPassword } from './change-password.ts'
import { letterPurposes, voidLetterCodes } from './letter-code-store.ts'
import { isLogin, normaliseLogin } from './login.ts'
import { raiseSessionFloor } from './session-store.ts'
import type { SignInContext } from './sign-in-context.ts'

/** The account's id. Every session and every living code of the person ends. */
export async function setPassword(
  context: Pick<SignInContext, 'db' | 'clock' | 'random' | 'passwords'>,
  person: { readonly personId: Id; readonly login: string; readonly password: string },
): Promise<Result<Id>> {
  const login = normaliseLogin(person.login)
  if (!isLogin(login)) return refuse('bad_request', { where: '/login' })
  await ensureAccounts(context.db, context, [person.personId])
  const account = await readAccountOfPerson(context.db, person.personId)
  if (account === undefined) return refuse('not_found')
  const hashed = await hashNewPassword(context, person.password, { ...account, login })
  if (!hashed.ok) return hashed
  const now = new Date(context.clock.now())
  try {
    await context.db.transaction().execute(async (trx) => {
      await lockPeople(trx, [account.personId])
      await writePassword(trx, account.accountId, { login, passwordHash: hashed.value }, now)
      await voidLetterCodes(trx, [account.personId], letterPurposes, now)
      await raiseSessionFloor(trx, account.accountId, now)
    })
  } catch (error) {
    if (violatedConstraint(error) === 'account_login_key') return refuse('login_taken')
    throw error
  }
  return accept(account.accountId)
}
