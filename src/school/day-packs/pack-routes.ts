/** The doors of day packs: sealed bytes for whoever asks, what is a person's own, and the same on paper. */
import Type from 'typebox'
import { comingPaperSchema } from '#contract/coming-paper.ts'
import {
  packAddressSchema,
  packKeyReplySchema,
  personalPackQuerySchema,
  personalPackReplySchema,
} from '#contract/day-packs.ts'
import { idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route, StreamReply } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { readersOfCourseLog } from '#school/lesson-log/log-access.ts'
import { callerWho, everyone, pupilOrGuardian, type SchoolAccess } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { PackContext } from './pack-context.ts'
import { readComingPaper } from './read-coming-paper.ts'

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

/** Somebody looks at the paper, chooses, prints: more is a machine. */
const papersPerMinute = 20

export function packRoutes(context: PackContext): Route<Caller>[] {
  return [sealedRoute(context), ...personalRoutes(context), keyRoute(context), paperRoute(context)]
}

function paperRoute(context: PackContext): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/courses/:courseId/coming-paper',
    summary:
      "A course's coming days to print for a pupil without a line, with no key of any answer",
    tag: 'day-packs',
    access: readersOfCourseLog(context),
    limits: { perMinute: papersPerMinute },
    params: Type.Object({ courseId: idSchema }),
    reply: comingPaperSchema,
    handle: ({ params }) => readComingPaper(context, params.courseId),
  })
}

function sealedRoute({ sealedPacks }: Doors): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/packs/:address',
    summary: 'A sealed pack by its address; opens to nobody without its key',
    tag: 'day-packs',
    access: everyone,
    // From memory, the same for all: whoever waits in line may read meanwhile.
    isFree: true,
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
    // A class that opens an exercise at its hour does not stand in line for it.
    isFree: true,
    params: addressParams,
    reply: packKeyReplySchema,
    async handle({ caller, params }) {
      if (caller === null) return refuse('sign_in_required')
      return personalPacks.openHeld(caller, params.address)
    },
  })
}
