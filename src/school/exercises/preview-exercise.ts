/** An exercise's draft as a pupil will see it: its formulas rendered, without its key. */
import type { ExercisePreview, SharedExercise } from '#contract/exercise-previews.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { toPupilQuestion } from '#school/questions/pupil-view.ts'
import { listFiles } from '#school/resources/list-files.ts'
import { isTooMuchMaths, renderMaths, texCharactersMax } from '#school/resources/render-maths.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { findPersonName } from '#school/sharing/find-person-name.ts'
import { readExercise } from './exercise-store.ts'

export async function previewExercise(
  db: SchoolDatabase,
  exerciseId: Id,
): Promise<Result<ExercisePreview>> {
  const exercise = await readExercise(db, exerciseId)
  if (exercise === undefined) return refuse('not_found')
  if (isTooMuchMaths(exercise.draft)) return refuse('body_too_large', { texCharactersMax })
  const content = renderMaths(exercise.draft as ExerciseContent)
  return accept({
    title: exercise.title,
    introduction: content.introduction,
    questions: content.questions.map((question) => toPupilQuestion(question, exercise.id)),
    ...(content.plan === undefined ? {} : { plan: content.plan }),
    ...(content.rubric === undefined ? {} : { rubric: content.rubric }),
  })
}

/** With its author's name and its files, for a colleague with whom it is shared. */
export async function previewSharedExercise(
  db: SchoolDatabase,
  exerciseId: Id,
): Promise<Result<SharedExercise>> {
  const exercise = await readExercise(db, exerciseId)
  if (exercise === undefined) return refuse('not_found')
  const preview = await previewExercise(db, exerciseId)
  if (!preview.ok) return preview
  return accept({
    preview: preview.value,
    files: await listFiles(db, 'exercise_id', [exerciseId]),
    authorName: await findPersonName(db, exercise.owner_id),
  })
}
