/** Rows of those to whom an assignment was given, where that are not all of its course. */
import { sql } from 'kysely'
import { publishChange } from '#engine/database/change-feed.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import { lockAssignment } from './assignment-store.ts'
import { assignmentTopic } from './assignment-topic.ts'

/** Whether the pupil has it, whatever follows from the course: `terms_of` decides. */
export async function isGivenTo(
  db: SchoolDatabase,
  assignmentId: Id,
  pupilId: Id,
): Promise<boolean> {
  const { rows } = await sql`select from terms_of(${assignmentId}, ${pupilId})`.execute(db)
  return rows.length > 0
}

/** How many of these are pupils of the course, and have the assignment. */
export async function countGivenTo(
  db: SchoolDatabase,
  assignmentId: Id,
  pupilIds: readonly Id[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct course_pupil.pupil_id)::integer as count from assignment
    join course_pupil on course_pupil.course_id = assignment.course_id
    cross join lateral terms_of(assignment.id, course_pupil.pupil_id) terms
    where assignment.id = ${assignmentId}
      and course_pupil.pupil_id = any(${[...pupilIds]}::uuid[])`.execute(db)
  return rows[0]?.count ?? 0
}

/** The pupils of the course who have the assignment. */
export async function listGivenTo(db: SchoolDatabase, assignmentId: Id): Promise<readonly Id[]> {
  const { rows } = await sql<{ id: Id }>`
    select distinct course_pupil.pupil_id as id from assignment
    join course_pupil on course_pupil.course_id = assignment.course_id
    cross join lateral terms_of(assignment.id, course_pupil.pupil_id) terms
    where assignment.id = ${assignmentId}`.execute(db)
  return rows.map(({ id }) => id)
}

export interface Choosing {
  readonly assignmentId: Id
  readonly chosenBy: Id
  readonly chosenAt: Date
}

/** Who has it already keeps it as it was given. */
export async function insertAssignmentPupils(
  trx: SchoolDatabase,
  { assignmentId, chosenAt, chosenBy }: Choosing,
  pupilIds: readonly Id[],
): Promise<void> {
  if (pupilIds.length === 0) return
  const rows = pupilIds.map((pupilId) => ({
    assignment_id: assignmentId,
    pupil_id: pupilId,
    chosen_by: chosenBy,
    chosen_at: chosenAt,
  }))
  await trx
    .insertInto('assignment_pupil')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Who has it now, locked until the transaction ends: no attempt of theirs begins meanwhile. */
export async function lockAssignmentPupils(
  trx: SchoolTransaction,
  assignmentId: Id,
): Promise<readonly Id[]> {
  await lockAssignment(trx, assignmentId)
  const rows = await trx
    .selectFrom('assignment_pupil')
    .select('pupil_id')
    .where('assignment_id', '=', assignmentId)
    .execute()
  return rows.map((row) => row.pupil_id)
}

/** Whether one of these has begun it, or their team handed it in: their work would be lost. */
export async function haveBegun(
  db: SchoolDatabase,
  assignmentId: Id,
  pupilIds: readonly Id[],
): Promise<boolean> {
  const { rows } = await sql`
    select from unnest(${[...pupilIds]}::uuid[]) as pupil (id)
    cross join lateral copies_of(${assignmentId}, pupil.id) copy
    limit 1`.execute(db)
  return rows.length > 0
}

/** With the times that they alone had, and their place in a team. */
export async function deleteAssignmentPupils(
  trx: SchoolTransaction,
  assignmentId: Id,
  pupilIds: readonly Id[],
): Promise<void> {
  if (pupilIds.length === 0) return
  for (const table of ['own_window', 'team_member', 'assignment_pupil']) {
    await sql`
      delete from ${sql.table(table)}
      where assignment_id = ${assignmentId}
        and pupil_id = any(${[...pupilIds]}::uuid[])`.execute(trx)
  }
}

/** Pages that follow the assignment hear of it. */
export function tellFollowers(trx: SchoolTransaction, assignmentId: Id): Promise<void> {
  return publishChange(trx, assignmentTopic, assignmentId)
}
