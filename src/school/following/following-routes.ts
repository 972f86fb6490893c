/** The doors where teachers follow: a work, a class at a glance, how each question did. */
import Type from 'typebox'
import { courseGlanceSchema } from '#contract/course-glance.ts'
import { followingSchema } from '#contract/following.ts'
import { assignmentStatisticsSchema, countedAttemptsSchema } from '#contract/question-statistics.ts'
import { idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import {
  followersOfAssignment,
  teacherOfAssignment,
} from '#school/assignments/assignment-access.ts'
import type { AttemptContext } from '#school/attempts/attempt-context.ts'
import { teachersOfCourseNow } from '#school/lessons/substitute-access.ts'
import { type Caller, teaches } from '#school/people/caller.ts'
import { findCoursePlace } from '#school/people/find-course-place.ts'
import { followAssignment } from './follow-assignment.ts'
import { followCourse } from './follow-course.ts'
import { readQuestionStatistics } from './read-question-statistics.ts'

/** A class that hands in all at once is news many times a minute. */
const glancesPerMinute = 240

const assignmentParams = Type.Object({ assignmentId: idSchema })

export function followingRoutes(context: AttemptContext): Route<Caller>[] {
  return [...pupilsRoutes(context), ...statisticsRoutes(context)]
}

function pupilsRoutes(context: AttemptContext): Route<Caller>[] {
  const { db } = context
  return [
    defineRoute({
      method: 'GET',
      path: '/api/assignments/:assignmentId/following',
      summary: 'How far each pupil is',
      tag: 'exercises',
      access: followersOfAssignment(context),
      params: assignmentParams,
      reply: followingSchema,
      handle: ({ params }) => followAssignment(db, params.assignmentId),
    }),
    defineRoute({
      method: 'GET',
      path: '/api/courses/:courseId/glance',
      summary:
        'The class at a glance: how far each pupil is with the works of these days, who is stuck',
      tag: 'exercises',
      access: teachersOfCourseNow(context, ({ courseId = '' }) => findCoursePlace(db, courseId)),
      limits: { perMinute: glancesPerMinute },
      params: Type.Object({ courseId: idSchema }),
      reply: courseGlanceSchema,
      async handle({ caller, params: { courseId } }) {
        if (caller === null) return refuse('sign_in_required')
        return followCourse(context, { courseId, mayMark: teaches(caller, courseId) })
      },
    }),
  ]
}

function statisticsRoutes(context: AttemptContext): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/assignments/:assignmentId/question-statistics',
      summary: 'How each question did: share of points, what was chosen, what tells pupils apart',
      tag: 'exercises',
      access: teacherOfAssignment(context.db),
      params: assignmentParams,
      query: Type.Object({ attempts: Type.Optional(countedAttemptsSchema) }),
      reply: assignmentStatisticsSchema,
      limits: { perMinute: 60 },
      handle: ({ params, query }) =>
        readQuestionStatistics(context, { ...params, counted: query.attempts ?? 'first' }),
    }),
  ]
}
