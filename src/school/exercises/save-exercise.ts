/** Saves an exercise's draft over the version in hand; an older hand is told so. */
import type { SaveExercise } from '#contract/exercises.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { isSubjectKnown } from '#school/people/ensure-subject.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readExercise, updateExerciseDraft } from './exercise-store.ts'

/** The new draft version, or `edited_elsewhere` with the version that is there now. */
export async function saveExercise(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  exerciseId: Id,
  save: SaveExercise,
): Promise<Result<{ draftVersion: number }>> {
  if (!(await isSubjectKnown(db, save.subjectCode))) {
    return refuse('bad_request', { where: '/subjectCode' })
  }
  const at = new Date(clock.now())
  if (await updateExerciseDraft(db, { ...save, id: exerciseId, at })) {
    return accept({ draftVersion: save.draftVersion + 1 })
  }
  const current = await readExercise(db, exerciseId)
  if (current === undefined) return refuse('not_found')
  return refuse('edited_elsewhere', { draftVersion: current.draft_version })
}
