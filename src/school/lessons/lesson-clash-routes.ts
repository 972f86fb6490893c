/** The doors where it is told which lessons are not alone: before one is moved, and after. */
import Type from 'typebox'
import {
  lessonClashListSchema,
  lessonPlaceQuerySchema,
  placeClashesSchema,
} from '#contract/dated-clashes.ts'
import { idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept } from '#kernel/result.ts'
import { anyRightInSchool, callerWho } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import type { FoundClash } from './lesson-clashes.ts'
import { readLessonPlace } from './lesson-store.ts'
import { findClashesOfMove, listLessonClashes } from './list-lesson-clashes.ts'
import { arrangesLessons } from './substitute-access.ts'

/** A form asks whenever its writer pauses. */
const asksPerMinute = 120

export function lessonClashRoutes(context: Pick<RoomContext, 'db' | 'clock'>): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/lessons/:lessonId/clashes',
      summary: 'Who or what would be in two places at once if the lesson stood there',
      tag: 'timetable',
      access: callerWho(
        "the teachers of the course, and the right 'timetable'; as with moving",
        async (caller, { lessonId = '' }) => {
          const place = await readLessonPlace(context.db, lessonId)
          return place !== null && arrangesLessons(caller, place)
        },
      ),
      params: Type.Object({ lessonId: idSchema }),
      query: lessonPlaceQuerySchema,
      reply: placeClashesSchema,
      limits: { perMinute: asksPerMinute },
      async handle({ params, query }) {
        const wish = { ...query, room: query.room ?? null }
        const found = await findClashesOfMove(context, params.lessonId, wish)
        if (!found.ok) return found
        const { clashes, dayOff } = found.value
        return accept({ clashes: clashes.map(presentClash), dayOff })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/lesson-clashes',
      summary: 'Who or what is in two places at once because a lesson was moved',
      tag: 'timetable',
      access: anyRightInSchool('timetable', 'follow'),
      params: Type.Object({ uai: uaiSchema }),
      reply: lessonClashListSchema,
      limits: { perMinute: asksPerMinute },
      async handle({ params }) {
        const clashes = await listLessonClashes(context, params.uai)
        return accept({ clashes: clashes.map(presentClash) })
      },
    }),
  ]
}

function presentClash({ startsAt, endsAt, ...clash }: FoundClash) {
  return {
    ...clash,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
  }
}
