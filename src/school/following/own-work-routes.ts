/** The doors where pupils and guardians see how far they are: with one work, with those inside a resource. */
import Type from 'typebox'
import { pupilAssignmentSchema } from '#contract/exercises.ts'
import { inlineAssignmentsSchema } from '#contract/inline-assignments.ts'
import { idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { AttemptContext } from '#school/attempts/attempt-context.ts'
import { callerWho } from '#school/people/access.ts'
import { type Caller, isPupilOrGuardianOf } from '#school/people/caller.ts'
import { readersOfResource } from '#school/resources/resource-access.ts'
import { listInlineAssignments } from './list-inline-assignments.ts'
import { readPupilAssignment } from './read-pupil-assignment.ts'

export function ownWorkRoutes(context: AttemptContext): Route<Caller>[] {
  const { db } = context
  return [
    defineRoute({
      method: 'GET',
      path: '/api/pupils/:pupilId/assignments/:assignmentId',
      summary: 'An assignment as its pupil sees it: attempts, receipts, what is open',
      tag: 'exercises',
      access: callerWho('the pupil, or a guardian with confirmed rights', (caller, params) =>
        isPupilOrGuardianOf(caller, params.pupilId ?? ''),
      ),
      params: Type.Object({ pupilId: idSchema, assignmentId: idSchema }),
      reply: pupilAssignmentSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        const courseIds =
          caller.personId === params.pupilId
            ? caller.courseIds
            : (caller.children.get(params.pupilId)?.courseIds ?? new Set<string>())
        return readPupilAssignment(context, { ...params, courseIds })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/resources/:resourceId/assignments',
      summary: 'The exercises inside a resource, and where I do them',
      tag: 'exercises',
      access: readersOfResource(context),
      params: Type.Object({ resourceId: idSchema }),
      query: Type.Object({ pupilId: Type.Optional(idSchema) }),
      reply: inlineAssignmentsSchema,
      async handle({ caller, params, query }) {
        if (caller === null) return refuse('sign_in_required')
        const wish = { resourceId: params.resourceId, pupilId: query.pupilId }
        return accept(await listInlineAssignments(db, caller, wish))
      },
    }),
  ]
}
