/** Reads the list from which a teacher writes, copies and gives: their own exercises, and the common bank. */
import { sql } from 'kysely'
import { exercisesListMax } from '#contract/exercises.ts'
import type { Id } from '#kernel/ids.ts'
import type { PageMoment } from '#school/people/page-cursor.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { ExercisePlaces } from './exercise-places.ts'

/**
 * A page of the person's own exercises, and one of the common bank, newest first. Neither pushes the other out of
 * the list; `last` begins the page after it, and is null where there is none.
 */
export async function readExercisesFor(
  db: SchoolDatabase,
  ownerId: Id,
  after: ExercisePlaces | null = null,
) {
  const own = await readPage(db, ownerId, after === null ? 'first' : after.own)
  const common = await readPage(db, null, after === null ? 'first' : after.common)
  const isWhole = own.last === null && common.last === null
  return {
    rows: [...own.rows, ...common.rows].sort(
      (one, two) => two.updated_at.getTime() - one.updated_at.getTime(),
    ),
    last: isWhole ? null : { own: own.last, common: common.last },
  }
}

type Listed = Awaited<ReturnType<typeof readListed>>[number]

/** `after` null: all of it was read. */
async function readPage(
  db: SchoolDatabase,
  ownerId: Id | null,
  after: PageMoment | 'first' | null,
): Promise<{ readonly rows: readonly Listed[]; readonly last: PageMoment | null }> {
  if (after === null) return { rows: [], last: null }
  const found = await readListed(db, ownerId, after === 'first' ? null : after)
  const rows = found.slice(0, exercisesListMax)
  const last = found.length > exercisesListMax ? rows.at(-1) : undefined
  return { rows, last: last === undefined ? null : { updatedUs: last.updated_us, id: last.id } }
}

/** Of one owner, or of nobody; one more than a page. */
function readListed(db: SchoolDatabase, ownerId: Id | null, after: PageMoment | null) {
  const updatedUs = sql`(extract(epoch from exercise.updated_at) * 1000000)::bigint`
  return db
    .selectFrom('exercise')
    .leftJoin('exercise_revision', 'exercise_revision.id', 'exercise.published_revision_id')
    .select([
      'exercise.id',
      'exercise.owner_id',
      'exercise.title',
      'exercise.subject_code',
      'exercise.level_label',
      'exercise.tags',
      sql<boolean>`exists (select from share where share.exercise_id = exercise.id)`.as(
        'is_shared',
      ),
      // Counted there: five hundred drafts of a megabyte must not come here for a list.
      sql<number>`jsonb_array_length(exercise.draft -> 'questions')`.as('question_count'),
      'exercise.updated_at',
      sql<string>`${updatedUs}::text`.as('updated_us'),
      'exercise_revision.published_at',
      sql<boolean>`exercise_revision.draft_version is distinct from exercise.draft_version`.as(
        'has_changes',
      ),
    ])
    .where('owner_id', ownerId === null ? 'is' : '=', ownerId)
    .where('deleted_at', 'is', null)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(${updatedUs}, exercise.id) < (${after?.updatedUs}::bigint, ${after?.id}::uuid)`,
      ),
    )
    .orderBy(updatedUs, 'desc')
    .orderBy('exercise.id', 'desc')
    .limit(exercisesListMax + 1)
    .execute()
}
