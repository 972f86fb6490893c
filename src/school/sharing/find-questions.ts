/** Looks for questions to take into an exercise, a page at a time. */
import {
  type FoundQuestions,
  type QuestionSearchQuery,
  questionsPageMax,
} from '#contract/question-search.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { wordsOf } from './find-things.ts'
import { searchQuestions } from './question-search-store.ts'
import type { ThingReader } from './shared-thing.ts'

export async function findQuestions(
  db: SchoolDatabase,
  reader: ThingReader,
  query: QuestionSearchQuery,
): Promise<FoundQuestions> {
  const rows = await searchQuestions(db, {
    reader,
    words: wordsOf(query.words),
    kind: query.kind ?? null,
    tag: query.tag?.trim() || null,
    subjectCode: query.subject ?? null,
    exceptId: query.for,
    limit: questionsPageMax + 1,
    offset: (query.page ?? 0) * questionsPageMax,
  })
  return {
    questions: rows.slice(0, questionsPageMax).map((row) => ({
      exerciseId: row.exercise_id,
      exerciseTitle: row.exercise_title,
      questionId: row.question_id,
      kind: row.kind,
      points: row.points,
      text: row.text,
      isMine: row.owner_id === reader.personId,
      authorName: row.author_name,
    })),
    hasMore: rows.length > questionsPageMax,
  }
}
