/** The doors through which last year's courses come into the new year, and back out of it. */
import Type from 'typebox'
import {
  coursePassageSchema,
  coursesTakenOverSchema,
  takeCoursesOverSchema,
  takenCoursesUndoneSchema,
  undoTakenCoursesSchema,
} from '#contract/course-passage.ts'
import { uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { rightInSchool } from './access.ts'
import type { Caller } from './caller.ts'
import { readCoursePassage } from './read-course-passage.ts'
import { takeCoursesOver } from './take-courses-over.ts'
import { undoTakenCourses } from './undo-taken-courses.ts'

/** A large school's courses, all in one body. */
const bodyBytesMax = 512 * 1024

export function coursePassageRoutes(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
): Route<Caller>[] {
  const path = '/api/schools/:uai/moving-up/courses'
  const shared = {
    tag: 'people',
    access: rightInSchool('roster'),
    params: Type.Object({ uai: uaiSchema }),
  } as const
  return [
    defineRoute({
      ...shared,
      path,
      method: 'GET',
      summary: "Last year's courses, and for which of this year's classes they are taken over",
      reply: coursePassageSchema,
      handle: ({ params }) => readCoursePassage(context, params.uai),
    }),
    defineRoute({
      ...shared,
      path,
      method: 'POST',
      summary: "Open courses of this year as last year's were",
      body: takeCoursesOverSchema,
      reply: coursesTakenOverSchema,
      limits: { perMinute: 20, bodyBytesMax },
      async handle({ body, caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return takeCoursesOver(context, caller.personId, params.uai, body.courses)
      },
    }),
    defineRoute({
      ...shared,
      path: `${path}/undo`,
      method: 'POST',
      summary: 'Give back courses that were taken over, as long as nothing was done in them',
      body: undoTakenCoursesSchema,
      reply: takenCoursesUndoneSchema,
      limits: { perMinute: 20 },
      async handle({ body, caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return undoTakenCourses(context, caller.personId, params.uai, body.courseIds)
      },
    }),
  ]
}
