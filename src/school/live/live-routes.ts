/** The doors of live classes over HTTP. */
import Type from 'typebox'
import { liveGuestsSchema } from '#contract/live-guests.ts'
import { liveTicketSchema } from '#contract/live-room.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { giveLiveTicket } from './give-live-ticket.ts'
import { inviteGuest } from './invite-guest.ts'
import { adultsOfLiveClass, peopleOfLiveClass } from './live-access.ts'
import type { LiveContext } from './live-context.ts'
import { deleteGuest, readPossibleGuests } from './live-guest-store.ts'
import { recordingRoutes } from './recording-routes.ts'

/** A page that lost its line asks again with each try. */
const ticketsPerMinute = 30
const invitedPerMinute = 60

const lessonParams = Type.Object({ lessonId: idSchema })
const guestParams = Type.Object({ lessonId: idSchema, personId: idSchema })

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
    ...guestRoutes(context),
    ...recordingRoutes(context),
  ]
}

function guestRoutes(context: LiveContext): Route<Caller>[] {
  const { db } = context
  const access = adultsOfLiveClass(context)
  const path = '/api/lessons/:lessonId/live/guests/:personId'
  const tag = 'live'
  return [
    defineRoute({
      method: 'GET',
      path: '/api/lessons/:lessonId/live/guests',
      summary: "Adults of the school who may be invited to the lesson's live class, and who is",
      tag,
      access,
      params: lessonParams,
      reply: liveGuestsSchema,
      async handle({ params }) {
        return accept({ adults: await readPossibleGuests(db, params.lessonId) })
      },
    }),
    defineRoute({
      method: 'PUT',
      path,
      summary: "Invite an adult of the school to the lesson's live class",
      tag,
      access,
      limits: { perMinute: invitedPerMinute },
      params: guestParams,
      reply: doneSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        const invited = await inviteGuest(context, { ...params, invitedBy: caller.personId })
        return invited.ok ? accept({}) : invited
      },
    }),
    defineRoute({
      method: 'DELETE',
      path,
      summary: 'Take an invitation back; whoever is in goes when the rights are looked at next',
      tag,
      access,
      limits: { perMinute: invitedPerMinute },
      params: guestParams,
      reply: doneSchema,
      async handle({ params }) {
        await deleteGuest(db, params.lessonId, params.personId)
        return accept({})
      },
    }),
  ]
}
