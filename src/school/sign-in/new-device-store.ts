/** First sign-ins of pupils on devices that were not known to them, for their class's teachers. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** Pupils who are in the class today. */
function pupilsOf(classId: Id) {
  return sql<Id>`(select class_pupil.pupil_id from class_pupil
    where class_pupil.class_id = ${classId} and class_pupil.ended_at is null)`
}

/**
 * Living or not: whoever signs in twice in a row ends the first session, and the first one is still
 * the news.
 */
export function readNewDevices(db: SchoolDatabase, classId: Id, since: Date, max: number) {
  return db
    .selectFrom('device_session')
    .innerJoin('account', 'account.id', 'device_session.account_id')
    .innerJoin('person', 'person.id', 'account.person_id')
    .select([
      'device_session.id as sessionId',
      'person.id as pupilId',
      'person.given_name as givenName',
      sql<string>`coalesce(person.usage_name, person.family_name)`.as('familyName'),
      'device_session.device_label as deviceLabel',
      'device_session.opened_by as openedBy',
      'device_session.shared',
      'device_session.issued_at as at',
      sql<boolean>`device_session.revoked_at is not null`.as('isEnded'),
    ])
    .where('person.id', 'in', pupilsOf(classId))
    .where('device_session.is_new_device', '=', true)
    .where('device_session.seen_by_teacher_at', 'is', null)
    .where('device_session.issued_at', '>', since)
    .orderBy('device_session.issued_at', 'desc')
    .limit(max)
    .execute()
}

/** Those of the sessions that belong to pupils of the class. */
export async function readSessionsInClass(
  db: SchoolDatabase,
  classId: Id,
  sessionIds: readonly Id[],
): Promise<Id[]> {
  const rows = await db
    .selectFrom('device_session')
    .innerJoin('account', 'account.id', 'device_session.account_id')
    .select('device_session.id')
    .where('device_session.id', 'in', [...sessionIds])
    .where('account.person_id', 'in', pupilsOf(classId))
    .execute()
  return rows.map((row) => row.id)
}

export async function markDevicesSeen(
  db: SchoolDatabase,
  sessionIds: readonly Id[],
  now: Date,
): Promise<void> {
  if (sessionIds.length === 0) return
  await db
    .updateTable('device_session')
    .set({ seen_by_teacher_at: now })
    .where('id', 'in', [...sessionIds])
    .where('seen_by_teacher_at', 'is', null)
    .execute()
}
