/** The door where a teacher decides about a copy that came late. */
import Type from 'typebox'
import { lateRulingSchema } from '#contract/late-work.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { teacherOfAttempt } from './attempt-access.ts'
import type { AttemptContext } from './attempt-context.ts'
import { resolveLate } from './resolve-late.ts'

export function lateRulingRoutes(context: AttemptContext): Route<Caller>[] {
  return [
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
  ]
}
