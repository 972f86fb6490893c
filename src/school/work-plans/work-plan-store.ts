/** Rows of work plans: composed, changed, ticked, deleted. */
import { type Selectable, sql } from 'kysely'
import type { PlanItemInput } from '#contract/work-plans.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'

export type WorkPlanRow = Selectable<SchoolTables['work_plan']>
type ItemRow = Selectable<SchoolTables['work_plan_item']>

export function readPlan(db: SchoolDatabase, id: Id): Promise<WorkPlanRow | undefined> {
  return db.selectFrom('work_plan').selectAll().where('id', '=', id).executeTakeFirst()
}

/** One teacher changes it at a time. */
export function lockPlan(trx: SchoolDatabase, id: Id): Promise<WorkPlanRow | undefined> {
  return trx.selectFrom('work_plan').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
}

/** Those of the ids that are plans already; whoever else composes in the course waits. */
export async function readKnownPlans(
  trx: SchoolDatabase,
  courseId: Id,
  ids: readonly Id[],
): Promise<readonly WorkPlanRow[]> {
  await sql`select from course where id = ${courseId} for no key update`.execute(trx)
  return trx
    .selectFrom('work_plan')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
}

/** How many the fullest of the pupils has in the course. */
export async function countPlansOfFullest(
  trx: SchoolDatabase,
  courseId: Id,
  pupilIds: readonly Id[],
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from work_plan
    where course_id = ${courseId} and pupil_id = any(${[...pupilIds]}::uuid[])
    group by pupil_id order by 1 desc limit 1`.execute(trx)
  return rows[0]?.count ?? 0
}

export async function insertPlans(
  trx: SchoolDatabase,
  rows: readonly Omit<WorkPlanRow, 'version' | 'comment' | 'commented_by'>[],
): Promise<void> {
  await trx
    .insertInto('work_plan')
    .values(rows.map((row) => ({ ...row, comment: null, commented_by: null })))
    .execute()
}

/** What the plan holds now, in its order. */
export async function readItems(db: SchoolDatabase, planId: Id): Promise<readonly PlanItemInput[]> {
  const rows = await db
    .selectFrom('work_plan_item')
    .selectAll()
    .where('plan_id', '=', planId)
    .orderBy('place')
    .orderBy('id')
    .execute()
  return rows.map(itemOf)
}

function itemOf({ assignment_id, id, resource_id, words }: ItemRow): PlanItemInput {
  if (resource_id !== null) return { id, kind: 'resource', resourceId: resource_id }
  if (assignment_id !== null) return { id, kind: 'assignment', assignmentId: assignment_id }
  return { id, kind: 'words', words: words ?? '' }
}

/** The plans hold exactly these; what a pupil ticked stays ticked. */
export async function replaceItems(
  trx: SchoolDatabase,
  planIds: readonly Id[],
  items: readonly PlanItemInput[],
): Promise<void> {
  const ids = items.map(({ id }) => id)
  await trx
    .deleteFrom('work_plan_item')
    .where('plan_id', 'in', [...planIds])
    .where('id', 'not in', ids)
    .execute()
  const rows = planIds.flatMap((planId) =>
    items.map((item, index) => ({
      plan_id: planId,
      id: item.id,
      place: index + 1,
      words: item.kind === 'words' ? item.words : null,
      resource_id: item.kind === 'resource' ? item.resourceId : null,
      assignment_id: item.kind === 'assignment' ? item.assignmentId : null,
      ticked_at: null,
    })),
  )
  await trx
    .insertInto('work_plan_item')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['plan_id', 'id']).doUpdateSet((set) => ({
        place: set.ref('excluded.place'),
        words: set.ref('excluded.words'),
        resource_id: set.ref('excluded.resource_id'),
        assignment_id: set.ref('excluded.assignment_id'),
        ticked_at: sql<Date | null>`case when excluded.assignment_id is null
          then work_plan_item.ticked_at end`,
      })),
    )
    .execute()
}

export async function updatePlan(
  trx: SchoolDatabase,
  id: Id,
  change: Omit<WorkPlanRow, 'id' | 'school_uai' | 'course_id' | 'pupil_id' | 'written_by'>,
): Promise<void> {
  await trx.updateTable('work_plan').set(change).where('id', '=', id).execute()
}

export async function deletePlan(db: SchoolDatabase, id: Id): Promise<void> {
  await db.deleteFrom('work_plan').where('id', '=', id).execute()
}

/** False: no such item, or an assignment, which is done when it is handed in. */
export async function tickItem(
  db: SchoolDatabase,
  tick: { readonly planId: Id; readonly itemId: Id; readonly at: Date | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('work_plan_item')
    .set({ ticked_at: tick.at })
    .where('plan_id', '=', tick.planId)
    .where('id', '=', tick.itemId)
    .where('assignment_id', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Plans that ended before the day, with their items; at most `limit`. */
export async function deletePlansBefore(
  db: SchoolDatabase,
  before: Day,
  limit: number,
): Promise<number> {
  const { rows } = await sql`
    delete from work_plan where id in (
      select id from work_plan where last_day < ${before}::date limit ${limit}
    ) returning id`.execute(db)
  return rows.length
}
