/** The doors where teachers write exercises. */
import Type from 'typebox'
import { blocksSchema } from '#contract/content.ts'
import { drawPlanSchema } from '#contract/draw-questions.ts'
import {
  createExerciseSchema,
  exerciseBytesMax,
  exerciseDraftSchema,
  exerciseSummarySchema,
  saveExerciseSchema,
} from '#contract/exercises.ts'
import { pupilQuestionSchema } from '#contract/pupil-questions.ts'
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
import { isTooMuchMaths, renderMaths, texCharactersMax } from '#school/resources/render-maths.ts'
import { createExercise } from './create-exercise.ts'
import { authorOfExercise, readersOfExercise } from './exercise-access.ts'
import type { ExerciseContext } from './exercise-context.ts'
import { exerciseFileRoutes } from './exercise-file-routes.ts'
import {
  type ExerciseRow,
  isAssignedAnywhere,
  markExerciseDeleted,
  readExercise,
  readExerciseRevision,
  readExercisesFor,
} from './exercise-store.ts'
import { publishExercise } from './publish-exercise.ts'
import { toPupilQuestion } from './pupil-view.ts'
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
      summary: 'The exercises that I wrote, and the common bank',
      tag: 'exercises',
      access: teachersAnywhere,
      reply: Type.Object({ exercises: Type.Array(exerciseSummarySchema) }),
      async handle({ caller }) {
        if (caller === null) return refuse('sign_in_required')
        const rows = await readExercisesFor(db, caller.personId)
        return accept({
          exercises: rows.map((row) => ({
            id: row.id,
            title: row.title,
            subjectCode: row.subject_code,
            questionCount: row.question_count,
            updatedAt: row.updated_at.toISOString(),
            publishedAt: row.published_at?.toISOString() ?? null,
            hasChanges: row.published_at === null || row.updated_at > row.published_at,
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
          content: body.content ?? firstContent(mintId(context.clock, context.random)),
        })
        return accept({ id })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/exercises/:exerciseId/copy',
      summary: 'Copy an exercise into mine',
      tag: 'exercises',
      access: readersOfExercise(db),
      params: exerciseParams,
      reply: Type.Object({ id: idSchema }),
      limits: { perMinute: 60 },
      async handle({ caller, params }) {
        const source = await readExercise(db, params.exerciseId)
        if (caller === null || source === undefined) return refuse('not_found')
        const schoolUai = source.school_uai ?? firstSchoolTaught(caller)
        if (schoolUai === null) return refuse('forbidden')
        const id = await createExercise(context, {
          owner: { personId: caller.personId, schoolUai },
          title: source.title,
          subjectCode: source.subject_code,
          content: source.draft as ExerciseContent,
        })
        return accept({ id })
      },
    }),
  ]
}

function firstSchoolTaught(caller: Caller): string | null {
  for (const [uai, capacity] of caller.schools) {
    if (capacity.isTeacher || capacity.isHead) return uai
  }
  return null
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
      reply: Type.Object({
        title: Type.String(),
        introduction: blocksSchema,
        /** Every question: the page draws from them, as often as its author likes. */
        questions: Type.Array(pupilQuestionSchema),
        plan: Type.Optional(drawPlanSchema),
      }),
      limits: { perMinute: 60 },
      async handle({ params }) {
        const exercise = await readExercise(db, params.exerciseId)
        if (exercise === undefined) return refuse('not_found')
        if (isTooMuchMaths(exercise.draft)) {
          return refuse('body_too_large', { texCharactersMax })
        }
        const content = renderMaths(exercise.draft as ExerciseContent)
        return accept({
          title: exercise.title,
          introduction: content.introduction,
          questions: content.questions.map((question) => toPupilQuestion(question, exercise.id)),
          ...(content.plan === undefined ? {} : { plan: content.plan }),
        })
      },
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
    draft: exercise.draft as ExerciseContent,
    draftVersion: exercise.draft_version,
    publishedAt: published?.published_at.toISOString() ?? null,
    hasChanges: published === undefined || exercise.updated_at > published.published_at,
    isCommon: exercise.owner_id === null,
    files: await listFiles(db, 'exercise_id', [exercise.id]),
  }
}
