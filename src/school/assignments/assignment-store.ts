/** Rows of assignments: given, changed, withdrawn. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import type { AssignmentRow } from './assigned.ts'

/**
 * Until the transaction ends nothing of it begins and nothing is handed in: whoever does meets this by the
 * foreign key, and comes before it or after it.
 */
export async function lockAssignment(trx: SchoolTransaction, assignmentId: Id): Promise<void> {
  await sql`select from assignment where id = ${assignmentId} for update`.execute(trx)
}

/** False: an assignment has this id already, and nothing was written. */
export async function insertAssignment(
  db: SchoolDatabase,
  assignment: Omit<AssignmentRow, 'withdrawn_at'>,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('assignment')
    .values(assignment)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** What was given, to whom alone, and in how many teams: to know the same wish again. */
export function readGiven(db: SchoolDatabase, assignmentId: Id) {
  return db
    .selectFrom('assignment')
    .select(['school_uai', 'course_id', 'lesson_id', 'exercise_id', 'assigned_by'])
    .select(['opens_at', 'due_at', 'late_accepted', 'attempts_max', 'feedback', 'minutes'])
    .select([
      sql<Id[]>`array(
        select pupil_id from assignment_pupil where assignment_id = assignment.id)`.as('pupilIds'),
      sql<number>`(
        select count(distinct number)::integer from team_member
        where assignment_id = assignment.id)`.as('teams'),
    ])
    .where('id', '=', assignmentId)
    .executeTakeFirst()
}

export async function updateAssignment(
  db: SchoolDatabase,
  assignmentId: Id,
  change: Pick<
    AssignmentRow,
    'opens_at' | 'due_at' | 'late_accepted' | 'attempts_max' | 'feedback' | 'minutes'
  >,
): Promise<void> {
  await db.updateTable('assignment').set(change).where('id', '=', assignmentId).execute()
}

export async function withdrawAssignment(
  db: SchoolDatabase,
  assignmentId: Id,
  at: Date,
): Promise<void> {
  await db
    .updateTable('assignment')
    .set({ withdrawn_at: at })
    .where('id', '=', assignmentId)
    .where('withdrawn_at', 'is', null)
    .execute()
}

/** The most attempts that any pupil has used: the limit cannot go below it. */
export async function readAttemptsUsed(db: SchoolDatabase, assignmentId: Id): Promise<number> {
  const row = await db
    .selectFrom('attempt')
    .select((select) => select.fn.max('number').as('used'))
    .where('assignment_id', '=', assignmentId)
    .executeTakeFirst()
  return row?.used ?? 0
}

export async function isAnythingHandedIn(db: SchoolDatabase, assignmentId: Id): Promise<boolean> {
  const row = await db
    .selectFrom('submission')
    .select('id')
    .where('assignment_id', '=', assignmentId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
