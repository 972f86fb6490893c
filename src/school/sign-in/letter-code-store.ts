/** The rows of one-use codes: an HMAC each, never the code. */
import { type SqlBool, sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { DeviceKey } from './device-key.ts'
import type { CodePurpose } from './letter-code.ts'
import type { NewSession } from './new-session.ts'
import { revokeSessions } from './session-store.ts'

export interface LetterCodeRow {
  readonly id: Id
  readonly personId: Id
  readonly purpose: CodePurpose
  readonly codeHmac: Uint8Array
  readonly expiresAt: Date
}

export interface NewLetterCode extends LetterCodeRow {
  readonly issuedBy: Id | null
  readonly issuedAt: Date
}

export async function insertLetterCodes(
  trx: SchoolDatabase,
  codes: readonly NewLetterCode[],
): Promise<void> {
  if (codes.length === 0) return
  await trx
    .insertInto('one_use_code')
    .values(
      codes.map((code) => ({
        id: code.id,
        person_id: code.personId,
        purpose: code.purpose,
        code_hmac: code.codeHmac,
        issued_by: code.issuedBy,
        issued_at: code.issuedAt,
        expires_at: code.expiresAt,
        used_at: null,
        session_id: null,
      })),
    )
    .execute()
}

/** From its first use on: the answer may have been lost on its way. */
export const codeAgainMs = 10 * 60_000

/** Not used; or used a moment ago by the device with this key, whose session nobody ended since. */
function mayServe(now: Date, key: DeviceKey | null) {
  const again =
    key === null
      ? sql`false`
      : sql`used_at > ${new Date(now.getTime() - codeAgainMs)} and exists (
          select from device_session opened
          where opened.id = one_use_code.session_id and opened.revoked_at is null
            and opened.public_key->>'x' = ${key.x} and opened.public_key->>'y' = ${key.y})`
  return sql<SqlBool>`one_use_code.expires_at > ${now}
    and (one_use_code.used_at is null or (${again}))`
}

function selectCodes(db: SchoolDatabase, now: Date, key: DeviceKey | null) {
  return db
    .selectFrom('one_use_code')
    .select([
      'id',
      'person_id as personId',
      'purpose',
      'code_hmac as codeHmac',
      'expires_at as expiresAt',
    ])
    .where(mayServe(now, key))
}

/**
 * The living code with one of these HMACs (one per key in use). `key`: of the device that asks, where
 * it proved one.
 */
export function findLetterCode(
  db: SchoolDatabase,
  hmacs: readonly Uint8Array[],
  now: Date,
  key: DeviceKey | null,
): Promise<LetterCodeRow | undefined> {
  return selectCodes(db, now, key)
    .where('code_hmac', 'in', [...hmacs])
    .executeTakeFirst()
}

/** Living codes of a purpose, of these people. */
export function readLetterCodes(
  db: SchoolDatabase,
  personIds: readonly Id[],
  purpose: CodePurpose,
  now: Date,
): Promise<LetterCodeRow[]> {
  if (personIds.length === 0) return Promise.resolve([])
  return selectCodes(db, now, null)
    .where('person_id', 'in', [...personIds])
    .where('purpose', '=', purpose)
    .orderBy('issued_at', 'desc')
    .execute()
}

/** Uses the code for a session, and ends the one that it opened before; false where somebody was faster. */
export async function takeLetterCode(
  trx: SchoolDatabase,
  id: Id,
  session: Pick<NewSession, 'id' | 'publicKey'>,
  now: Date,
): Promise<boolean> {
  const before = await trx
    .selectFrom('one_use_code')
    .select('session_id')
    .where('id', '=', id)
    .where(mayServe(now, session.publicKey))
    .forUpdate()
    .executeTakeFirst()
  if (before === undefined) return false
  await trx
    .updateTable('one_use_code')
    .set({ used_at: sql`coalesce(used_at, ${now})`, session_id: session.id })
    .where('id', '=', id)
    .execute()
  const lost = before.session_id
  if (lost !== null) await revokeSessions(trx, { ids: [lost] }, now)
  return true
}

/** The codes that set a password: they are void as soon as it is set in any way. */
export const letterPurposes: readonly CodePurpose[] = ['activation', 'reset']

/** Makes a person's codes of these purposes void, also those that could serve again; not `exceptId`. */
export async function voidLetterCodes(
  trx: SchoolDatabase,
  personIds: readonly Id[],
  purposes: readonly CodePurpose[],
  now: Date,
  exceptId: Id | null = null,
): Promise<void> {
  if (personIds.length === 0) return
  await trx
    .updateTable('one_use_code')
    .set({ expires_at: now })
    .where('person_id', 'in', [...personIds])
    .where('purpose', 'in', [...purposes])
    .where('expires_at', '>', now)
    .$if(exceptId !== null, (codes) => codes.where('id', '<>', exceptId))
    .execute()
}
