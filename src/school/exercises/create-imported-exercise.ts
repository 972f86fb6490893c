/**
 * Begins an exercise from a content that somebody brings in a file, once: the same content brought
 * again by the same owner finds the exercise of before, even where its draft was edited since.
 */
import type { ExerciseContent } from '#contract/questions.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { contentHash } from '#school/resources/content-hash.ts'
import type { RoomContext } from '#school/room-context.ts'
import {
  type ExerciseOwner,
  insertImportedExercise,
  readImportedExercise,
} from './exercise-store.ts'

/** `title` is the exercise's of today: of an unchanged one its author may have chosen another. */
export interface ImportedExercise {
  readonly state: 'created' | 'unchanged'
  readonly id: Id
  readonly title: string
}

/** `owner` null puts it in the common bank. A deleted exercise is forgotten: its content comes anew. */
export async function createImportedExercise(
  { db, clock, random }: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  wish: {
    readonly owner: ExerciseOwner | null
    readonly title: string
    readonly content: ExerciseContent
  },
): Promise<ImportedExercise> {
  const id = mintId(clock, random)
  const kept = await insertImportedExercise(db, {
    id,
    schoolUai: wish.owner?.schoolUai ?? null,
    ownerId: wish.owner?.personId ?? null,
    title: wish.title,
    subjectCode: null,
    draft: wish.content,
    importHash: contentHash(wish.content),
    at: new Date(clock.now()),
  })
  return { state: kept.id === id ? 'created' : 'unchanged', ...kept }
}

/** What an import of this content would find; null: it would create it. */
export async function findImportedExercise(
  db: RoomContext['db'],
  owner: ExerciseOwner | null,
  content: ExerciseContent,
): Promise<ImportedExercise | null> {
  const found = await readImportedExercise(db, owner, contentHash(content))
  return found === undefined ? null : { state: 'unchanged', ...found }
}
