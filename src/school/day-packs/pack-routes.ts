/** The doors of day packs: sealed bytes for whoever asks, and what is a person's own. */
import Type from 'typebox'
import {
  packAddressSchema,
  packKeyReplySchema,
  personalPackQuerySchema,
  personalPackReplySchema,
} from '#contract/day-packs.ts'
import { idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route, StreamReply } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { callerWho, everyone, pupilOrGuardian, type SchoolAccess } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { PackContext } from './pack-context.ts'

/** The bytes under an address never change: caches may keep them for as long as they like. */
const sealedHeaders = {
  'cache-control': 'public, max-age=31536000, immutable',
  'content-disposition': 'attachment',
}

const addressParams = Type.Object({ address: packAddressSchema })

/** Pupils, wherever they are; what they get is their own. */
const pupilsAnywhere: SchoolAccess = {
  name: 'pupils',
  check: async (caller) => {
    if (caller === null) return { code: 'sign_in_required' }
    for (const { isPupil } of caller.schools.values()) if (isPupil) return null
    return { code: 'forbidden' }
  },
}

type Doors = Pick<PackContext, 'personalPacks' | 'sealedPacks'>

export function packRoutes(context: Doors): Route<Caller>[] {
  return [sealedRoute(context), ...personalRoutes(context), keyRoute(context)]
}

function sealedRoute({ sealedPacks }: Doors): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/packs/:address',
    summary: 'A sealed pack by its address; opens to nobody without its key',
    tag: 'day-packs',
    access: everyone,
    params: addressParams,
    async handle({ params }) {
      const bytes = await sealedPacks.get(params.address)
      if (!bytes.ok) return bytes
      return accept(new StreamReply(bytes.value, 'application/octet-stream', sealedHeaders))
    },
  })
}

function personalRoutes({ personalPacks }: Doors): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/personal-pack',
      summary: "Which packs are the caller's own as a pupil, with their keys",
      tag: 'day-packs',
      access: pupilsAnywhere,
      query: personalPackQuerySchema,
      reply: personalPackReplySchema,
      async handle({ caller, query }) {
        if (caller === null) return refuse('sign_in_required')
        const personal = await personalPacks.personalFor(caller, query.held)
        return accept({ personal, fetchAfterMs: personalPacks.fetchAfterMs() })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/pupils/:pupilId/personal-pack',
      summary: "Which packs are a child's, with their keys, for the guardian",
      tag: 'day-packs',
      access: pupilOrGuardian,
      params: Type.Object({ pupilId: idSchema }),
      query: personalPackQuerySchema,
      reply: personalPackReplySchema,
      async handle({ caller, params, query }) {
        if (caller === null) return refuse('sign_in_required')
        const personal = await personalPacks.personalOf(caller, params.pupilId, query.held)
        return accept({ personal, fetchAfterMs: personalPacks.fetchAfterMs() })
      },
    }),
  ]
}

function keyRoute({ personalPacks }: Doors): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/packs/:address/key',
    summary: 'The key of an exercise that opens at its hour, from that hour on',
    tag: 'day-packs',
    access: callerWho(
      'pupils of the course whose exercise it is, their guardians',
      (caller, { address = '' }) => personalPacks.isHeldFor(caller, address),
    ),
    params: addressParams,
    reply: packKeyReplySchema,
    async handle({ caller, params }) {
      if (caller === null) return refuse('sign_in_required')
      return personalPacks.openHeld(caller, params.address)
    },
  })
}
