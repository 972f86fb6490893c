/** Publishes an exercise's draft: checked, its formulas rendered, kept with a salt of its own. */
import { drawnPoints } from '#contract/draw-questions.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import {
  type ContentProblem,
  findContentProblems,
  forbidsPublishing,
} from '#school/questions/content-problems.ts'
import { contentHash } from '#school/resources/content-hash.ts'
import { isTooMuchMaths, renderMaths, texCharactersMax } from '#school/resources/render-maths.ts'
import type { RoomContext } from '#school/room-context.ts'
import {
  type ExerciseRevisionRow,
  publishExerciseRevision,
  readExercise,
} from './exercise-store.ts'

/** Bytes of a revision's salt: nobody guesses from an opaque id which choice it was. */
const saltBytes = 24

export type ExercisePublication =
  | { readonly problems: readonly ContentProblem[] }
  | { readonly revision: ExerciseRevisionRow; readonly advice: readonly ContentProblem[] }

/** Either what forbids publishing, or the new revision with advice to its author. */
export async function publishExercise(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  wish: { readonly exerciseId: Id; readonly publishedBy: Id | null },
): Promise<Result<ExercisePublication>> {
  const exercise = await readExercise(context.db, wish.exerciseId)
  if (exercise === undefined) return refuse('not_found')
  const draft = exercise.draft as ExerciseContent
  if (isTooMuchMaths(draft)) return refuse('body_too_large', { texCharactersMax })
  const problems = findContentProblems(draft)
  if (problems.some(forbidsPublishing)) return accept({ problems })
  const content = renderMaths(draft)
  const revision = await publishExerciseRevision(context.db, {
    id: mintId(context.clock, context.random),
    exerciseId: exercise.id,
    title: exercise.title,
    content,
    contentHash: contentHash({ title: exercise.title, content }),
    salt: Buffer.from(context.random.bytes(saltBytes)).toString('base64url'),
    pointsMax: drawnPoints(content.questions, content.plan, content.rubric),
    draftVersion: exercise.draft_version,
    publishedBy: wish.publishedBy,
    at: new Date(context.clock.now()),
  })
  return accept({ revision, advice: problems })
}
