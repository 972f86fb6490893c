/** The doors where teachers write exercises. */
import Type from 'typebox'
import { exercisePreviewSchema } from '#contract/exercise-previews.ts'
import {
  createExerciseSchema,
  exerciseBytesMax,
  exerciseDraftSchema,
  exercisePageSchema,
  exercisesQuerySchema,
  saveExerciseSchema,
} from '#contract/exercises.ts'
import type { ExerciseContent } from '#contract/questions.ts'
import { publishedSchema } from '#contract/resources.ts'
import { ownRubricsSchema } from '#contract/rubrics.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { mintId } from '#kernel/ids.ts'
import { accept, refuse } from '#kernel/result.ts'
import { teachersAnywhere } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { isSubjectKnown } from '#school/people/ensure-subject.ts'
import { listFiles } from '#school/resources/list-files.ts'
import { findPersonName } from '#school/sharing/find-person-name.ts'
import { createExercise } from './create-exercise.ts'
import { authorOfExercise, readersOfExercise } from './exercise-access.ts'
import type { ExerciseContext } from './exercise-context.ts'
import { exerciseFileRoutes } from './exercise-file-routes.ts'
import { readExercisesFor } from './exercise-list-store.ts'
import { packExercisePlaces, unpackExercisePlaces } from './exercise-places.ts'
import {
  type ExerciseRow,
  isAssignedAnywhere,
  markExerciseDeleted,
  readExercise,
  readExerciseRevision,
} from './exercise-store.ts'
import { previewExercise } from './preview-exercise.ts'
import { publishExercise } from './publish-exercise.ts'
import { readOwnRubrics } from './rubric-store.ts'
import { saveExercise } from './save-exercise.ts'

const exerciseParams = Type.Object({ exerciseId: idSchema })

export function exerciseRoutes(context: ExerciseContext): Route<Caller>[] {
  return [...listRoutes(context), ...draftRoutes(context), ...exerciseFileRoutes(context)]
}

/** What a new exercise holds until its author writes: an exercise without a question is none. */
function firstContent(questionId: string): ExerciseContent {
  return {
    format: 1,
    introduction: [],
    questions: [{ id: questionId, kind: 'open', prompt: [], points: 1, accepts: 'text_or_photo' }],
  }
}

