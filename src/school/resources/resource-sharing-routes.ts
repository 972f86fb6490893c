/** The doors of a resource among colleagues: looking at it, copying it. */
import Type from 'typebox'
import { sharedReadingSchema, titleSchema } from '#contract/resources.ts'
import { idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { type CopyExercises, copyResource } from './copy-resource.ts'
import { readSharedResource } from './read-resource.ts'
import { colleaguesOfResource } from './resource-access.ts'

const resourceParams = Type.Object({ resourceId: idSchema })

export function resourceSharingRoutes(
  context: RoomContext,
  copyExercises: CopyExercises,
): Route<Caller>[] {
  const { db } = context
  return [
    defineRoute({
      method: 'GET',
      path: '/api/resources/:resourceId/shared',
      summary: 'A resource as a colleague looks at it before copying',
      tag: 'sharing',
      access: colleaguesOfResource(db),
      params: resourceParams,
      reply: sharedReadingSchema,
      limits: { perMinute: 60 },
      handle: ({ params }) => readSharedResource(db, params.resourceId),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/resources/:resourceId/copy',
      summary: 'Make a resource of my own of it',
      tag: 'sharing',
      access: colleaguesOfResource(db),
      params: resourceParams,
      body: Type.Object({ title: titleSchema }),
      reply: Type.Object({ id: idSchema }),
      limits: { perMinute: 60 },
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return copyResource(context, copyExercises, {
          ...params,
          ...body,
          ownerId: caller.personId,
        })
      },
    }),
  ]
}
