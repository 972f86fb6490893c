/** The doors of an exercise's pictures and recordings. */
import Type from 'typebox'
import { fileSummarySchema } from '#contract/resources.ts'
import { idSchema } from '#contract/wire-shapes.ts'
import { readBody } from '#engine/http/read-body.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { keepFile } from '#school/resources/keep-file.ts'
import { findFileOf } from '#school/resources/list-files.ts'
import { sendFile } from '#school/resources/send-file.ts'
import { uploadBytesMax } from '#school/resources/uploaded-file.ts'
import { authorOfExercise, viewersOfExercise } from './exercise-access.ts'
import type { ExerciseContext } from './exercise-context.ts'
import { readCoursesOfExercise, readExercise } from './exercise-store.ts'

const exerciseParams = Type.Object({ exerciseId: idSchema })

export function exerciseFileRoutes(context: ExerciseContext): Route<Caller>[] {
  const { db, blobs } = context
  return [
    defineRoute({
      method: 'POST',
      path: '/api/exercises/:exerciseId/files',
      summary: 'Add a picture or a recording to an exercise',
      tag: 'exercises',
      access: authorOfExercise(db),
      params: exerciseParams,
      query: Type.Object({ name: Type.String({ minLength: 1, maxLength: 300 }) }),
      rawBody: true,
      reply: fileSummarySchema,
      limits: { bodyBytesMax: uploadBytesMax, perMinute: 60 },
      async handle({ caller, params, query, stream }) {
        const exercise = await readExercise(db, params.exerciseId)
        if (exercise === undefined || exercise.school_uai === null || caller === null) {
          return refuse('not_found')
        }
        const bytes = await readBody(stream, uploadBytesMax)
        if (!bytes.ok) return bytes
        return keepFile(context, {
          bytes: bytes.value,
          name: query.name,
          schoolUai: exercise.school_uai,
          ownerId: caller.personId,
          belongsTo: { column: 'exercise_id', id: exercise.id },
          kinds: ['image', 'audio'],
        })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/exercises/:exerciseId/files/:fileId',
      summary: 'A picture or a recording of an exercise',
      tag: 'exercises',
      access: viewersOfExercise(db, (...of) => readCoursesOfExercise(db, ...of)),
      params: Type.Object({ exerciseId: idSchema, fileId: idSchema }),
      async handle({ params, headers }) {
        const file = await findFileOf(db, 'exercise_id', params.exerciseId, params.fileId)
        return file === null ? refuse('not_found') : sendFile(blobs, file, { headers })
      },
    }),
  ]
}
