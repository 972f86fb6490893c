/** Rows of exercises and their published revisions. */
import { type Selectable, sql } from 'kysely'
import type { ExerciseContent } from '#contract/questions.ts'
import { type Id, idPattern } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { SchoolTables } from '#school/tables.ts'
import { withinTransaction } from '#school/within-transaction.ts'

const isId = new RegExp(idPattern)

export type ExerciseRow = Selectable<SchoolTables['exercise']>
export type ExerciseRevisionRow = Selectable<SchoolTables['exercise_revision']>

export function readExercise(db: SchoolDatabase, exerciseId: Id): Promise<ExerciseRow | undefined> {
  return db
    .selectFrom('exercise')
    .selectAll()
    .where('id', '=', exerciseId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

/** Of these exercises, those that have a published revision. */
export async function readPublishedAmong(
  db: SchoolDatabase,
  exerciseIds: readonly Id[],
): Promise<ReadonlySet<Id>> {
  // A draft may name anything: what is no id names no exercise.
  const named = exerciseIds.filter((id) => isId.test(id))
  if (named.length === 0) return new Set()
  const rows = await db
    .selectFrom('exercise')
    .select('id')
    .where('id', 'in', named)
    .where('published_revision_id', 'is not', null)
    .where('deleted_at', 'is', null)
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** Whose an exercise is. */
export interface ExerciseOwner {
  readonly personId: Id
  readonly schoolUai: string
}

interface NewExercise {
  readonly id: Id
  readonly schoolUai: string | null
  readonly ownerId: Id | null
  readonly title: string
  readonly subjectCode: string | null
  readonly levelLabel?: string | null
  readonly draft: ExerciseContent
  readonly tags?: readonly string[]
  readonly originAuthorId?: Id | null
  readonly at: Date
}

function newRow(exercise: NewExercise) {
  return {
    id: exercise.id,
    school_uai: exercise.schoolUai,
    owner_id: exercise.ownerId,
    title: exercise.title,
    subject_code: exercise.subjectCode,
    level_label: exercise.levelLabel ?? null,
    draft: JSON.stringify(exercise.draft),
    tags: [...(exercise.tags ?? [])],
    origin_author_id: exercise.originAuthorId ?? null,
    created_at: exercise.at,
    updated_at: exercise.at,
  }
}

export function insertExercise(db: SchoolDatabase, exercise: NewExercise): Promise<unknown> {
  return db.insertInto('exercise').values(newRow(exercise)).execute()
}

/** The row with this hash: the new one, or the one that its owner already has. */
export function insertImportedExercise(
  db: SchoolDatabase,
  exercise: NewExercise & { readonly importHash: string },
): Promise<{ id: Id; title: string }> {
  return (
    db
      .insertInto('exercise')
      .values({ ...newRow(exercise), import_hash: exercise.importHash })
      // Written over with itself, so that the row of before comes back, whoever was first.
      .onConflict((conflict) =>
        conflict
          .columns(['school_uai', 'owner_id', 'import_hash'])
          .where('import_hash', 'is not', null)
          .where('deleted_at', 'is', null)
          .doUpdateSet({ import_hash: exercise.importHash }),
      )
      .returning(['id', 'title'])
      .executeTakeFirstOrThrow()
  )
}

export function readImportedExercise(
  db: SchoolDatabase,
  owner: ExerciseOwner | null,
  importHash: string,
): Promise<{ id: Id; title: string } | undefined> {
  return db
    .selectFrom('exercise')
    .select(['id', 'title'])
    .where('school_uai', 'is not distinct from', owner?.schoolUai ?? null)
    .where('owner_id', 'is not distinct from', owner?.personId ?? null)
    .where('import_hash', '=', importHash)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

/** Saves only over the version that the author had before; false: somebody saved in between. */
export async function updateExerciseDraft(
  db: SchoolDatabase,
  save: {
    readonly id: Id
    readonly draftVersion: number
    readonly title: string
    readonly subjectCode: string | null
    /** Undefined: as it is. */
    readonly levelLabel?: string | null | undefined
    readonly draft: ExerciseContent
    readonly at: Date
  },
): Promise<boolean> {
  const result = await db
    .updateTable('exercise')
    .set({
      title: save.title,
      subject_code: save.subjectCode,
      ...(save.levelLabel === undefined ? {} : { level_label: save.levelLabel }),
      draft: JSON.stringify(save.draft),
      draft_version: save.draftVersion + 1,
      updated_at: save.at,
    })
    .where('id', '=', save.id)
    .where('draft_version', '=', save.draftVersion)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows === 1n
}

export function readExerciseRevision(
  db: SchoolDatabase,
  revisionId: Id,
): Promise<ExerciseRevisionRow | undefined> {
  return db
    .selectFrom('exercise_revision')
    .selectAll()
    .where('id', '=', revisionId)
    .executeTakeFirst()
}

/** Keeps the revision, or finds the equal one of before with its salt; makes it the current. */
export function publishExerciseRevision(
  db: SchoolDatabase,
  revision: {
    readonly id: Id
    readonly exerciseId: Id
    readonly title: string
    readonly content: ExerciseContent
    readonly contentHash: string
    readonly salt: string
    readonly pointsMax: number
    /** Of which draft it was made. */
    readonly draftVersion: number
    readonly publishedBy: Id | null
    readonly at: Date
  },
): Promise<ExerciseRevisionRow> {
  return withinTransaction(db, async (trx) => {
    const row = await trx
      .insertInto('exercise_revision')
      .values({
        id: revision.id,
        exercise_id: revision.exerciseId,
        title: revision.title,
        content: JSON.stringify(revision.content),
        content_hash: revision.contentHash,
        salt: revision.salt,
        points_max: revision.pointsMax,
        published_at: revision.at,
        published_by: revision.publishedBy,
        draft_version: revision.draftVersion,
      })
      .onConflict((conflict) =>
        conflict.columns(['exercise_id', 'content_hash']).doUpdateSet({
          title: revision.title,
          published_at: revision.at,
          draft_version: revision.draftVersion,
        }),
      )
      .returningAll()
      .executeTakeFirstOrThrow()
    await trx
      .updateTable('exercise')
      .set({ published_revision_id: row.id })
      .where('id', '=', revision.exerciseId)
      .execute()
    return row
  })
}

export function markExerciseDeleted(db: SchoolDatabase, exerciseId: Id, at: Date) {
  return db.updateTable('exercise').set({ deleted_at: at }).where('id', '=', exerciseId).execute()
}

export async function isAssignedAnywhere(db: SchoolDatabase, exerciseId: Id): Promise<boolean> {
  const row = await db
    .selectFrom('assignment')
    .select('id')
    .where('exercise_id', '=', exerciseId)
    .where('withdrawn_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Of these courses, those that have the exercise, or had it, and who of them: those may see its pictures. */
export async function readCoursesOfExercise(
  db: SchoolDatabase,
  exerciseId: Id,
  courseIds: readonly Id[],
): Promise<{ courseId: Id; pupilIds: Id[] | null }[]> {
  const { rows } = await sql<{ courseId: Id; pupilIds: Id[] | null }>`
    select distinct course_id as "courseId", case when to_some then array(
      select pupil_id from assignment_pupil where assignment_id = assignment.id order by 1
    ) end as "pupilIds"
    from assignment
    where exercise_id = ${exerciseId} and course_id = any(${[...courseIds]}::uuid[])`.execute(db)
  return rows
}
