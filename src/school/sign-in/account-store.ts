/** The rows of accounts: who signs in with what. */
import { sql } from 'kysely'
import { type Id, mintId } from '#kernel/ids.ts'
import type { RoomContext, SchoolDatabase } from '#school/room-context.ts'

export interface AccountRow {
  readonly accountId: Id
  readonly personId: Id
  readonly login: string | null
  readonly passwordHash: string | null
  readonly disabledAt: Date | null
  readonly givenName: string
  readonly familyName: string
}

function selectAccounts(db: SchoolDatabase) {
  return db
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select([
      'account.id as accountId',
      'person.id as personId',
      'account.login',
      'account.password_hash as passwordHash',
      'account.disabled_at as disabledAt',
      'person.given_name as givenName',
      sql<string>`coalesce(person.usage_name, person.family_name)`.as('familyName'),
    ])
}

export function readAccount(db: SchoolDatabase, accountId: Id): Promise<AccountRow | undefined> {
  return selectAccounts(db).where('account.id', '=', accountId).executeTakeFirst()
}

export function readAccounts(db: SchoolDatabase, ids: readonly Id[]): Promise<AccountRow[]> {
  if (ids.length === 0) return Promise.resolve([])
  return selectAccounts(db)
    .where('account.id', 'in', [...ids])
    .execute()
}

/** By a normalised login. */
export function readAccountByLogin(
  db: SchoolDatabase,
  login: string,
): Promise<AccountRow | undefined> {
  return selectAccounts(db).where('account.login', '=', login).executeTakeFirst()
}

export function readAccountOfPerson(
  db: SchoolDatabase,
  personId: Id,
): Promise<AccountRow | undefined> {
  return selectAccounts(db).where('person.id', '=', personId).executeTakeFirst()
}

/** Gives an account to everyone who has none; returns the accounts of all, by person. */
export async function ensureAccounts(
  trx: SchoolDatabase,
  { clock, random }: Pick<RoomContext, 'clock' | 'random'>,
  personIds: readonly Id[],
): Promise<Map<Id, Id>> {
  if (personIds.length === 0) return new Map()
  const now = new Date(clock.now())
  await trx
    .insertInto('account')
    .values(
      // In one order, whoever comes with which list: two lists may have the same people.
      personIds.toSorted().map((personId) => ({
        id: mintId(clock, random),
        person_id: personId,
        sessions_valid_from: now,
        created_at: now,
      })),
    )
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .execute()
  const rows = await trx
    .selectFrom('account')
    .select(['id', 'person_id'])
    .where('person_id', 'in', [...personIds])
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.id]))
}

/** Which of the logins are taken. */
export async function readTakenLogins(
  db: SchoolDatabase,
  logins: readonly string[],
): Promise<Set<string>> {
  const rows = await db
    .selectFrom('account')
    .select('login')
    .where('login', 'in', [...logins])
    .execute()
  return new Set(rows.flatMap((row) => row.login ?? []))
}

/** Sets login and password; the account counts as activated from its first password on. */
export async function writePassword(
  trx: SchoolDatabase,
  accountId: Id,
  change: { readonly login?: string; readonly passwordHash: string },
  now: Date,
): Promise<void> {
  await trx
    .updateTable('account')
    .set((row) => ({
      password_hash: change.passwordHash,
      ...(change.login === undefined ? {} : { login: change.login }),
      activated_at: row.fn.coalesce('activated_at', row.val(now)),
    }))
    .where('id', '=', accountId)
    .execute()
}

/** Writes a hash anew where the old one is still there: for a pepper that was replaced. */
export async function replaceHash(
  db: SchoolDatabase,
  accountId: Id,
  before: string,
  after: string,
): Promise<void> {
  await db
    .updateTable('account')
    .set({ password_hash: after })
    .where('id', '=', accountId)
    .where('password_hash', '=', before)
    .execute()
}
