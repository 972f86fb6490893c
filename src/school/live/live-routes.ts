/** The doors of live classes over HTTP. */
import Type from 'typebox'
import { liveTicketSchema } from '#contract/live-room.ts'
import { idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { giveLiveTicket } from './give-live-ticket.ts'
import { peopleOfLiveClass } from './live-access.ts'
import type { LiveContext } from './live-context.ts'

/** A page that lost its line asks again with each try. */
const ticketsPerMinute = 30

const lessonParams = Type.Object({ lessonId: idSchema })

export function liveRoutes(context: LiveContext): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/lessons/:lessonId/live',
      summary: "A ticket to the lesson's live class; it serves once, within seconds",
      tag: 'live',
      access: peopleOfLiveClass(context),
      limits: { perMinute: ticketsPerMinute },
      params: lessonParams,
      reply: liveTicketSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return giveLiveTicket(context, caller, params.lessonId)
      },
    }),
  ]
}
