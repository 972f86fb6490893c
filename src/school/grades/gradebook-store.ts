/** Reads and writes gradebooks: periods, assessments, and the last grade of each pupil. */
import { type Selectable, sql } from 'kysely'
import type { Assessment, Grade, HeldGrade, NewerGrade } from '#contract/grades.ts'
import type { PersonName } from '#contract/wire-shapes.ts'
import type { Id } from '#kernel/ids.ts'
import type { GradeTables } from '#school/grade-tables.ts'
import type { SchoolDatabase, SchoolTransaction } from '#school/room-context.ts'
import { shownName } from '#school/shown-name.ts'

/** Pupils of one gradebook. */
const pupilsMax = 1_000

/** A course as a gradebook needs it. */
export interface GradedCourse {
  readonly id: Id
  readonly schoolUai: string
  readonly schoolKind: string
  readonly timeZone: string
  readonly yearId: Id
  readonly name: string
  readonly subject: string
}

/** Those of the courses that are open, by subject and name. */
export async function readGradedCourses(
  db: SchoolDatabase,
  courseIds: readonly Id[],
): Promise<GradedCourse[]> {
  if (courseIds.length === 0) return []
  return db
    .selectFrom('course')
    .innerJoin('school', 'school.uai', 'course.school_uai')
    .innerJoin('subject', 'subject.code', 'course.subject_code')
    .select([
      'course.id',
      'course.school_uai as schoolUai',
      'school.kind as schoolKind',
      'school.time_zone as timeZone',
      'course.school_year_id as yearId',
      'course.name',
      'subject.label as subject',
    ])
    .where('course.id', 'in', [...courseIds])
    .where('course.deactivated_at', 'is', null)
    .orderBy('subject.label')
    .orderBy('course.name')
    .execute()
}

/** Until the transaction ends nobody else writes in this gradebook: what was looked at stays true. */
export async function lockGradebook(trx: SchoolTransaction, courseId: Id): Promise<void> {
  await sql`select from course where id = ${courseId} for no key update`.execute(trx)
}

/** Courses in which the pupil has a grade, those that they follow no longer among them. */
export async function readCoursesWithGrades(db: SchoolDatabase, pupilId: Id): Promise<Id[]> {
  const rows = await db
    .selectFrom('grade_entry')
    .innerJoin('assessment', 'assessment.id', 'grade_entry.assessment_id')
    .select('assessment.course_id as courseId')
    .distinct()
    .where('grade_entry.pupil_id', '=', pupilId)
    .execute()
  return rows.map(({ courseId }) => courseId)
}

/** The assessment into which an assignment's results go; null where there is none yet. */
export async function readAssessmentOf(db: SchoolDatabase, assignmentId: Id): Promise<Id | null> {
  const row = await db
    .selectFrom('assessment')
    .select('id')
    .where('assignment_id', '=', assignmentId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

export interface GradedPupil {
  readonly pupil: PersonName
  readonly className: string | null
}

/** Active pupils of the course's classes and groups, by name. */
export async function readGradedPupils(db: SchoolDatabase, courseId: Id): Promise<GradedPupil[]> {
  const { rows } = await sql<PersonName & { className: string | null }>`
    select person.id, coalesce(person.usage_name, person.family_name) as "familyName",
      person.given_name as "givenName", own_class.name as "className"
    from course_pupil
    join person on person.id = course_pupil.pupil_id
    join course on course.id = course_pupil.course_id
    left join lateral (
      select class.name from class_pupil join class on class.id = class_pupil.class_id
      where class_pupil.pupil_id = person.id and class_pupil.ended_at is null
        and class.school_year_id = course.school_year_id
      order by class.name limit 1
    ) own_class on true
    where course_pupil.course_id = ${courseId}
    order by lower(coalesce(person.usage_name, person.family_name)), lower(person.given_name), 1
    limit ${pupilsMax}`.execute(db)
  return rows.map(({ className, familyName, givenName, id }) => ({
    pupil: { id, familyName, givenName },
    className,
  }))
}

/** All assessments of the courses that were not removed, by day. */
export async function readAssessments(
  db: SchoolDatabase,
  courseIds: readonly Id[],
): Promise<(Assessment & { readonly courseId: Id })[]> {
  if (courseIds.length === 0) return []
  const rows = await db
    .selectFrom('assessment')
    .selectAll()
    .where('course_id', 'in', [...courseIds])
    .where('removed_at', 'is', null)
    .orderBy('on_day')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...assessmentOf(row), courseId: row.course_id }))
}

function assessmentOf(row: Selectable<GradeTables['assessment']>): Assessment {
  const { id, on_day: on, out_of: outOf, scale, shown_at, title, weight } = row
  return {
    id,
    title,
    on,
    scale:
      scale === 'points' && outOf !== null
        ? { kind: 'points', outOf }
        : { kind: scale === 'mastery' ? 'mastery' : 'attainment' },
    weight,
    shownAt: shown_at?.toISOString() ?? null,
  }
}

