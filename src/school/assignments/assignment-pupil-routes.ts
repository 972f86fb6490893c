/** The doors where teachers say which pupils have an assignment, and who has other times than the class. */
import Type from 'typebox'
import { changePupilsSchema, giveWindowsSchema } from '#contract/following.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { teacherOfAssignment } from './assignment-access.ts'
import { changeAssignmentPupils } from './change-assignment-pupils.ts'
import { giveWindows } from './give-windows.ts'

const assignmentParams = Type.Object({ assignmentId: idSchema })

export function assignmentPupilRoutes(context: Pick<RoomContext, 'db' | 'clock'>): Route<Caller>[] {
  const { db } = context
  return [
    defineRoute({
      method: 'PUT',
      path: '/api/assignments/:assignmentId/pupils',
      summary: 'Give what some pupils have to others too, or take it from who has not begun it',
      tag: 'exercises',
      access: teacherOfAssignment(db),
      params: assignmentParams,
      body: changePupilsSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return changeAssignmentPupils(context, { ...params, ...body, chosenBy: caller.personId })
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/assignments/:assignmentId/own-windows',
      summary: "Give pupils other times than the class's, or take them away again",
      tag: 'exercises',
      access: teacherOfAssignment(db),
      params: assignmentParams,
      body: giveWindowsSchema,
      reply: doneSchema,
      limits: { perMinute: 60 },
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return giveWindows(context, { ...params, ...body, givenBy: caller.personId })
      },
    }),
  ]
}
