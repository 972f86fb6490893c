/** The doors of a resource's earlier states: listing them, looking at one, taking it again. */
import Type from 'typebox'
import { readingSchema, resourceStateSchema, resourceStatesMax } from '#contract/resources.ts'
import { idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readStatesOf } from './earlier-draft-store.ts'
import { readEarlierState } from './read-resource.ts'
import { authorOfResource } from './resource-access.ts'
import { restoreResource } from './restore-resource.ts'

const stateParams = Type.Object({ resourceId: idSchema, stateId: idSchema })

export function resourceStateRoutes(context: RoomContext): Route<Caller>[] {
  const { db } = context
  const access = authorOfResource(db)
  return [
    defineRoute({
      method: 'GET',
      path: '/api/resources/:resourceId/states',
      summary: 'Earlier drafts and published revisions of a resource, the newest first',
      tag: 'resources',
      access,
      params: Type.Object({ resourceId: idSchema }),
      reply: Type.Object({ states: Type.Array(resourceStateSchema) }),
      async handle({ params }) {
        const states = await readStatesOf(db, params.resourceId, resourceStatesMax)
        return accept({ states: states.map((one) => ({ ...one, at: one.at.toISOString() })) })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/resources/:resourceId/states/:stateId',
      summary: 'An earlier state of a resource, to look at',
      tag: 'resources',
      access,
      params: stateParams,
      reply: readingSchema,
      limits: { perMinute: 60 },
      handle: ({ params }) => readEarlierState(db, params.resourceId, params.stateId),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/resources/:resourceId/states/:stateId/restoration',
      summary: 'Take an earlier state as the draft again; the state before it is kept',
      tag: 'resources',
      access,
      params: stateParams,
      reply: Type.Object({ draftVersion: Type.Integer() }),
      limits: { perMinute: 30 },
      handle: ({ params }) => restoreResource(context, params.resourceId, params.stateId),
    }),
  ]
}
