/** The doors of an exercise among colleagues: trying it, copying it. */
import Type from 'typebox'
import { sharedExerciseSchema } from '#contract/exercise-previews.ts'
import { takenQuestionsSchema, takeQuestionsSchema } from '#contract/question-search.ts'
import { titleSchema } from '#contract/resources.ts'
import { idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readerOf } from '#school/sharing/shared-thing.ts'
import { copyExercise } from './copy-exercise.ts'
import { authorOfExercise, colleaguesOfExercise } from './exercise-access.ts'
import { readExercise } from './exercise-store.ts'
import { previewSharedExercise } from './preview-exercise.ts'
import { type MayCopy, takeQuestions } from './take-questions.ts'

const exerciseParams = Type.Object({ exerciseId: idSchema })

export function exerciseSharingRoutes(context: RoomContext): Route<Caller>[] {
  const { db } = context
  return [
    defineRoute({
      method: 'GET',
      path: '/api/exercises/:exerciseId/shared',
      summary: 'An exercise as a colleague tries it before copying',
      tag: 'sharing',
      access: colleaguesOfExercise(db),
      params: exerciseParams,
      reply: sharedExerciseSchema,
      limits: { perMinute: 60 },
      handle: ({ params }) => previewSharedExercise(db, params.exerciseId),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/exercises/:exerciseId/copy',
      summary: 'Make an exercise of my own of it',
      tag: 'sharing',
      access: colleaguesOfExercise(db),
      params: exerciseParams,
      body: Type.Object({ title: titleSchema }),
      reply: Type.Object({ id: idSchema }),
      limits: { perMinute: 60 },
      async handle({ caller, params, body }) {
        const source = await readExercise(db, params.exerciseId)
        if (caller === null || source === undefined) return refuse('not_found')
        const schoolUai = source.school_uai ?? readerOf(caller).schoolUais[0]
        if (schoolUai === undefined) return refuse('forbidden')
        const owner = { personId: caller.personId, schoolUai }
        return copyExercise(context, { ...params, ...body, owner })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/exercises/:exerciseId/taken-questions',
      summary: 'Copy single questions of exercises that I may copy, for the one that I write',
      tag: 'sharing',
      access: authorOfExercise(db),
      params: exerciseParams,
      body: takeQuestionsSchema,
      reply: takenQuestionsSchema,
      limits: { perMinute: 30 },
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        const rule = colleaguesOfExercise(db)
        const mayCopy: MayCopy = async (exerciseId) =>
          (await rule.check(caller, { exerciseId })) === null
        return takeQuestions(context, mayCopy, { ...params, ...body, ownerId: caller.personId })
      },
    }),
  ]
}