function listRoutes(context: ExerciseContext): Route<Caller>[] {
  const { db } = context
  return [
    defineRoute({
      method: 'GET',
      path: '/api/me/rubrics',
      summary: 'The rubrics of my own exercises, to copy',
      tag: 'exercises',
      access: teachersAnywhere,
      reply: ownRubricsSchema,
      async handle({ caller }) {
        if (caller === null) return refuse('sign_in_required')
        return accept({ rubrics: await readOwnRubrics(db, caller.personId) })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/exercises',
      summary: 'The exercises that I wrote and the common bank, a page of each at a time',
      tag: 'exercises',
      access: teachersAnywhere,
      query: exercisesQuerySchema,
      reply: exercisePageSchema,
      async handle({ caller, query }) {
        if (caller === null) return refuse('sign_in_required')
        const after = unpackExercisePlaces(query.after)
        if (after === undefined) return refuse('bad_request', { where: 'after' })
        const { last, rows } = await readExercisesFor(db, caller.personId, after)
        return accept({
          next: last && packExercisePlaces(last),
          exercises: rows.map((row) => ({
            id: row.id,
            title: row.title,
            subjectCode: row.subject_code,
            levelLabel: row.level_label,
            tags: row.tags,
            isShared: row.is_shared,
            questionCount: row.question_count,
            updatedAt: row.updated_at.toISOString(),
            publishedAt: row.published_at?.toISOString() ?? null,
            hasChanges: row.has_changes,
            isCommon: row.owner_id === null,
          })),
        })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/exercises',
      summary: 'Begin an exercise',
      tag: 'exercises',
      access: teachersAnywhere,
      body: createExerciseSchema,
      reply: Type.Object({ id: idSchema }),
      limits: { bodyBytesMax: exerciseBytesMax, perMinute: 60 },
      async handle({ caller, body }) {
        if (caller === null) return refuse('sign_in_required')
        const capacity = caller.schools.get(body.schoolUai)
        if (capacity === undefined || !(capacity.isTeacher || capacity.isHead))
          return refuse('forbidden')
        if (!(await isSubjectKnown(db, body.subjectCode))) {
          return refuse('bad_request', { where: '/subjectCode' })
        }
        const id = await createExercise(context, {
          owner: { personId: caller.personId, schoolUai: body.schoolUai },
          title: body.title,
          subjectCode: body.subjectCode,
          levelLabel: body.levelLabel ?? null,
          content: body.content ?? firstContent(mintId(context.clock, context.random)),
        })
        return accept({ id })
      },
    }),
  ]
}

function draftRoutes(context: ExerciseContext): Route<Caller>[] {
  const { db, clock } = context
  const author = authorOfExercise(db)
  const readers = readersOfExercise(db)
  return [
    defineRoute({
      method: 'GET',
      path: '/api/exercises/:exerciseId',
      summary: 'An exercise with its key, for its author or from the common bank',
      tag: 'exercises',
      access: readers,
      params: exerciseParams,
      reply: exerciseDraftSchema,
      async handle({ params }) {
        const exercise = await readExercise(db, params.exerciseId)
        if (exercise === undefined) return refuse('not_found')
        return accept(await presentDraft(context, exercise))
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/exercises/:exerciseId/preview',
      summary: 'The draft as a pupil will see it',
      tag: 'exercises',
      access: readers,
      params: exerciseParams,
      reply: exercisePreviewSchema,
      limits: { perMinute: 60 },
      handle: ({ params }) => previewExercise(db, params.exerciseId),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/exercises/:exerciseId/draft',
      summary: 'Save the draft over the version that I had',
      tag: 'exercises',
      access: author,
      params: exerciseParams,
      body: saveExerciseSchema,
      reply: Type.Object({ draftVersion: Type.Integer() }),
      limits: { bodyBytesMax: exerciseBytesMax },
      handle: ({ params, body }) => saveExercise(context, params.exerciseId, body),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/exercises/:exerciseId/publication',
      summary: 'Publish the draft, or learn what stands in the way',
      tag: 'exercises',
      access: author,
      params: exerciseParams,
      reply: Type.Object({
        published: Type.Union([publishedSchema, Type.Null()]),
        problems: Type.Array(
          Type.Object({
            questionId: Type.Union([Type.String(), Type.Null()]),
            field: Type.String(),
            code: Type.String(),
          }),
        ),
      }),
      limits: { perMinute: 30 },
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        const wish = { exerciseId: params.exerciseId, publishedBy: caller.personId }
        const result = await publishExercise(context, wish)
        if (!result.ok) return result
        if ('problems' in result.value) {
          return accept({ published: null, problems: [...result.value.problems] })
        }
        const { revision, advice } = result.value
        const published = {
          revisionId: revision.id,
          publishedAt: revision.published_at.toISOString(),
          contentHash: revision.content_hash,
        }
        return accept({ published, problems: [...advice] })
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/exercises/:exerciseId',
      summary: 'Put an exercise away that no course has',
      tag: 'exercises',
      access: author,
      params: exerciseParams,
      reply: doneSchema,
      async handle({ params }) {
        if (await isAssignedAnywhere(db, params.exerciseId)) return refuse('in_use')
        await markExerciseDeleted(db, params.exerciseId, new Date(clock.now()))
        return accept({})
      },
    }),
  ]
}

async function presentDraft({ db }: Pick<ExerciseContext, 'db'>, exercise: ExerciseRow) {
  const published =
    exercise.published_revision_id === null
      ? undefined
      : await readExerciseRevision(db, exercise.published_revision_id)
  return {
    id: exercise.id,
    schoolUai: exercise.school_uai,
    title: exercise.title,
    subjectCode: exercise.subject_code,
    levelLabel: exercise.level_label,
    tags: exercise.tags,
    originName: await findPersonName(db, exercise.origin_author_id),
    draft: exercise.draft as ExerciseContent,
    draftVersion: exercise.draft_version,
    publishedAt: published?.published_at.toISOString() ?? null,
    hasChanges: published?.draft_version !== exercise.draft_version,
    isCommon: exercise.owner_id === null,
    files: await listFiles(db, 'exercise_id', [exercise.id]),
  }
}
