/** The door to lines of live classes that were pointed out, for the head of the school. */
import Type from 'typebox'
import {
  flaggedLinesAtOnce,
  flaggedLinesSchema,
  flagPlaceSchema,
  placeOfFlag,
} from '#contract/live-flags.ts'
import { uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept } from '#kernel/result.ts'
import { headOfSchool } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import type { LiveContext } from './live-context.ts'
import { readFlaggedLines } from './live-flag-store.ts'

const readsPerMinute = 60

export function flagRoutes({ db }: Pick<LiveContext, 'db'>): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/live/flags',
      summary: 'Lines of live classes that somebody pointed out to the adults, the newest first',
      tag: 'live',
      access: headOfSchool,
      limits: { perMinute: readsPerMinute },
      params: Type.Object({ uai: uaiSchema }),
      query: Type.Object(
        { before: Type.Optional(flagPlaceSchema) },
        { additionalProperties: false },
      ),
      reply: flaggedLinesSchema,
      async handle({ params: { uai }, query }) {
        const before = query.before ?? null
        const read = await readFlaggedLines(db, { uai, before, max: flaggedLinesAtOnce + 1 })
        const lines = read.slice(0, flaggedLinesAtOnce)
        const last = read.length > lines.length ? lines.at(-1) : undefined
        return accept({ lines, next: last === undefined ? null : placeOfFlag(last) })
      },
    }),
  ]
}
