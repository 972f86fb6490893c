/** Ends sessions: of whoever uses the device, of everybody on it, of one person elsewhere. */
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import {
  type DeviceCookie,
  type DevicePeople,
  emptyDeviceCookies,
  readDevicePeople,
  writeDeviceCookies,
} from './device-cookies.ts'
import { revokeSessions, type SessionsToEnd } from './session-store.ts'
import { sessionKeyName } from './session-token.ts'
import type { SignInContext } from './sign-in-context.ts'

type Cookies = Readonly<Record<string, string | undefined>>

/** The device's cookies afterwards. Works with dead cookies too: whoever wants out gets out. */
export async function signOut(
  context: SignInContext,
  cookies: Cookies,
  who: 'active' | 'everybody',
): Promise<readonly DeviceCookie[]> {
  const people = readDevicePeople(context.keyRing.all(sessionKeyName), cookies)
  const leaving = [people.active, ...(who === 'everybody' ? people.others : [])]
  await endNow(context, { ids: leaving.flatMap((token) => token?.sessionId ?? []) })
  if (who === 'everybody') return emptyDeviceCookies
  return cookiesOf(context, { active: null, others: people.others })
}

/** Takes somebody who waits off the device; `not_found` where nobody of that account waits. */
export async function forgetPerson(
  context: SignInContext,
  cookies: Cookies,
  accountId: Id,
): Promise<Result<readonly DeviceCookie[]>> {
  const people = readDevicePeople(context.keyRing.all(sessionKeyName), cookies)
  const leaving = people.others.find((token) => token.accountId === accountId)
  if (leaving === undefined) return refuse('not_found')
  await endNow(context, { ids: [leaving.sessionId] })
  const others = people.others.filter((token) => token !== leaving)
  return accept(cookiesOf(context, { ...people, others }))
}

/** Ends one of the person's own sessions; `not_found` for anybody else's. */
export async function endOwnSession(
  context: SignInContext,
  accountId: Id,
  sessionId: Id,
): Promise<Result<number>> {
  const owner = await context.db
    .selectFrom('device_session')
    .select('account_id')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  if (owner?.account_id !== accountId) return refuse('not_found')
  return accept(await endNow(context, { ids: [sessionId] }))
}

/** Ends all the person's sessions but the one that asks. */
export function endOtherSessions(
  context: SignInContext,
  accountId: Id,
  exceptId: Id,
): Promise<number> {
  return endNow(context, { accountId, exceptId })
}

function endNow(context: SignInContext, which: SessionsToEnd): Promise<number> {
  const now = new Date(context.clock.now())
  return context.db.transaction().execute((trx) => revokeSessions(trx, which, now))
}

function cookiesOf(context: SignInContext, people: DevicePeople): DeviceCookie[] {
  return writeDeviceCookies(context.keyRing.key(sessionKeyName), people, context.clock.now())
}