/** The last grade of every pupil for these assessments; of one pupil only where one is named. */
export async function readGrades(
  db: SchoolDatabase,
  assessmentIds: readonly Id[],
  pupilIds: readonly Id[] | null,
): Promise<HeldGrade[]> {
  const { rows } = await sql<{
    assessment_id: Id
    pupil_id: Id
    points: number | null
    step: number | null
    none: Selectable<GradeTables['grade_entry']>['none']
  }>`
    select distinct on (assessment_id, pupil_id)
      assessment_id, pupil_id, points, step, none
    from grade_entry
    where assessment_id = any(${[...assessmentIds]}::uuid[])
      and (${pupilIds === null} or pupil_id = any(${[...(pupilIds ?? [])]}::uuid[]))
    order by assessment_id, pupil_id, seq desc`.execute(db)
  return rows.map((row) => ({
    assessmentId: row.assessment_id,
    pupilId: row.pupil_id,
    grade: gradeOf(row),
  }))
}

/** The last grade of each of these cells, where there is one, and who gave it. */
export async function readGivers(
  db: SchoolDatabase,
  cells: readonly { readonly assessmentId: Id; readonly pupilId: Id }[],
): Promise<(NewerGrade & { readonly byId: Id })[]> {
  const { rows } = await sql<
    Pick<Selectable<GradeTables['grade_entry']>, 'points' | 'step' | 'none'> & {
      assessment_id: Id
      pupil_id: Id
      by_id: Id
      by: string
      at: Date
    }
  >`
    select distinct on (assessment_id, pupil_id) assessment_id, pupil_id, points, step, none,
      entered_by as by_id, entered_at as at,
      ${shownName()} as by
    from grade_entry join person on person.id = grade_entry.entered_by
    where assessment_id = any(${cells.map(({ assessmentId }) => assessmentId)}::uuid[])
      and pupil_id = any(${cells.map(({ pupilId }) => pupilId)}::uuid[])
    order by assessment_id, pupil_id, seq desc`.execute(db)
  return rows.flatMap((row) => {
    const grade = gradeOf(row)
    const { assessment_id: assessmentId, at, by, by_id: byId, pupil_id: pupilId } = row
    return grade === null ? [] : [{ assessmentId, pupilId, grade, by, byId, at: at.toISOString() }]
  })
}

function gradeOf(
  row: Pick<Selectable<GradeTables['grade_entry']>, 'points' | 'step' | 'none'>,
): Grade | null {
  if (row.points !== null) return { kind: 'points', points: row.points }
  if (row.step !== null) return { kind: 'step', step: row.step }
  return row.none === null ? null : { kind: 'none', why: row.none }
}

export interface NewGrade {
  readonly id: Id
  readonly assessmentId: Id
  readonly pupilId: Id
  readonly grade: Grade | null
}

/** By pupil, of grades that are taken over: the points of the copy. */
export type CopyPoints = ReadonlyMap<Id, number>

/** Whether a grade was given under this id before. */
export async function isGiven(db: SchoolDatabase, id: Id): Promise<boolean> {
  const row = await db
    .selectFrom('grade_entry')
    .select('id')
    .where('id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

/** In their order; an id that is there already changes nothing. */
export async function insertGrades(
  db: SchoolDatabase,
  grades: readonly NewGrade[],
  by: { readonly enteredBy: Id; readonly enteredAt: Date; readonly copyPoints?: CopyPoints },
): Promise<void> {
  await db
    .insertInto('grade_entry')
    .values(
      grades.map(({ assessmentId, grade, id, pupilId }) => ({
        id,
        assessment_id: assessmentId,
        pupil_id: pupilId,
        points: grade?.kind === 'points' ? grade.points : null,
        step: grade?.kind === 'step' ? grade.step : null,
        none: grade?.kind === 'none' ? grade.why : null,
        entered_by: by.enteredBy,
        entered_at: by.enteredAt,
        copy_points: by.copyPoints?.get(pupilId) ?? null,
      })),
    )
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** Makes it, or changes it where it is of the same course. False: it is another course's. */
export async function writeAssessment(
  db: SchoolDatabase,
  row: Omit<Selectable<GradeTables['assessment']>, 'removed_at' | 'changed_by' | 'changed_at'>,
): Promise<boolean> {
  const { id, course_id, created_by, created_at, assignment_id, ...wish } = row
  const change = { ...wish, changed_by: created_by, changed_at: created_at }
  const written = await db
    .insertInto('assessment')
    .values({ ...row, removed_at: null })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(change)
        .where('assessment.course_id', '=', course_id)
        .where('assessment.removed_at', 'is', null),
    )
    .executeTakeFirst()
  return (written.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** False: there is no such assessment in the course. */
export async function removeAssessment(
  db: SchoolDatabase,
  courseId: Id,
  assessmentId: Id,
  at: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('assessment')
    .set({ removed_at: at })
    .where('id', '=', assessmentId)
    .where('course_id', '=', courseId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function readPupilName(
  db: SchoolDatabase,
  pupilId: Id,
): Promise<PersonName | undefined> {
  const { rows } = await sql<PersonName>`
    select id, coalesce(usage_name, family_name) as "familyName", given_name as "givenName"
    from person where id = ${pupilId}`.execute(db)
  return rows[0]
}
