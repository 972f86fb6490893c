/** The doors where somebody is named to stand in for a teacher, and thanked. */
import Type from 'typebox'
import { possibleSubstitutesSchema, substituteWishSchema } from '#contract/timetable.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { FindCoursePlace } from '#school/people/course-access.ts'
import type { RoomContext } from '#school/room-context.ts'
import { assignSubstitute, withdrawSubstitute } from './assign-substitute.ts'
import { readLessonPlace } from './lesson-store.ts'
import { arrangesLessons } from './substitute-access.ts'
import { readPossibleSubstitutes, readSubstitutionPlace } from './substitution-store.ts'

const namedPerMinute = 60

const lessonParams = Type.Object({ lessonId: idSchema })

function namers(find: FindCoursePlace): SchoolAccess {
  return callerWho(
    "the teachers of the course, and the right 'timetable'",
    async (caller, params) => {
      const place = await find(params)
      return place !== null && arrangesLessons(caller, place)
    },
  )
}

export function substituteRoutes(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
): Route<Caller>[] {
  const { db } = context
  const ofLesson = namers(({ lessonId = '' }) => readLessonPlace(db, lessonId))
  const ofSubstitution = namers(({ substitutionId = '' }) =>
    readSubstitutionPlace(db, substitutionId),
  )
  return [
    defineRoute({
      method: 'GET',
      path: '/api/lessons/:lessonId/possible-substitutes',
      summary: 'Who of the school could take a lesson, and is free then',
      tag: 'timetable',
      access: ofLesson,
      params: lessonParams,
      reply: possibleSubstitutesSchema,
      async handle({ params }) {
        return accept({ teachers: await readPossibleSubstitutes(db, params.lessonId) })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/lessons/:lessonId/substitute',
      summary: 'Another teacher takes a lesson, or its course for some days',
      tag: 'timetable',
      access: ofLesson,
      limits: { perMinute: namedPerMinute },
      params: lessonParams,
      body: substituteWishSchema,
      reply: Type.Object({ id: idSchema }),
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return assignSubstitute(context, caller.personId, { ...params, ...body })
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/substitutions/:substitutionId',
      summary: 'A substitute is needed no more: the rights end at once',
      tag: 'timetable',
      access: ofSubstitution,
      limits: { perMinute: namedPerMinute },
      params: Type.Object({ substitutionId: idSchema }),
      reply: doneSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return withdrawSubstitute(context, caller.personId, params.substitutionId)
      },
    }),
  ]
}
