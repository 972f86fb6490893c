/**
 * The operator's way in: a code is issued, typed once, and becomes a session of some hours. What a code
 * was used for is gone when it was used; all of them end together.
 */
import type { KeyRing } from '#engine/config/key-ring.ts'
import type { AccessRule, OutgoingCookie } from '#engine/http/route.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Random } from '#kernel/random.ts'
import {
  codeForMs,
  mintCode,
  mintOperatorToken,
  nameOfCode,
  newOperatorSession,
  operatorCookie,
  operatorForMs,
  operatorKeyName,
  readOperatorToken,
} from './operator-code.ts'
import type { OperatorEntries } from './operator-entry-store.ts'

export interface OperatorContext {
  readonly keyRing: Pick<KeyRing, 'key' | 'all'>
  readonly entries: OperatorEntries
  readonly clock: Pick<Clock, 'now'>
  readonly random: Pick<Random, 'bytes'>
}

type Cookies = Readonly<Record<string, string | undefined>>

/** A code to type; null: too many are open. */
export async function issueCode({
  clock,
  entries,
  keyRing,
  random,
}: OperatorContext): Promise<string | null> {
  const code = mintCode(random)
  const name = nameOfCode(keyRing.key(operatorKeyName), code)
  if (name === null) throw new Error('a code that is none')
  const nowMs = clock.now()
  return (await entries.addCode(name, nowMs + codeForMs, nowMs)) ? code : null
}

/** The cookie for a code that was typed; null: it is not open, or not any more. */
export async function enterAsOperator(
  { clock, entries, keyRing, random }: OperatorContext,
  typed: string,
): Promise<OutgoingCookie | null> {
  for (const key of keyRing.all(operatorKeyName)) {
    const name = nameOfCode(key, typed)
    if (name === null || !(await entries.takeCode(name, clock.now()))) continue
    const session = newOperatorSession(random, clock.now())
    entries.addSession(session)
    const value = mintOperatorToken(keyRing.key(operatorKeyName), session)
    return { name: operatorCookie, value, maxAgeSeconds: operatorForMs / 1_000 }
  }
  return null
}

export async function isOperator(
  { clock, entries, keyRing }: OperatorContext,
  cookies: Cookies | undefined,
): Promise<boolean> {
  const keys = keyRing.all(operatorKeyName)
  const session = readOperatorToken(keys, cookies?.[operatorCookie], clock.now())
  return session !== null && (await entries.hasSession(session))
}

/** Whoever came in by a code, whoever else they are; nobody's account opens this. */
export function operatorRule<Caller>(context: OperatorContext): AccessRule<Caller> {
  return {
    name: 'an operator of this installation, by a code of its command',
    isPublic: true,
    check: async (_caller, _params, cookies) =>
      (await isOperator(context, cookies)) ? null : { code: 'sign_in_required' },
  }
}
