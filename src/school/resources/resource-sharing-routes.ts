/** The doors of a resource among colleagues: with whom it is shared, looking at it, copying it. */
import Type from 'typebox'
import { sharedReadingSchema, titleSchema } from '#contract/resources.ts'
import { changeSharingSchema, sharingSchema, tagsSchema } from '#contract/sharing.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { changeSharing, describeSharing, type OwnThing } from '#school/sharing/change-sharing.ts'
import { changeTags } from '#school/sharing/change-tags.ts'
import { type CopyExercises, copyResource } from './copy-resource.ts'
import { readSharedResource } from './read-resource.ts'
import { authorOfResource, colleaguesOfResource } from './resource-access.ts'
import { readResource } from './resource-store.ts'

const resourceParams = Type.Object({ resourceId: idSchema })

export function resourceSharingRoutes(
  context: RoomContext,
  copyExercises: CopyExercises,
): Route<Caller>[] {
  const { db } = context
  const findOwn = async (id: Id): Promise<OwnThing | null> => {
    const resource = await readResource(db, id)
    if (resource === undefined) return null
    return { kind: 'resource', id, schoolUai: resource.school_uai, ownerId: resource.owner_id }
  }
  return [
    defineRoute({
      method: 'GET',
      path: '/api/resources/:resourceId/sharing',
      summary: 'With whom my resource is shared, and with whom it could be',
      tag: 'sharing',
      access: authorOfResource(db),
      params: resourceParams,
      reply: sharingSchema,
      async handle({ params }) {
        const own = await findOwn(params.resourceId)
        return own === null ? refuse('not_found') : accept(await describeSharing(db, own))
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/resources/:resourceId/sharing',
      summary: 'Share my resource with these colleagues, and with nobody else',
      tag: 'sharing',
      access: authorOfResource(db),
      params: resourceParams,
      body: changeSharingSchema,
      reply: doneSchema,
      limits: { perMinute: 60 },
      async handle({ params, body }) {
        const own = await findOwn(params.resourceId)
        return own === null ? refuse('not_found') : changeSharing(context, own, body.sharedWith)
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/resources/:resourceId/tags',
      summary: 'The tags by which I find it again',
      tag: 'sharing',
      access: authorOfResource(db),
      params: resourceParams,
      body: tagsSchema,
      reply: tagsSchema,
      limits: { perMinute: 120 },
      async handle({ params, body }) {
        const thing = { kind: 'resource', id: params.resourceId } as const
        return accept(await changeTags(db, thing, body.tags))
      },
    }),
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
