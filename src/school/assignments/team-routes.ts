/** The door where a teacher makes teams. */
import Type from 'typebox'
import { makeTeamsSchema } from '#contract/teams.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { teacherOfAssignment } from './assignment-access.ts'
import { makeTeams } from './make-teams.ts'

export function teamRoutes(context: RoomContext): Route<Caller>[] {
  return [
    defineRoute({
      method: 'PUT',
      path: '/api/assignments/:assignmentId/teams',
      summary: 'Say which pupils do it together, in place of all teams before',
      tag: 'exercises',
      access: teacherOfAssignment(context.db),
      params: Type.Object({ assignmentId: idSchema }),
      body: makeTeamsSchema,
      reply: doneSchema,
      limits: { perMinute: 60 },
      handle: ({ params, body }) => makeTeams(context, { ...params, ...body }),
    }),
  ]
}
