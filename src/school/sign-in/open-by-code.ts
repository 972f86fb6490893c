/**
 * Signs a pupil in with what is typed: the short code of a class card, or a code that a teacher
 * dictated. A wrong class, a wrong card and a wrong secret take the same way through the same
 * statements and get the same answer.
 */

import { sameBytes } from '#engine/crypto/keyed-hash.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { ensureAccounts, readAccount } from './account-store.ts'
import { codeKeyName, readShortCode, shortCodeHmac, type TypedShortCode } from './class-card.ts'
import { type CardOfCode, readCardOfCode } from './class-card-store.ts'
import { findTrySource } from './find-try-source.ts'
import { codeGuardNames, type GuardName } from './guard-names.ts'
import { letterCodeHmac, readLetterCode } from './letter-code.ts'
import { findLetterCode, type LetterCodeRow, takeLetterCode } from './letter-code-store.ts'
import { isOnlyPupil } from './only-pupil.ts'
import { openSessionOfCard } from './open-by-card.ts'
import {
  type DeviceRequest,
  findRoom,
  type OpenedSession,
  prepareSession,
  settleSession,
} from './open-session.ts'
import { insertSession } from './session-store.ts'
import type { SignInContext } from './sign-in-context.ts'
import { admitRightTry, countWrongTries } from './try-guard-store.ts'

/** Stands for a class or a card that does not exist: compared with, never equal. */
const noClassId = '00000000-0000-7000-8000-000000000000'
const noHmac = new Uint8Array(32)

/** `letter`: a letter's code, which asks for a password first. */
export type CodeOpened = OpenedSession | 'letter'

export async function openByCode(
  context: SignInContext,
  request: DeviceRequest,
  typed: string,
): Promise<Result<CodeOpened>> {
  const waitMs = context.addresses.waitMs(findTrySource(context, request))
  if (waitMs !== null) return refuse('too_many_requests', { retryAfterMs: waitMs })
  const shortCode = readShortCode(typed)
  if (shortCode !== null) return openByShortCode(context, request, shortCode)
  const dictated = readLetterCode(typed)
  if (dictated !== null) return openByDictatedCode(context, request, dictated)
  return refuseWrong(context, request)
}

function refuseWrong(context: SignInContext, request: DeviceRequest): Result<never> {
  context.addresses.spend(findTrySource(context, request))
  return refuse('wrong_code')
}

async function openByShortCode(
  context: SignInContext,
  request: DeviceRequest,
  typed: TypedShortCode,
): Promise<Result<OpenedSession>> {
  const pauseNames = { class: typed.prefix, locator: typed.prefix + typed.locator }
  const knownPauseMs = context.pauses.leftMs(Object.values(pauseNames))
  if (knownPauseMs !== null) return refusePaused(context, request, knownPauseMs)

  const session = prepareSession(context, request, 'short_code')
  if (!session.ok) return session
  const card = await readCardOfCode(context.db, typed.prefix, typed.locator)
  const isRight = isCodeOfCard(context, typed, card)
  const guards = codeGuardNames(context.keyRing.key(codeKeyName), typed, card?.classId ?? null)
  const notePause = (guard: GuardName, leftMs: number): void => {
    if (guard.kind !== 'login') context.pauses.note(pauseNames[guard.kind], leftMs)
  }
  const judge = isRight ? admitRightTry : countWrongTries
  const { pausedMs } = await judge(context.db, guards, context.clock.now(), notePause)
  if (pausedMs !== null) return refusePaused(context, request, pausedMs)
  if (!isRight || card?.cardId == null) return refuseWrong(context, request)
  return openSessionOfCard(context, request, session.value, card.cardId)
}

/** Tries against a pause cost the address as much as wrong ones: nobody profits from insisting. */
function refusePaused(
  context: SignInContext,
  request: DeviceRequest,
  retryAfterMs: number,
): Result<never> {
  context.addresses.spend(findTrySource(context, request))
  return refuse('code_paused', { retryAfterMs })
}

function isCodeOfCard(
  context: SignInContext,
  typed: TypedShortCode,
  card: CardOfCode | undefined,
): boolean {
  let isRight = false
  for (const key of context.keyRing.all(codeKeyName)) {
    const hmac = shortCodeHmac(key, card?.classId ?? noClassId, typed.code)
    isRight = sameBytes(hmac, card?.codeHmac ?? noHmac) || isRight
  }
  return isRight
}

async function openByDictatedCode(
  context: SignInContext,
  request: DeviceRequest,
  typed: string,
): Promise<Result<CodeOpened>> {
  const { db, clock, keyRing } = context
  const session = prepareSession(context, request, 'dictated_code')
  if (!session.ok) return session
  const hmacs = keyRing.all(codeKeyName).map((key) => letterCodeHmac(key, typed))
  const code = await findLetterCode(db, hmacs, new Date(clock.now()), session.value.publicKey)
  if (code === undefined) return refuseWrong(context, request)
  if (code.purpose !== 'dictated') return accept('letter')

  const account = await readPupilAccount(context, code)
  if (!account.ok) return account
  const room = await findRoom(context, request, session.value, account.value.accountId)
  if (!room.ok) return room
  const isTaken = await db.transaction().execute(async (trx) => {
    if (!(await takeLetterCode(trx, code.id, session.value, new Date(clock.now())))) return false
    await insertSession(trx, account.value.accountId, session.value)
    return true
  })
  if (!isTaken) return refuseWrong(context, request)
  return settleSession(context, request, session.value, { ...account.value, isPupil: true })
}

/** The account of a pupil who may use a dictated code; adults have a password. */
async function readPupilAccount(context: SignInContext, code: LetterCodeRow) {
  const accounts = await ensureAccounts(context.db, context, [code.personId])
  const accountId = accounts.get(code.personId)
  const account = accountId === undefined ? undefined : await readAccount(context.db, accountId)
  if (account === undefined) return refuse('wrong_code')
  const person = await context.callers.get(account.accountId)
  if (person === null || person.schools.size === 0) return refuse('account_disabled')
  return isOnlyPupil(person) ? accept(account) : refuse('password_needed')
}
