/** The doors where teachers mark by hand, draw on copies and return them. */
import Type from 'typebox'
import { saveAnnotationSchema } from '#contract/annotations.ts'
import { returnedSchema } from '#contract/following.ts'
import { handMarkSchema, markingSheetSchema } from '#contract/results.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import { teacherOfAssignment } from '#school/assignments/assignment-access.ts'
import { teacherOfAttempt } from '#school/attempts/attempt-access.ts'
import type { AttemptContext } from '#school/attempts/attempt-context.ts'
import type { Caller } from '#school/people/caller.ts'
import { markByHand } from './mark-by-hand.ts'
import { readMarkingSheet } from './read-marking-sheet.ts'
import { returnCopies, returnCopy, takeCopyBack, takeReturnsBack } from './return-copies.ts'
import { saveAnnotation } from './save-annotation.ts'
import { withdrawMark } from './withdraw-mark.ts'

const questionIdSchema = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$' })
const markParams = Type.Object({
  attemptId: idSchema,
  questionId: questionIdSchema,
})

export function markingRoutes(context: AttemptContext): Route<Caller>[] {
  return [...sheetRoutes(context), ...returningRoutes(context)]
}

function sheetRoutes(context: AttemptContext): Route<Caller>[] {
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
      path: '/api/attempts/:attemptId/marks/:questionId',
      summary: 'Mark an answer by hand, in the place of a rule’s mark where there is one',
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
      summary: 'Take back a mark given by hand: the answer waits again, or the rule’s mark counts',
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

function returningRoutes(context: AttemptContext): Route<Caller>[] {
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
