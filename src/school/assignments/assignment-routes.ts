/** The doors where teachers give exercises, change what was given and withdraw it. */
import Type from 'typebox'
import { assignSchema, changeAssignmentSchema } from '#contract/exercises.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { findLessonCourse, teacherOfLesson } from '#school/resources/resource-access.ts'
import type { RoomContext } from '#school/room-context.ts'
import { assignExercise, changeAssignment } from './assign-exercise.ts'
import { teacherOfAssignment } from './assignment-access.ts'
import { withdrawAssignment } from './assignment-store.ts'

const assignmentParams = Type.Object({ assignmentId: idSchema })

export function assignmentRoutes(context: RoomContext): Route<Caller>[] {
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
