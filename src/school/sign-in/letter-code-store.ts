/** The rows of one-use codes: an HMAC each, never the code. */
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { CodePurpose } from './letter-code.ts'

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
      })),
    )
    .execute()
}

function selectLiveCodes(db: SchoolDatabase, now: Date) {
  return db
    .selectFrom('one_use_code')
    .select([
      'id',
      'person_id as personId',
      'purpose',
      'code_hmac as codeHmac',
      'expires_at as expiresAt',
    ])
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
}

/** The living code with one of these HMACs (one per key in use). */
export function findLetterCode(
  db: SchoolDatabase,
  hmacs: readonly Uint8Array[],
  now: Date,
): Promise<LetterCodeRow | undefined> {
  return selectLiveCodes(db, now)
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
  return selectLiveCodes(db, now)
    .where('person_id', 'in', [...personIds])
    .where('purpose', '=', purpose)
    .orderBy('issued_at', 'desc')
    .execute()
}

/** Uses the code; false where somebody was faster. */
export async function takeLetterCode(trx: SchoolDatabase, id: Id, now: Date): Promise<boolean> {
  const row = await trx
    .updateTable('one_use_code')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The codes that set a password: the unused ones are void as soon as it is set in any way. */
export const letterPurposes: readonly CodePurpose[] = ['activation', 'reset']

/** Makes a person's unused codes of these purposes void. */
export async function voidLetterCodes(
  trx: SchoolDatabase,
  personIds: readonly Id[],
  purposes: readonly CodePurpose[],
  now: Date,
): Promise<void> {
  if (personIds.length === 0) return
  await trx
    .updateTable('one_use_code')
    .set({ expires_at: now })
    .where('person_id', 'in', [...personIds])
    .where('purpose', 'in', [...purposes])
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
}
