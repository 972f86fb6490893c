/** Reads an assignment: as every page shows it, what it asks, what lies beside it. */
import { sql } from 'kysely'
import { drawnCount } from '#contract/draw-questions.ts'
import type { AboutResources, Assignment } from '#contract/exercises.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { AssignmentRow } from './assigned.ts'

/** Resources shown beside one exercise. */
const aboutResourcesMax = 10

export function readAssignment(
  db: SchoolDatabase,
  assignmentId: Id,
): Promise<AssignmentRow | undefined> {
  return db.selectFrom('assignment').selectAll().where('id', '=', assignmentId).executeTakeFirst()
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
