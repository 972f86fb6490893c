/** The doors where teachers assign exercises, follow the class and mark by hand. */
import Type from 'typebox'
import { saveAnnotationSchema } from '#contract/annotations.ts'
import { courseGlanceSchema } from '#contract/course-glance.ts'
import { assignSchema, changeAssignmentSchema } from '#contract/exercises.ts'
import { followingSchema, returnedSchema } from '#contract/following.ts'
import { lateRulingSchema } from '#contract/late-work.ts'
import { assignmentStatisticsSchema, countedAttemptsSchema } from '#contract/question-statistics.ts'
import { handMarkSchema, markingSheetSchema } from '#contract/results.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { teachersOfCourseNow } from '#school/lessons/substitute-access.ts'
import { type Caller, teaches } from '#school/people/caller.ts'
import { findCoursePlace } from '#school/people/find-course-place.ts'
import { findLessonCourse, teacherOfLesson } from '#school/resources/resource-access.ts'
import { assignExercise, changeAssignment } from './assign-exercise.ts'
import {
  followersOfAssignment,
  teacherOfAssignment,
  teacherOfAttempt,
} from './assignment-access.ts'
import type { AssignmentContext } from './assignment-context.ts'
import { withdrawAssignment } from './assignment-store.ts'
import { followAssignment } from './follow-assignment.ts'
import { followCourse } from './follow-course.ts'
import { markByHand } from './mark-by-hand.ts'
import { readMarkingSheet } from './read-marking-sheet.ts'
import { readQuestionStatistics } from './read-question-statistics.ts'
import { resolveLate } from './resolve-late.ts'
import { returnCopies, returnCopy, takeCopyBack, takeReturnsBack } from './return-copies.ts'
import { saveAnnotation } from './save-annotation.ts'
import { withdrawMark } from './withdraw-mark.ts'

/** A class that hands in all at once is news many times a minute. */
const glancesPerMinute = 240

const assignmentParams = Type.Object({ assignmentId: idSchema })
const questionIdSchema = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' })
const markParams = Type.Object({
  attemptId: idSchema,
  questionId: questionIdSchema,
})

export function assignmentRoutes(context: AssignmentContext): Route<Caller>[] {
  return [
    ...assigningRoutes(context),
    ...followingRoutes(context),
    ...markingRoutes(context),
    ...returningRoutes(context),
    ...statisticsRoutes(context),
  ]
}

function assigningRoutes(context: AssignmentContext): Route<Caller>[] {
  const { db, clock } = context
  return [
    defineRoute({
      method: 'POST',
      path: '/api/lessons/:lessonId/assignments',
      summary: 'Give an exercise to the course of a lesson, or to some of its pupils',
      tag: 'exercises',
      access: teacherOfLesson(context),
      params: Type.Object({ lessonId: idSchema }),
      body: assignSchema,
      reply: Type.Object({ id: idSchema }),
      limits: { perMinute: 60 },
      async handle({ caller, params, body }) {
        const lesson = await findLessonCourse(db, params.lessonId)
        if (caller === null || lesson === null) return refuse('not_found')
        const { lessonId } = params
        return assignExercise(context, {
          ...body,
          ...lesson,
          lessonId,
          assignedBy: caller.personId,
        })
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/assignments/:assignmentId',
      summary: 'Change times and rules of an assignment',
      tag: 'exercises',
      access: teacherOfAssignment(db),
      params: assignmentParams,
      body: changeAssignmentSchema,
      reply: doneSchema,
      handle: ({ params, body }) => changeAssignment(context, params.assignmentId, body),
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/assignments/:assignmentId',
      summary: 'Withdraw an assignment; what was handed in stays',
      tag: 'exercises',
      access: teacherOfAssignment(db),
      params: assignmentParams,
      reply: doneSchema,
      async handle({ params }) {
        await withdrawAssignment(db, params.assignmentId, new Date(clock.now()))
        return accept({})
      },
    }),
  ]
}

function followingRoutes(context: AssignmentContext): Route<Caller>[] {
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

function markingRoutes(context: AssignmentContext): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/attempts/:attemptId/marking-sheet',
      summary: 'A submitted attempt, to mark; by question, who comes next with that question',
      tag: 'exercises',
      access: teacherOfAttempt(context.attempts),
      params: Type.Object({ attemptId: idSchema }),
      query: Type.Object({ questionId: Type.Optional(questionIdSchema) }),
      reply: markingSheetSchema,
      handle: ({ params, query }) =>
        readMarkingSheet(context, params.attemptId, query.questionId ?? null),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/attempts/:attemptId/late-ruling',
      summary: 'Decide whether a copy that came late counts as in time',
      tag: 'exercises',
      access: teacherOfAttempt(context.attempts),
      params: Type.Object({ attemptId: idSchema }),
      body: lateRulingSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return resolveLate(context, { ...params, ...body, ruledBy: caller.personId })
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/attempts/:attemptId/marks/:questionId',
      summary: 'Mark an answer by hand',
      tag: 'exercises',
      access: teacherOfAttempt(context.attempts),
      params: markParams,
      body: handMarkSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return markByHand(context, { ...params, ...body, markedBy: caller.personId })
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/attempts/:attemptId/marks/:questionId',
      summary: 'Take back a mark given by hand: the answer waits again',
      tag: 'exercises',
      access: teacherOfAttempt(context.attempts),
      params: markParams,
      reply: doneSchema,
      handle: ({ params }) => withdrawMark(context, params),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/attempts/:attemptId/photos/:fileId/annotations/:annotationId',
      summary: 'Draw something on a photo or PDF of a copy, or take it away',
      tag: 'exercises',
      access: teacherOfAttempt(context.attempts),
      params: Type.Object({ attemptId: idSchema, fileId: idSchema, annotationId: idSchema }),
      body: saveAnnotationSchema,
      reply: doneSchema,
      limits: { perMinute: 600 },
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return saveAnnotation(context, { ...params, ...body, drawnBy: caller.personId })
      },
    }),
  ]
}

function returningRoutes(context: AssignmentContext): Route<Caller>[] {
  const { attempts, db } = context
  const attemptParams = Type.Object({ attemptId: idSchema })
  const returnParams = Type.Object({ assignmentId: idSchema, returnId: idSchema })
  return [
    defineRoute({
      method: 'PUT',
      path: '/api/assignments/:assignmentId/returns/:returnId',
      summary: 'Return every copy that is wholly marked; the same id again returns nothing more',
      tag: 'exercises',
      access: teacherOfAssignment(db),
      params: returnParams,
      reply: returnedSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return returnCopies(context, { ...params, returnedBy: caller.personId })
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/assignments/:assignmentId/returns/:returnId',
      summary: 'Take back what was returned under this id',
      tag: 'exercises',
      access: teacherOfAssignment(db),
      params: returnParams,
      reply: doneSchema,
      handle: ({ params: { assignmentId, returnId } }) =>
        takeReturnsBack(context, assignmentId, { returnId }),
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/attempts/:attemptId/return',
      summary: 'Return a copy that is wholly marked',
      tag: 'exercises',
      access: teacherOfAttempt(attempts),
      params: attemptParams,
      reply: doneSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return returnCopy(context, { ...params, returnedBy: caller.personId })
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/attempts/:attemptId/return',
      summary: 'Take a returned copy back: what a person marked is hidden again',
      tag: 'exercises',
      access: teacherOfAttempt(attempts),
      params: attemptParams,
      reply: doneSchema,
      handle: ({ params }) => takeCopyBack(context, params.attemptId),
    }),
  ]
}

function statisticsRoutes(context: AssignmentContext): Route<Caller>[] {
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
