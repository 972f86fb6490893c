/**
 * The code of a letter opens the account of the person it was written to: the person chooses a
 * login and a password, or a new password, and is signed in. The same door serves the forgotten
 * password: only the school hands out its code, and no e-mail address ever opens anything.
 */
import type { LetterFound } from '#contract/sign-in.ts'
import { publishChange } from '#engine/database/change-feed.ts'
import { violatedConstraint } from '#engine/database/sql-state.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { lockPeople } from '#school/people/lock-people.ts'
import { rightsTopic } from '#school/people/remember-caller.ts'
import type { SchoolTransaction } from '#school/room-context.ts'
import {
  type AccountRow,
  ensureAccounts,
  readAccountOfPerson,
  readTakenLogins,
  writePassword,
} from './account-store.ts'
import { hashNewPassword } from './change-password.ts'
import { codeKeyName } from './class-card.ts'
import type { DeviceKey } from './device-key.ts'
import { findTrySource } from './find-try-source.ts'
import { letterCodeHmac, readLetterCode } from './letter-code.ts'
import {
  findLetterCode,
  type LetterCodeRow,
  letterPurposes,
  takeLetterCode,
  voidLetterCodes,
} from './letter-code-store.ts'
import { isLogin, normaliseLogin, proposeLogin } from './login.ts'
import type { NewSession } from './new-session.ts'
import { isOnlyPupil } from './only-pupil.ts'
import {
  type DeviceRequest,
  findRoom,
  type OpenedSession,
  prepareSession,
  settleSession,
} from './open-session.ts'
import { insertSession, raiseSessionFloor } from './session-store.ts'
import type { SignInContext } from './sign-in-context.ts'

/** Numbers that are tried behind a proposed login that is taken. */
const proposalsMax = 9

interface OpenLetter {
  readonly code: LetterCodeRow & { readonly purpose: 'activation' | 'reset' }
  readonly account: AccountRow
}

/** What the letter is for; nothing changes yet. */
export async function lookAtLetter(
  context: SignInContext,
  request: Pick<DeviceRequest, 'cookies' | 'address'>,
  typed: string,
): Promise<Result<LetterFound>> {
  const found = await findLetter(context, request, typed, null)
  if (!found.ok) return found
  const { code, account } = found.value
  return accept({
    purpose: code.purpose,
    givenName: account.givenName,
    familyName: account.familyName,
    login: account.login,
    proposedLogin: account.login === null ? await findFreeLogin(context, account) : null,
    expiresAt: code.expiresAt.toISOString(),
  })
}

export async function useLetter(
  context: SignInContext,
  request: DeviceRequest,
  typed: { readonly code: string; readonly login?: string; readonly password: string },
): Promise<Result<OpenedSession>> {
  const session = prepareSession(context, request, 'letter')
  if (!session.ok) return session
  const found = await findLetter(context, request, typed.code, session.value.publicKey)
  if (!found.ok) return found
  const { code, account } = found.value
  const login = typed.login === undefined ? account.login : normaliseLogin(typed.login)
  if (login === null || !isLogin(login)) return refuse('bad_request', { where: '/login' })
  const room = await findRoom(context, request, session.value, account.accountId)
  if (!room.ok) return room
  const hashed = await hashNewPassword(context, typed.password, { ...account, login })
  if (!hashed.ok) return hashed

  const written = await openAccount(
    context,
    { code, accountId: account.accountId, session: session.value },
    async (trx) => {
      const now = new Date(session.value.issuedAtMs)
      await writePassword(trx, account.accountId, { login, passwordHash: hashed.value }, now)
      // Whoever knew the old password is out; the session written next is the first of the new time.
      await raiseSessionFloor(trx, account.accountId, now)
      await insertSession(trx, account.accountId, session.value)
    },
  )
  if (!written.ok) return written
  const person = await context.callers.get(account.accountId)
  if (person === null) return refuse('account_disabled')
  return settleSession(context, request, session.value, {
    ...account,
    isPupil: isOnlyPupil(person),
  })
}

async function openAccount(
  context: SignInContext,
  letter: { readonly code: LetterCodeRow; readonly accountId: Id; readonly session: NewSession },
  write: (trx: SchoolTransaction) => Promise<void>,
): Promise<Result<null>> {
  const now = new Date(context.clock.now())
  try {
    const isTaken = await context.db.transaction().execute(async (trx) => {
      await lockPeople(trx, [letter.code.personId])
      if (!(await takeLetterCode(trx, letter.code.id, letter.session, now))) return false
      await write(trx)
      await voidLetterCodes(trx, [letter.code.personId], letterPurposes, now, letter.code.id)
      await publishChange(trx, rightsTopic, letter.accountId)
      return true
    })
    return isTaken ? accept(null) : refuse('wrong_code')
  } catch (error) {
    if (violatedConstraint(error) === 'account_login_key') return refuse('login_taken')
    throw error
  }
}

async function findLetter(
  context: SignInContext,
  request: Pick<DeviceRequest, 'cookies' | 'address'>,
  typed: string,
  key: DeviceKey | null,
): Promise<Result<OpenLetter>> {
  const { db, keyRing, clock, addresses } = context
  const from = findTrySource(context, request)
  const waitMs = addresses.waitMs(from)
  if (waitMs !== null) return refuse('too_many_requests', { retryAfterMs: waitMs })
  const text = readLetterCode(typed)
  const hmacs = keyRing.all(codeKeyName).map((key) => letterCodeHmac(key, text ?? ''))
  const code = await findLetterCode(db, hmacs, new Date(clock.now()), key)
  if (text === null || code === undefined || code.purpose === 'dictated') {
    addresses.spend(from)
    return refuse('wrong_code')
  }
  await ensureAccounts(db, context, [code.personId])
  const account = await readAccountOfPerson(db, code.personId)
  if (account === undefined) throw new Error('an account that was just ensured is missing')
  const person = await context.callers.get(account.accountId)
  if (person === null) return refuse('account_disabled')
  // A letter that lay in a drawer while every link was blocked, or the person left, opens nothing.
  const isSomebody = person.isOperator || person.schools.size > 0 || person.children.size > 0
  if (!isSomebody) return refuse('account_disabled')
  return accept({ code: { ...code, purpose: code.purpose }, account })
}

async function findFreeLogin(context: SignInContext, account: AccountRow): Promise<string | null> {
  const first = proposeLogin(account)
  const proposals = [
    first,
    ...Array.from({ length: proposalsMax }, (_, index) => `${first}${index + 2}`),
  ]
  const taken = await readTakenLogins(context.db, proposals)
  return proposals.find((login) => !taken.has(login)) ?? null
}
