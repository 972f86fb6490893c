/** An exercise's draft as another room needs it: its title and what it holds. */
import type { ExerciseContent } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readExercise } from './exercise-store.ts'

export interface WrittenExercise {
  readonly title: string
  readonly content: ExerciseContent
}

export async function readExerciseDraft(
  db: SchoolDatabase,
  exerciseId: Id,
): Promise<WrittenExercise | undefined> {
  const exercise = await readExercise(db, exerciseId)
  if (exercise === undefined) return undefined
  return { title: exercise.title, content: exercise.draft as ExerciseContent }
}
