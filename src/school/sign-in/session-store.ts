/** The rows of device sessions: opening, listing, ending; ends are announced in the change feed. */
import { sql } from 'kysely'
import { publishChanges } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { DeviceKey } from './device-key.ts'
import type { NewSession, OpenedBy } from './new-session.ts'
import {
  accountFloorKey,
  type EndedSessions,
  sessionEndedKey,
  sessionsTopic,
} from './session-memory.ts'
import { expiresAtMs, type SessionToken, sessionLifeMs } from './session-token.ts'

/** Writes a session of an account, and says whether the device was new to it. */
export async function insertSession(
  trx: SchoolDatabase,
  accountId: Id,
  session: NewSession,
  guardianId: Id | null = null,
): Promise<void> {
  const isKnown =
    session.knownAccounts.includes(accountId) ||
    (session.publicKey !== null && (await isKeyKnown(trx, accountId, session.publicKey)))
  await trx
    .insertInto('device_session')
    .values({
      id: session.id,
      account_id: accountId,
      issued_at: new Date(session.issuedAtMs),
      expires_at: new Date(expiresAtMs(session)),
      shared: session.shared,
      opened_by: session.openedBy,
      guardian_id: guardianId,
      device_label: session.deviceLabel,
      public_key: session.publicKey === null ? null : JSON.stringify(session.publicKey),
      is_new_device: !isKnown,
    })
    .execute()
}

async function isKeyKnown(db: SchoolDatabase, accountId: Id, key: DeviceKey): Promise<boolean> {
  const row = await db
    .selectFrom('device_session')
    .select('id')
    .where('account_id', '=', accountId)
    .where(sql<string>`public_key->>'x'`, '=', key.x)
    .where(sql<string>`public_key->>'y'`, '=', key.y)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Which sessions to end. */
export type SessionsToEnd =
  | { readonly ids: readonly Id[] }
  | { readonly accountId: Id; readonly exceptId: Id | null }
  | { readonly cardIds: readonly Id[] }

/** Ends sessions that still live, announces each, and says how many there were. */
export async function revokeSessions(
  trx: SchoolDatabase,
  which: SessionsToEnd,
  now: Date,
): Promise<number> {
  if ('ids' in which && which.ids.length === 0) return 0
  if ('cardIds' in which && which.cardIds.length === 0) return 0
  const ended = await trx
    .updateTable('device_session')
    .set({ revoked_at: now })
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where((row) => {
      if ('ids' in which) return row('id', 'in', [...which.ids])
      if ('cardIds' in which) return row('card_id', 'in', [...which.cardIds])
      const ofAccount = row('account_id', '=', which.accountId)
      return which.exceptId === null
        ? ofAccount
        : row.and([ofAccount, row('id', '<>', which.exceptId)])
    })
    .returning(['id', 'expires_at'])
    .execute()
  await announceEnded(trx, ended)
  return ended.length
}

/**
 * Ends what guardians opened for children with whom they have no confirmed link any more; of one
 * guardian's account, or of everybody's.
 */
export async function revokeSessionsOfFormerGuardians(
  trx: SchoolDatabase,
  guardianAccountId: Id | null,
  now: Date,
): Promise<number> {
  const ended = await trx
    .updateTable('device_session')
    .set({ revoked_at: now })
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where('guardian_id', 'is not', null)
    .where((row) =>
      guardianAccountId === null
        ? row.lit(true)
        : row(
            'guardian_id',
            'in',
            row.selectFrom('account').select('person_id').where('id', '=', guardianAccountId),
          ),
    )
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('guardianship')
            .innerJoin('account', 'account.person_id', 'guardianship.pupil_id')
            .select('guardianship.pupil_id')
            .whereRef('guardianship.guardian_id', '=', 'device_session.guardian_id')
            .whereRef('account.id', '=', 'device_session.account_id')
            .where('guardianship.rights', '=', 'confirmed')
            .where('guardianship.ended_at', 'is', null),
        ),
      ),
    )
    .returning(['id', 'expires_at'])
    .execute()
  await announceEnded(trx, ended)
  return ended.length
}

async function announceEnded(
  trx: SchoolDatabase,
  ended: readonly { readonly id: Id; readonly expires_at: Date }[],
): Promise<void> {
  const changes = ended.map((session) => ({
    topic: sessionsTopic,
    key: sessionEndedKey({ id: session.id, expiresAtMs: session.expires_at.getTime() }),
  }))
  await publishChanges(trx, changes)
}

/** Everything issued to the account before `from` is over, in every process. */
export async function raiseSessionFloor(
  trx: SchoolDatabase,
  accountId: Id,
  from: Date,
): Promise<void> {
  await trx
    .updateTable('account')
    .set({ sessions_valid_from: from })
    .where('id', '=', accountId)
    .execute()
  await publishChanges(trx, [
    { topic: sessionsTopic, key: accountFloorKey(accountId, from.getTime()) },
  ])
}

/** What a process learns at its start: ends that still matter. */
export async function readEndedSessions(db: SchoolDatabase, now: Date): Promise<EndedSessions> {
  const [sessions, floors, ofAll] = await Promise.all([
    db
      .selectFrom('device_session')
      .select(['id', 'expires_at'])
      .where('revoked_at', 'is not', null)
      .where('expires_at', '>', now)
      .execute(),
    db
      .selectFrom('account')
      .select(['id', 'sessions_valid_from'])
      .whereRef('sessions_valid_from', '>', 'created_at')
      .where('sessions_valid_from', '>', new Date(now.getTime() - sessionLifeMs))
      .execute(),
    db.selectFrom('session_floor').select('valid_from').executeTakeFirst(),
  ])
  return {
    sessions: sessions.map((row) => ({
      sessionId: row.id,
      expiresAtMs: row.expires_at.getTime(),
    })),
    floors: floors.map((row) => ({
      accountId: row.id,
      fromMs: row.sessions_valid_from.getTime(),
    })),
    floorOfAllMs: ofAll?.valid_from.getTime() ?? 0,
  }
}

/** The floor under an account's sessions: its own or everybody's (`greatest` passes over nulls). */
const validFrom = sql<Date>`greatest(account.sessions_valid_from,
  (select valid_from from session_floor))`

/** Asks the database itself whether a session was ended; for when memory is not to be believed. */
export async function isSessionAlive(db: SchoolDatabase, token: SessionToken): Promise<boolean> {
  const row = await db
    .selectFrom('device_session')
    .innerJoin('account', 'account.id', 'device_session.account_id')
    .select(['device_session.revoked_at', validFrom.as('validFrom')])
    .where('device_session.id', '=', token.sessionId)
    .where('account.id', '=', token.accountId)
    .executeTakeFirst()
  if (row === undefined || row.revoked_at !== null) return false
  return token.issuedAtMs >= row.validFrom.getTime()
}

/** Living sessions of an account, newest first. */
export function readLiveSessions(db: SchoolDatabase, accountId: Id, now: Date, max: number) {
  return db
    .selectFrom('device_session')
    .innerJoin('account', 'account.id', 'device_session.account_id')
    .select(['device_session.id', 'device_label', 'issued_at', 'expires_at', 'shared', 'opened_by'])
    .where('account_id', '=', accountId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .where('issued_at', '>=', validFrom)
    .orderBy('issued_at', 'desc')
    .limit(max)
    .execute()
}

/** How a session was opened; undefined where there is none. */
export async function readOpenedBy(
  db: SchoolDatabase,
  sessionId: Id,
): Promise<OpenedBy | undefined> {
  const row = await db
    .selectFrom('device_session')
    .select('opened_by')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return row?.opened_by
}
