/** Rubrics that stand in a teacher's exercises, of questions and of whole copies. */
import { sql } from 'kysely'
import { Value } from 'typebox/value'
import { type OwnRubrics, rubricSchema } from '#contract/rubrics.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'

/** Rubrics of one answer: those of the exercises that were changed last. */
const ownRubricsMax = 50

/** As the drafts have them; one that is half written is not listed. */
export async function readOwnRubrics(
  db: SchoolDatabase,
  ownerId: Id,
): Promise<OwnRubrics['rubrics']> {
  const { rows } = await sql<{ title: string; place: number | null; rubric: unknown }>`
    select exercise.title, part.place::integer as place, part.value -> 'rubric' as rubric
    from exercise
    cross join lateral (
      select value, place
      from jsonb_array_elements(exercise.draft -> 'questions') with ordinality as one (value, place)
      union all
      select exercise.draft, null
    ) part (value, place)
    where exercise.owner_id = ${ownerId} and exercise.deleted_at is null
      and part.value ? 'rubric'
    order by exercise.updated_at desc, exercise.id, part.place nulls first
    limit ${ownRubricsMax}`.execute(db)
  return rows.flatMap(({ title, place, rubric }) =>
    Value.Check(rubricSchema, rubric)
      ? [{ exerciseTitle: title, questionNumber: place, rubric }]
      : [],
  )
}
