/**
 * The doors of an author over what can be shared, whatever it is: with whom, and the tags by which it
 * is found again. Who the author is, the rooms of resources and exercises know.
 */
import Type from 'typebox'
import { changeSharingSchema, sharingSchema, tagsSchema } from '#contract/sharing.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { SchoolAccess } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { RoomContext } from '#school/room-context.ts'
import { changeSharing, describeSharing } from './change-sharing.ts'
import { changeTags } from './change-tags.ts'
import { readOwnThing } from './share-store.ts'
import type { ThingKind } from './shared-thing.ts'

const doors = {
  resource: { path: '/api/resources/:resourceId', idName: 'resourceId' },
  exercise: { path: '/api/exercises/:exerciseId', idName: 'exerciseId' },
} as const

/** `access`: the author of the thing that the path names. */
export function sharingRoutes(
  context: RoomContext,
  kind: ThingKind,
  access: SchoolAccess,
): Route<Caller>[] {
  const { db } = context
  const { idName, path } = doors[kind]
  const thingOf = (params: Readonly<Record<string, string>>) => ({ kind, id: params[idName] ?? '' })
  const shared = { tag: 'sharing', access, params: Type.Object({ [idName]: idSchema }) }
  return [
    defineRoute({
      ...shared,
      method: 'GET',
      path: `${path}/sharing`,
      summary: `With whom my ${kind} is shared, and with whom it could be`,
      reply: sharingSchema,
      async handle({ params }) {
        const own = await readOwnThing(db, thingOf(params))
        return own === null ? refuse('not_found') : accept(await describeSharing(db, own))
      },
    }),
    defineRoute({
      ...shared,
      method: 'PUT',
      path: `${path}/sharing`,
      summary: `Share my ${kind} with these colleagues, and with nobody else`,
      body: changeSharingSchema,
      reply: doneSchema,
      limits: { perMinute: 60 },
      async handle({ params, body }) {
        const own = await readOwnThing(db, thingOf(params))
        return own === null ? refuse('not_found') : changeSharing(context, own, body.sharedWith)
      },
    }),
    defineRoute({
      ...shared,
      method: 'PUT',
      path: `${path}/tags`,
      summary: `The tags by which I find my ${kind} again`,
      body: tagsSchema,
      reply: tagsSchema,
      limits: { perMinute: 120 },
      handle: async ({ params, body }) => accept(await changeTags(db, thingOf(params), body.tags)),
    }),
  ]
}
