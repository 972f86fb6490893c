/** Rows of assignments, with the course that got them. */
import { type Selectable, sql } from 'kysely'
import type { ExtraTime } from '#contract/adjustments.ts'
import { drawnCount } from '#contract/draw-questions.ts'
import type { AboutResources, Assignment } from '#contract/exercises.ts'
import { ownMinutes } from '#contract/extra-time.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'
import type { AssignmentWindow } from './assignment.ts'
import { termsColumns, termsOf } from './terms-store.ts'

/** Resources shown beside one exercise. */
const aboutResourcesMax = 10

export type AssignmentRow = Selectable<SchoolTables['assignment']>

export function readAssignment(
  db: SchoolDatabase,
  assignmentId: Id,
): Promise<AssignmentRow | undefined> {
  return db.selectFrom('assignment').selectAll().where('id', '=', assignmentId).executeTakeFirst()
}

/**
 * Until the transaction ends nothing of it begins and nothing is handed in: whoever does meets this by the
 * foreign key, and comes before it or after it.
 */
export async function lockAssignment(trx: SchoolTransaction, assignmentId: Id): Promise<void> {
  await sql`select from assignment where id = ${assignmentId} for update`.execute(trx)
}

/** An assignment with the terms under which one pupil does it. */
export interface AssignedRow extends AssignmentRow {
  readonly own_opens_at: Date
  readonly own_due_at: Date | null
  readonly marks_due_at: Date | null
  /** A teacher gave this pupil other times. */
  readonly is_own: boolean
  readonly extra_time: ExtraTime | null
}

export function readAssigned(
  db: SchoolDatabase,
  assignmentId: Id,
  pupilId: Id,
): Promise<AssignedRow | undefined> {
  return db
    .selectFrom('assignment')
    .innerJoinLateral(termsOf(pupilId), (join) => join.onTrue())
    .selectAll('assignment')
    .select(termsColumns)
    .where('assignment.id', '=', assignmentId)
    .executeTakeFirst()
}

/** One pupil at one assignment. */
export interface Assigned {
  readonly assignmentId: Id
  readonly pupilId: Id
}

export const assignedKey = ({ assignmentId, pupilId }: Assigned): string =>
  `${assignmentId} ${pupilId}`

/** The present windows of pupils at assignments, by `assignedKey`; those that do not exist are absent. */
export async function readWindows(
  db: SchoolDatabase,
  pairs: readonly Assigned[],
): Promise<Map<string, AssignmentWindow>> {
  const wanted = sql<{ assignment_id: Id; pupil_id: Id }>`(
    select * from unnest(
      ${pairs.map((pair) => pair.assignmentId)}::uuid[], ${pairs.map((pair) => pair.pupilId)}::uuid[]
    ) as pair (assignment_id, pupil_id)
  )`.as('wanted')
  const rows = await db
    .selectFrom('assignment')
    .innerJoin(wanted, 'wanted.assignment_id', 'assignment.id')
    .innerJoinLateral(termsOf(sql<Id>`wanted.pupil_id`), (join) => join.onTrue())
    .selectAll('assignment')
    .select(termsColumns)
    .select('wanted.pupil_id')
    .execute()
  return new Map(
    rows.map((row) => [
      assignedKey({ assignmentId: row.id, pupilId: row.pupil_id }),
      windowOf(row),
    ]),
  )
}

/** As the pupil was given it; `extend-windows.ts` adds what outages make of it. */
export function windowOf(row: AssignedRow): AssignmentWindow {
  return {
    opensAt: row.own_opens_at.getTime(),
    dueAt: row.own_due_at?.getTime() ?? null,
    marksDueAt: row.marks_due_at?.getTime() ?? null,
    lateAccepted: row.late_accepted,
    attemptsMax: row.attempts_max,
    feedback: row.feedback,
    minutes: row.minutes === null ? null : ownMinutes(row.minutes, row.extra_time),
    isWithdrawn: row.withdrawn_at !== null,
    extension: null,
  }
}

export function insertAssignment(
  db: SchoolDatabase,
  assignment: Omit<AssignmentRow, 'withdrawn_at'>,
): Promise<unknown> {
  return db.insertInto('assignment').values(assignment).execute()
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

/** The assignment as every page shows it. */
export async function readAssignmentView(
  db: SchoolDatabase,
  assignmentId: Id,
): Promise<Assignment | null> {
  const row = await db
    .selectFrom('assignment')
    .innerJoin('course', 'course.id', 'assignment.course_id')
    .innerJoin('exercise_revision', 'exercise_revision.id', 'assignment.revision_id')
    .selectAll('assignment')
    .select([
      'course.name as course_name',
      'course.subject_code',
      'exercise_revision.title',
      'exercise_revision.content',
      'exercise_revision.points_max',
    ])
    .where('assignment.id', '=', assignmentId)
    .executeTakeFirst()
  if (row === undefined) return null
  const { questions, plan } = row.content as ExerciseContent
  return {
    id: row.id,
    title: row.title,
    courseId: row.course_id,
    courseName: row.course_name,
    subjectCode: row.subject_code,
    lessonId: row.lesson_id,
    opensAt: row.opens_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    lateAccepted: row.late_accepted,
    attemptsMax: row.attempts_max,
    feedback: row.feedback,
    questionCount: drawnCount(questions, plan),
    pointsMax: Number(row.points_max),
    ...(row.minutes === null ? {} : { minutes: row.minutes }),
  }
}

/** What the assignment asks, as it was when it was given. */
export async function readAssignedContent(
  db: SchoolDatabase,
  assignmentId: Id,
): Promise<ExerciseContent> {
  const row = await db
    .selectFrom('assignment')
    .innerJoin('exercise_revision', 'exercise_revision.id', 'assignment.revision_id')
    .select('exercise_revision.content')
    .where('assignment.id', '=', assignmentId)
    .executeTakeFirstOrThrow()
  return row.content as ExerciseContent
}

/** Resources of the assignment's lesson, and those of its course that hold the exercise. */
export async function readAboutResources(
  db: SchoolDatabase,
  assignment: Pick<AssignmentRow, 'course_id' | 'lesson_id' | 'exercise_id'>,
): Promise<AboutResources> {
  const { course_id, lesson_id, exercise_id } = assignment
  const inside = JSON.stringify({ blocks: [{ type: 'exercise', exerciseId: exercise_id }] })
  const { rows } = await sql<{ id: Id; title: string }>`
    select resource.id, resource_revision.title
    from lesson
    join lesson_resource on lesson_resource.lesson_id = lesson.id
    join resource on resource.id = lesson_resource.resource_id and resource.deleted_at is null
    join resource_revision on resource_revision.id = resource.published_revision_id
    where lesson.course_id = ${course_id}
      and (lesson.id = ${lesson_id}::uuid or resource_revision.content @> ${inside}::jsonb)
    group by resource.id, resource_revision.title
    order by resource_revision.title
    limit ${aboutResourcesMax}
  `.execute(db)
  return rows
}
