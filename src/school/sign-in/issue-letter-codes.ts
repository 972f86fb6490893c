/**
 * Makes one-use codes, and finds those that were made before: a letter that is printed again
 * carries the same code as long as that one lives.
 */

import { sameBytes } from '#engine/crypto/keyed-hash.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { codeKeyName } from './class-card.ts'
import {
  type CodePurpose,
  codeLifeMs,
  deriveLetterCode,
  letterCodeHmac,
  letterKeyName,
} from './letter-code.ts'
import {
  insertLetterCodes,
  type LetterCodeRow,
  type NewLetterCode,
  readLetterCodes,
} from './letter-code-store.ts'
import type { SignInContext } from './sign-in-context.ts'

export type LetterCodeContext = Pick<SignInContext, 'db' | 'clock' | 'random' | 'keyRing'>

export interface MintedCode {
  /** Twelve signs; never stored. */
  readonly code: string
  readonly expiresAt: Date
}

interface CodeOrder {
  readonly personId: Id
  readonly purpose: CodePurpose
  readonly issuedBy: Id | null
}

export async function issueLetterCode(
  context: LetterCodeContext,
  trx: SchoolDatabase,
  order: CodeOrder,
): Promise<MintedCode> {
  const made = makeCode(context, order)
  await insertLetterCodes(trx, [made.row])
  return made
}

/** A code for each person: the living one of the purpose, or a new one. */
export async function issueLetterCodes(
  context: LetterCodeContext,
  trx: SchoolDatabase,
  personIds: readonly Id[],
  order: Omit<CodeOrder, 'personId'>,
): Promise<Map<Id, MintedCode>> {
  const now = new Date(context.clock.now())
  const codes = new Map<Id, MintedCode>()
  for (const row of await readLetterCodes(trx, personIds, order.purpose, now)) {
    const code = codes.has(row.personId) ? null : deriveAgain(context, row)
    if (code !== null) codes.set(row.personId, { code, expiresAt: row.expiresAt })
  }
  const made = personIds
    .filter((personId) => !codes.has(personId))
    .map((personId) => makeCode(context, { ...order, personId }))
  await insertLetterCodes(
    trx,
    made.map(({ row }) => row),
  )
  for (const { row, code, expiresAt } of made) codes.set(row.personId, { code, expiresAt })
  return codes
}

function makeCode(
  context: LetterCodeContext,
  order: CodeOrder,
): MintedCode & { readonly row: NewLetterCode } {
  const { clock, random, keyRing } = context
  const id = mintId(clock, random)
  const issuedAt = new Date(clock.now())
  const expiresAt = new Date(clock.now() + codeLifeMs[order.purpose])
  const code = deriveLetterCode(keyRing.key(letterKeyName), id)
  const codeHmac = letterCodeHmac(keyRing.key(codeKeyName), code)
  return { code, expiresAt, row: { ...order, id, codeHmac, issuedAt, expiresAt } }
}

/** The code under the key that made it; null where that key is gone. */
function deriveAgain(context: LetterCodeContext, row: LetterCodeRow): string | null {
  for (const letterKey of context.keyRing.all(letterKeyName)) {
    const code = deriveLetterCode(letterKey, row.id)
    const fits = context.keyRing
      .all(codeKeyName)
      .some((codeKey) => sameBytes(letterCodeHmac(codeKey, code), row.codeHmac))
    if (fits) return code
  }
  return null
}
