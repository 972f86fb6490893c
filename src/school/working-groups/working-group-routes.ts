/** The doors of small groups: for those who teach the course now, and for nobody else. */
import Type from 'typebox'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { courseGroupsSchema, workingGroupInputSchema } from '#contract/working-groups.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { teachersOfCourseNow } from '#school/lessons/substitute-access.ts'
import type { Caller } from '#school/people/caller.ts'
import { findCoursePlace } from '#school/people/find-course-place.ts'
import type { RoomContext } from '#school/room-context.ts'
import { listWorkingGroups } from './list-working-groups.ts'
import { saveWorkingGroup } from './save-working-group.ts'
import { deleteGroup } from './working-group-store.ts'

/** Every tick of a pupil is a saving. */
const savingsPerMinute = 240

export function workingGroupRoutes(room: Pick<RoomContext, 'db' | 'clock'>): Route<Caller>[] {
  const { db } = room
  const tag = 'working-groups'
  const access = teachersOfCourseNow(room, ({ courseId = '' }) => findCoursePlace(db, courseId))
  const ofGroup = {
    tag,
    access,
    path: '/api/courses/:courseId/working-groups/:groupId',
    params: Type.Object({ courseId: idSchema, groupId: idSchema }),
    limits: { perMinute: savingsPerMinute },
    reply: doneSchema,
  } as const
  return [
    defineRoute({
      tag,
      access,
      method: 'GET',
      path: '/api/courses/:courseId/working-groups',
      summary: 'The small groups of a course, and its pupils',
      params: Type.Object({ courseId: idSchema }),
      reply: courseGroupsSchema,
      handle: ({ params }) => listWorkingGroups(db, params.courseId),
    }),
    defineRoute({
      ...ofGroup,
      method: 'PUT',
      summary: 'Make a small group, or change its name and pupils as a whole',
      body: workingGroupInputSchema,
      async handle({ body, caller, params: { courseId, groupId } }) {
        if (caller === null) return refuse('sign_in_required')
        const madeBy = caller.personId
        return saveWorkingGroup(room, { ...body, id: groupId, courseId, madeBy })
      },
    }),
    defineRoute({
      ...ofGroup,
      method: 'DELETE',
      summary: 'Delete a small group; what was given to its pupils stays theirs',
      async handle({ params: { courseId, groupId } }) {
        await deleteGroup(db, courseId, groupId)
        return accept({})
      },
    }),
  ]
}
