/** Reads and writes what is said of pupils, by course and in general. */
import { sql } from 'kysely'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

export interface WrittenAppreciation {
  readonly periodId: Id
  readonly pupilId: Id
  /** Empty: nothing is said any more. */
  readonly text: string
  readonly writtenBy: Id
  readonly writtenAt: Date
}

/** Of one period. */
export async function readAppreciations(
  db: SchoolDatabase,
  courseIds: readonly Id[],
  periodId: Id,
): Promise<{ courseId: Id; pupilId: Id; text: string }[]> {
  if (courseIds.length === 0) return []
  return db
    .selectFrom('appreciation')
    .select(['course_id as courseId', 'pupil_id as pupilId', 'text'])
    .where('course_id', 'in', [...courseIds])
    .where('period_id', '=', periodId)
    .execute()
}

/** In the place of what was said before. */
export async function writeAppreciationRow(
  db: SchoolDatabase,
  courseId: Id,
  written: WrittenAppreciation,
): Promise<void> {
  const { periodId: period_id, pupilId: pupil_id, text } = written
  if (text === '') {
    await db
      .deleteFrom('appreciation')
      .where('course_id', '=', courseId)
      .where('period_id', '=', period_id)
      .where('pupil_id', '=', pupil_id)
      .execute()
    return
  }
  const said = { text, written_by: written.writtenBy, written_at: written.writtenAt }
  await db
    .insertInto('appreciation')
    .values({ course_id: courseId, period_id, pupil_id, ...said })
    .onConflict((conflict) =>
      conflict.columns(['course_id', 'period_id', 'pupil_id']).doUpdateSet(said),
    )
    .execute()
}

export async function readGeneralAppreciations(
  db: SchoolDatabase,
  classId: Id,
  periodId: Id,
): Promise<{ pupilId: Id; text: string }[]> {
  return db
    .selectFrom('general_appreciation')
    .select(['pupil_id as pupilId', 'text'])
    .where('class_id', '=', classId)
    .where('period_id', '=', periodId)
    .execute()
}

export async function writeGeneralAppreciationRow(
  db: SchoolDatabase,
  classId: Id,
  written: WrittenAppreciation,
): Promise<void> {
  const { periodId: period_id, pupilId: pupil_id, text } = written
  if (text === '') {
    await db
      .deleteFrom('general_appreciation')
      .where('class_id', '=', classId)
      .where('period_id', '=', period_id)
      .where('pupil_id', '=', pupil_id)
      .execute()
    return
  }
  const said = { text, written_by: written.writtenBy, written_at: written.writtenAt }
  await db
    .insertInto('general_appreciation')
    .values({ class_id: classId, period_id, pupil_id, ...said })
    .onConflict((conflict) =>
      conflict.columns(['class_id', 'period_id', 'pupil_id']).doUpdateSet(said),
    )
    .execute()
}

/** Whether the pupil follows the course, and the period is one of the course's year. */
export async function isPupilInPeriod(
  db: SchoolDatabase,
  asked: { readonly courseId: Id; readonly periodId: Id; readonly pupilId: Id },
): Promise<boolean> {
  const { rows } = await sql`
    select from course
    join grading_period on grading_period.school_year_id = course.school_year_id
    join course_pupil on course_pupil.course_id = course.id
    where course.id = ${asked.courseId} and grading_period.id = ${asked.periodId}
      and course_pupil.pupil_id = ${asked.pupilId}`.execute(db)
  return rows.length > 0
}

/** The same of a class. */
export async function isClassPupilInPeriod(
  db: SchoolDatabase,
  asked: { readonly classId: Id; readonly periodId: Id; readonly pupilId: Id },
): Promise<boolean> {
  const { rows } = await sql`
    select from class
    join grading_period on grading_period.school_year_id = class.school_year_id
    join class_pupil on class_pupil.class_id = class.id and class_pupil.ended_at is null
    where class.id = ${asked.classId} and grading_period.id = ${asked.periodId}
      and class_pupil.pupil_id = ${asked.pupilId}`.execute(db)
  return rows.length > 0
}
