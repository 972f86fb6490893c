/** Begins an exercise: a teacher's own, or one of the installation's common bank. */
import type { ExerciseContent } from '#contract/questions.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import type { RoomContext } from '#school/room-context.ts'
import { insertExercise } from './exercise-store.ts'

/** `owner` null puts it in the common bank, where every teacher may copy it. */
export async function createExercise(
  { db, clock, random }: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  wish: {
    readonly owner: { readonly personId: Id; readonly schoolUai: string } | null
    readonly title: string
    readonly subjectCode: string | null
    readonly levelLabel?: string | null
    readonly content: ExerciseContent
  },
): Promise<Id> {
  const id = mintId(clock, random)
  await insertExercise(db, {
    id,
    schoolUai: wish.owner?.schoolUai ?? null,
    ownerId: wish.owner?.personId ?? null,
    title: wish.title,
    subjectCode: wish.subjectCode,
    levelLabel: wish.levelLabel ?? null,
    draft: wish.content,
    at: new Date(clock.now()),
  })
  return id
}
