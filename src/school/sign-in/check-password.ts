/**
 * Is it the right password? The one place that answers, for signing in, for coming back on a family's
 * phone and for changing it: same cost for known and unknown logins, slowed down by account and by
 * address, never a ban.
 */
import { passwordLengthMax } from '#contract/password-length.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { type AccountRow, replaceHash } from './account-store.ts'
import type { TrySource } from './address-budget.ts'
import { codeKeyName } from './class-card.ts'
import { loginGuardName } from './guard-names.ts'
import { normalisePassword } from './password-rule.ts'
import type { SignInContext } from './sign-in-context.ts'
import { admitRightTry, countWrongTries } from './try-guard-store.ts'

export interface PasswordTry {
  /** Undefined: nobody has this login. */
  readonly account: AccountRow | undefined
  /** Normalised; names the counter of logins that nobody has. */
  readonly login: string
  readonly password: string
  readonly from: TrySource
  /** Accounts that the device has held before. */
  readonly knownAccounts: readonly Id[]
}

/** The account, if the password is its own. */
export async function checkPassword(
  context: SignInContext,
  attempt: PasswordTry,
): Promise<Result<AccountRow>> {
  const { account, from } = attempt
  const waitMs = context.addresses.waitMs(from)
  if (waitMs !== null) return refuse('too_many_requests', { retryAfterMs: waitMs })

  const isKnown = account !== undefined && attempt.knownAccounts.includes(account.accountId)
  const key = context.keyRing.key(codeKeyName)
  const guard = loginGuardName(key, attempt.login, account?.accountId ?? null, isKnown)
  const nowMs = context.clock.now()
  // Of one that began in another process this one hears with its first answer: a costly look in vain, and no try.
  const knownPauseMs = context.pauses.leftMs([guard.name])
  if (knownPauseMs !== null) return refuse('too_many_requests', { retryAfterMs: knownPauseMs })

  const password = normalisePassword(attempt.password).slice(0, passwordLengthMax + 1)
  const checked = await context.passwords.check(password, account?.passwordHash ?? null)
  if (!checked.ok) return checked
  // The answer waits for the counting: of many parallel guesses only the first few are answered.
  const isRight = checked.value.isRight && account !== undefined
  const judge = isRight ? admitRightTry : countWrongTries
  const { pausedMs } = await judge(context.db, [guard], nowMs, ({ name }, leftMs) =>
    context.pauses.note(name, leftMs),
  )
  if (!isRight) context.addresses.spend(from)
  if (pausedMs !== null) return refuse('too_many_requests', { retryAfterMs: pausedMs })
  if (!isRight) return refuse('wrong_credentials')
  if (checked.value.isStale) await hashAnew(context, account, password)
  return accept(account)
}

/** Brings a hash under the present pepper; if the pool is full now, another time will do. */
async function hashAnew(
  context: SignInContext,
  account: AccountRow,
  password: string,
): Promise<void> {
  const hashed = await context.passwords.hash(password)
  if (!hashed.ok || account.passwordHash === null) return
  await replaceHash(context.db, account.accountId, account.passwordHash, hashed.value)
}
