/** Rows of which pupils may be in recordings: the last word of each. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export interface ConsentRow {
  readonly isGiven: boolean
  readonly changedAt: Date
}

export async function readConsent(db: SchoolDatabase, pupilId: Id): Promise<ConsentRow | null> {
  const row = await db
    .selectFrom('recording_consent')
    .select(['is_given as isGiven', 'changed_at as changedAt'])
    .where('pupil_id', '=', pupilId)
    .executeTakeFirst()
  return row ?? null
}

/** Said again, it keeps its first moment: what was recorded under it stays. */
export async function writeConsent(
  db: SchoolDatabase,
  consent: {
    readonly pupilId: Id
    readonly isGiven: boolean
    readonly changedBy: Id
    readonly at: Date
  },
): Promise<void> {
  const { at, changedBy, isGiven, pupilId } = consent
  await sql`
    insert into recording_consent (pupil_id, is_given, changed_by, changed_at)
    values (${pupilId}, ${isGiven}, ${changedBy}, ${at})
    on conflict (pupil_id) do update
    set is_given = excluded.is_given, changed_by = excluded.changed_by,
      changed_at = excluded.changed_at
    where recording_consent.is_given <> excluded.is_given`.execute(db)
}

/** Since when each member of the class agrees, in milliseconds; who does not now is not in it. */
export async function readAgreeing(
  db: SchoolDatabase,
  lessonId: Id,
): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .selectFrom('live_member')
    .innerJoin('recording_consent', 'recording_consent.pupil_id', 'live_member.person_id')
    .select(['live_member.number', 'recording_consent.changed_at'])
    .where('live_member.lesson_id', '=', lessonId)
    .where('recording_consent.is_given', '=', true)
    .execute()
  return new Map(rows.map((row) => [row.number, row.changed_at.getTime()]))
}

/** Null: nobody knows when the pupil was born. */
export async function readBirthDate(db: SchoolDatabase, pupilId: Id): Promise<string | null> {
  const row = await db
    .selectFrom('person')
    .select('birth_date')
    .where('id', '=', pupilId)
    .executeTakeFirst()
  return row?.birth_date ?? null
}

/** Of people whose names are forgotten. */
export async function deleteNamelessConsents(db: SchoolDatabase): Promise<number> {
  const gone = await sql`
    delete from recording_consent using person
    where person.id = recording_consent.pupil_id and person.family_name = '—'`.execute(db)
  return Number(gone.numAffectedRows ?? 0n)
}
