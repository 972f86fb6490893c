/** The doors where two lessons of the same pupils exchange their times. */
import Type from 'typebox'
import { swapCandidatesSchema, swapWishSchema } from '#contract/lesson-swaps.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { callerWho } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readLessonPlace } from './lesson-store.ts'
import { listSwapCandidates } from './list-swap-candidates.ts'
import { arrangesLessons } from './substitute-access.ts'
import { swapLessons } from './swap-lessons.ts'

const lessonParams = Type.Object({ lessonId: idSchema })

export function swapRoutes(context: Pick<RoomContext, 'db' | 'clock'>): Route<Caller>[] {
  const mayArrange = async (caller: Caller, lessonId: string): Promise<boolean> => {
    const place = await readLessonPlace(context.db, lessonId)
    return place !== null && arrangesLessons(caller, place)
  }
  const access = callerWho(
    "the teachers of the course, and the right 'timetable'; as with moving, for both lessons",
    (caller, { lessonId = '' }) => mayArrange(caller, lessonId),
  )
  return [
    defineRoute({
      method: 'GET',
      path: '/api/lessons/:lessonId/swap-candidates',
      summary: 'Lessons of the same pupils that may take the place of this one',
      tag: 'timetable',
      access,
      params: lessonParams,
      reply: swapCandidatesSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        const listed = await listSwapCandidates(context, params.lessonId, (place) =>
          arrangesLessons(caller, place),
        )
        if (!listed.ok) return listed
        return accept({
          lessons: listed.value.map((row) => ({
            id: row.id,
            courseName: row.course_name,
            onDate: row.on_date,
            startsAt: row.starts_at.toISOString(),
            endsAt: row.ends_at.toISOString(),
            teachers: row.teachers,
            homeworkMoved: row.homework_moved,
          })),
        })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/lessons/:lessonId/swap',
      summary: 'Two lessons of the same pupils exchange their times',
      tag: 'timetable',
      access,
      params: lessonParams,
      body: swapWishSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        if (!(await mayArrange(caller, body.withLessonId))) return refuse('not_found')
        return swapLessons(context, caller.personId, { ...params, ...body })
      },
    }),
  ]
}
