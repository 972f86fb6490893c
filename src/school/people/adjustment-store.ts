/** Rows of adjustments, and of the times that a teacher gave a pupil alone. */
import { sql } from 'kysely'
import type { Adjustments } from '#contract/adjustments.ts'
import { ownWindowsMax } from '#contract/me.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export function readAdjustment(db: SchoolDatabase, uai: string, pupilId: Id) {
  return db
    .selectFrom('adjustment')
    .selectAll()
    .where('pupil_id', '=', pupilId)
    .where('school_uai', '=', uai)
    .executeTakeFirst()
}

/** Of these pupils, in every school. */
export async function readAdjustmentsOf(db: SchoolDatabase, pupilIds: readonly Id[]) {
  if (pupilIds.length === 0) return []
  return db
    .selectFrom('adjustment')
    .selectAll()
    .where('pupil_id', 'in', [...pupilIds])
    .execute()
}

/** In place of what was there. */
export async function writeAdjustment(
  db: SchoolDatabase,
  of: {
    readonly uai: string
    readonly pupilId: Id
    readonly yearId: Id
    readonly setBy: Id
    readonly setAt: Date
  },
  { extraTime, textSize, wideSpacing, dyslexicFont, readAloud }: Adjustments,
): Promise<void> {
  const row = {
    school_year_id: of.yearId,
    extra_time: extraTime,
    text_size: textSize,
    wide_spacing: wideSpacing,
    dyslexic_font: dyslexicFont,
    read_aloud: readAloud,
    set_by: of.setBy,
    set_at: of.setAt,
  }
  await db
    .insertInto('adjustment')
    .values({ school_uai: of.uai, pupil_id: of.pupilId, ...row })
    .onConflict((conflict) => conflict.columns(['pupil_id', 'school_uai']).doUpdateSet(row))
    .execute()
}

export async function deleteAdjustment(
  db: SchoolDatabase,
  uai: string,
  pupilId: Id,
): Promise<void> {
  await db
    .deleteFrom('adjustment')
    .where('pupil_id', '=', pupilId)
    .where('school_uai', '=', uai)
    .execute()
}

/** Whether the person is a main teacher of one of the pupil's classes in the school. */
export async function isMainTeacherOf(
  db: SchoolDatabase,
  place: { readonly uai: string; readonly pupilId: Id; readonly teacherId: Id },
): Promise<boolean> {
  const { rows } = await sql`
    select 1 from class_teacher
    join class on class.id = class_teacher.class_id and class.deactivated_at is null
    join class_pupil on class_pupil.class_id = class.id and class_pupil.ended_at is null
    where class_teacher.teacher_id = ${place.teacherId} and class_teacher.is_main
      and class_teacher.ended_at is null
      and class_pupil.pupil_id = ${place.pupilId} and class.school_uai = ${place.uai}
    limit 1`.execute(db)
  return rows.length > 0
}

/** The pupil's own times of assignments that are not over at `now`, the ones due first. */
export async function readOwnWindows(db: SchoolDatabase, pupilId: Id, now: Date) {
  // A team has the kindest times of its members: `terms_of` of migrations/0033-teams.sql.
  const { rows } = await sql<{ assignment_id: Id; opens_at: Date; due_at: Date }>`
    select assignment.id as assignment_id, terms.opens_at, terms.due_at
    from (
      select assignment_id from own_window where pupil_id = ${pupilId}
      union
      select given.assignment_id from team_member own
      join team_member mate
        on mate.assignment_id = own.assignment_id and mate.number = own.number
      join own_window given
        on given.assignment_id = mate.assignment_id and given.pupil_id = mate.pupil_id
      where own.pupil_id = ${pupilId}
    ) apart
    join assignment on assignment.id = apart.assignment_id
    cross join lateral terms_of(assignment.id, ${pupilId}) terms
    -- Who has less time than the class must not find the class's again on the device.
    where assignment.withdrawn_at is null and terms.due_at is not null
      and terms.marks_due_at > ${now}
    order by terms.due_at
    limit ${ownWindowsMax}`.execute(db)
  return rows
}
