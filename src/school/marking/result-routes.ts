/** The door where a pupil and the family see what came out of an attempt. */
import Type from 'typebox'
import { resultSchema } from '#contract/results.ts'
import { idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { familyOfAttempt } from '#school/attempts/attempt-access.ts'
import type { AttemptContext } from '#school/attempts/attempt-context.ts'
import type { Caller } from '#school/people/caller.ts'
import { readResult } from './read-result.ts'

export function resultRoutes(context: AttemptContext): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/attempts/:attemptId/result',
      summary: 'Receipt, answers and, once open, marks and feedback',
      tag: 'exercises',
      access: familyOfAttempt(context),
      params: Type.Object({ attemptId: idSchema }),
      reply: resultSchema,
      handle: ({ params }) => readResult(context, params.attemptId, 'pupil'),
    }),
  ]
}
