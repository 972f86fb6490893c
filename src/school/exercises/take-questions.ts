/**
 * Copies single questions for an exercise that is being written: with their files, under ids of
 * their own. The author's page puts them where they belong; the draft is saved from there.
 */
import type { QuestionPick, TakenQuestions } from '#contract/question-search.ts'
import type { ExerciseContent, Question } from '#contract/questions.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { keepRenamedFiles, renameFiles } from '#school/resources/copy-files.ts'
import { listFiles } from '#school/resources/list-files.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readExercise } from './exercise-store.ts'

/** Whether whoever takes may copy that exercise. */
export type MayCopy = (exerciseId: Id) => Promise<boolean>

/** Refuses `not_found` where one of them is not there, or not to be copied. */
export async function takeQuestions(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  mayCopy: MayCopy,
  wish: { readonly exerciseId: Id; readonly ownerId: Id; readonly picks: readonly QuestionPick[] },
): Promise<Result<TakenQuestions>> {
  const { exerciseId, ownerId } = wish
  // Asked before: a rule has connections of its own, and none is waited for while one is held.
  const sourceIds = new Set(wish.picks.map((pick) => pick.exerciseId))
  for (const sourceId of sourceIds) {
    if (!(await mayCopy(sourceId))) return refuse('not_found')
  }
  return context.db.transaction().execute(async (db) => {
    const within = { ...context, db }
    const target = await readExercise(db, exerciseId)
    if (target?.school_uai == null) return refuse('not_found')
    const to = {
      column: 'exercise_id',
      id: exerciseId,
      ownerId,
      schoolUai: target.school_uai,
    } as const
    const questions: Question[] = []
    for (const pick of wish.picks) {
      const source = await readExercise(db, pick.exerciseId)
      const content = source?.draft as ExerciseContent | undefined
      const question = content?.questions.find(({ id }) => id === pick.questionId)
      if (question === undefined) return refuse('not_found')
      const from = { column: 'exercise_id', id: pick.exerciseId } as const
      const renamed = await renameFiles(within, question, from)
      await keepRenamedFiles(within, renamed.files, to)
      questions.push({ ...renamed.content, id: mintId(context.clock, context.random) })
    }
    return accept({ questions, files: await listFiles(db, 'exercise_id', [exerciseId]) })
  })
}
