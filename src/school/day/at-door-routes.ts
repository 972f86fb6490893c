/** The teacher's look at the door: who of the course stands there. */
import Type from 'typebox'
import { courseAtDoorSchema } from '#contract/course-at-door.ts'
import { idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import { teachersOfCourseNow } from '#school/lessons/substitute-access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { FindCoursePlace } from '#school/people/course-access.ts'
import { findCoursePlace } from '#school/people/find-course-place.ts'
import type { FindAtDoor } from './at-door.ts'
import { buildDayContext } from './build-day-context.ts'
import type { DayRoom } from './day-context.ts'
import { listAtDoor } from './list-at-door.ts'

export function atDoorRoutes(room: DayRoom, findAtDoor: FindAtDoor): Route<Caller>[] {
  const context = buildDayContext(room)
  const find: FindCoursePlace = ({ courseId = '' }) => findCoursePlace(room.db, courseId)
  return [
    defineRoute({
      method: 'GET',
      path: '/api/courses/:courseId/waiting',
      summary: 'Who of the course waits at the door, has not come today, or is in',
      tag: 'day',
      access: teachersOfCourseNow(room, find),
      params: Type.Object({ courseId: idSchema }),
      reply: courseAtDoorSchema,
      async handle({ params }) {
        const place = await find(params)
        return place === null ? refuse('not_found') : listAtDoor(context, findAtDoor, place)
      },
    }),
  ]
}
