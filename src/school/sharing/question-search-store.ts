/** Finds single questions in the exercises that a teacher may copy. */
import { sql } from 'kysely'
import type { QuestionKind } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { ThingReader } from './shared-thing.ts'
import { holdsWords, mayBeFound, nameOf } from './thing-search-store.ts'

export interface QuestionSearch {
  readonly reader: ThingReader
  readonly words: readonly string[]
  readonly kind: QuestionKind | null
  readonly tag: string | null
  readonly subjectCode: string | null
  /** The exercise for which somebody looks: its own questions are no find. */
  readonly exceptId: Id
  readonly limit: number
  readonly offset: number
}

export interface FoundQuestionRow {
  readonly exercise_id: Id
  readonly exercise_title: string
  readonly owner_id: Id | null
  readonly author_name: string | null
  readonly question_id: string
  readonly kind: QuestionKind
  readonly points: number
  readonly text: string
}

/** Characters of a question that a list shows. */
const textLengthMax = 300

/**
 * Every word must stand in the question, or in the title or tags of its exercise. All of these are
 * words of the exercise too, by which most exercises are left before their questions are opened.
 */
export async function searchQuestions(
  db: SchoolDatabase,
  search: QuestionSearch,
): Promise<FoundQuestionRow[]> {
  const { reader, words, kind, tag, subjectCode } = search
  const { rows } = await sql<FoundQuestionRow>`
    select thing.id as exercise_id, thing.title as exercise_title, thing.owner_id,
      ${nameOf('author')} as author_name, asked.question ->> 'id' as question_id,
      asked.question ->> 'kind' as kind, (asked.question ->> 'points')::float8 as points,
      left(coalesce(content_words(asked.question -> 'prompt'),
        content_words(asked.question), ''), ${textLengthMax}) as text
    from exercise thing
      left join person author on author.id = thing.owner_id
      cross join lateral jsonb_array_elements(thing.draft -> 'questions')
        with ordinality asked (question, place)
    where thing.deleted_at is null and thing.id <> ${search.exceptId}
      and ${mayBeFound('exercise', reader, 'all')}
      and (${subjectCode}::text is null or thing.subject_code = ${subjectCode}::text)
      and (${tag}::text is null or exists (
        select from unnest(thing.tags) one where folded(one) = folded(${tag}::text)))
      and (${kind}::text is null or asked.question ->> 'kind' = ${kind}::text)
      and ${holdsWords(sql`thing.words`, words)}
      and ${holdsWords(sql`searchable(thing.title, null, thing.tags, asked.question)`, words)}
    order by thing.updated_at desc, thing.id, asked.place
    limit ${search.limit} offset ${search.offset}`.execute(db)
  return rows
}
