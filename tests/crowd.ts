/**
 * Many pupils of one class, each signed in on a device of their own: for tests and measurements
 * that need a crowd. Rows are written in bulk; tokens are minted with the installation's key.
 */
import { sql } from 'kysely'
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { mintSessionToken, sessionLifeMs } from '#school/sign-in/session-token.ts'

export interface CrowdPupil {
  readonly personId: Id
  readonly accountId: Id
  /** The `cookie` header of the pupil's device. */
  readonly cookie: string
}

const freshId = (): Id => mintId(systemClock, systemRandom)

export async function createCrowd(
  db: SchoolDatabase,
  wish: {
    readonly count: number
    readonly uai: string
    readonly classId: Id
    readonly sessionKey: Uint8Array
  },
): Promise<CrowdPupil[]> {
  const issuedAtMs = Date.now()
  const ids = Array.from({ length: wish.count }, () => ({
    personId: freshId(),
    accountId: freshId(),
    sessionId: freshId(),
    roleId: freshId(),
  }))
  const list = (name: 'personId' | 'accountId' | 'sessionId' | 'roleId') =>
    ids.map((one) => one[name])
  await db.transaction().execute(async (trx) => {
    await sql`
      insert into person (id, family_name, given_name)
      select id, 'Foule', 'Élève ' || row_number() over ()
      from unnest(${list('personId')}::uuid[]) as pupil (id)`.execute(trx)
    await sql`
      insert into school_role (id, person_id, school_uai, role)
      select role_id, person_id, ${wish.uai}, 'pupil'
      from unnest(${list('roleId')}::uuid[], ${list('personId')}::uuid[]) as given (role_id, person_id)
    `.execute(trx)
    await sql`
      insert into class_pupil (class_id, pupil_id)
      select ${wish.classId}::uuid, id from unnest(${list('personId')}::uuid[]) as pupil (id)
    `.execute(trx)
    await sql`
      insert into account (id, person_id, sessions_valid_from)
      select account_id, person_id, ${new Date(issuedAtMs)}::timestamptz
      from unnest(${list('accountId')}::uuid[], ${list('personId')}::uuid[]) as held (account_id, person_id)
    `.execute(trx)
    await sql`
      insert into device_session (id, account_id, issued_at, expires_at, shared, opened_by, device_label, is_new_device)
      select session_id, account_id, ${new Date(issuedAtMs)}::timestamptz,
        ${new Date(issuedAtMs + sessionLifeMs)}::timestamptz, false, 'card', 'crowd', false
      from unnest(${list('sessionId')}::uuid[], ${list('accountId')}::uuid[]) as held (session_id, account_id)
    `.execute(trx)
  })
  return ids.map(({ personId, accountId, sessionId }) => {
    const token = {
      accountId,
      sessionId,
      issuedAtMs,
      shared: false,
      parked: false,
      pupilOnly: false,
    }
    return {
      personId,
      accountId,
      cookie: `__Host-preau=${mintSessionToken(wish.sessionKey, token)}`,
    }
  })
}

/** An attempt under way for each pupil, as if all had begun. */
export async function beginForAll(
  db: SchoolDatabase,
  wish: {
    readonly uai: string
    readonly assignmentId: Id
    readonly attemptsMax: number
    readonly pupilIds: readonly Id[]
  },
): Promise<Map<Id, Id>> {
  const attempts = new Map(wish.pupilIds.map((pupilId) => [pupilId, freshId()]))
  await sql`
    insert into attempt (id, school_uai, assignment_id, pupil_id, number, attempts_max, started_at)
    select attempt_id, ${wish.uai}, ${wish.assignmentId}::uuid, pupil_id, 1, ${wish.attemptsMax}::integer, now()
    from unnest(${[...attempts.values()]}::uuid[], ${[...attempts.keys()]}::uuid[])
      as begun (attempt_id, pupil_id)
  `.execute(db)
  return attempts
}
