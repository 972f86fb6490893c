/** Doors of the waiting room: arriving, and asking for the place again. */
import Type from 'typebox'
import {
  type ArrivalReply,
  arrivalBytesMax,
  arrivalClaimSchema,
  arrivalReplySchema,
  arrivalSchema,
  doorSchema,
  placeAskedSchema,
} from '#contract/arrival.ts'
import type { CallNote } from '#engine/http/call-note.ts'
import {
  type AccessRule,
  type CallContext,
  defineRoute,
  type Route,
  WithExtras,
} from '#engine/http/route.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { type AnsweredArrival, type Asker, answerArrival, findPlace } from './answer-arrival.ts'
import { describeDoor } from './describe-door.ts'
import { giveNumber } from './give-number.ts'
import { keepArrivalClaim } from './keep-arrival-claim.ts'
import type { SchoolAnswers, WaitingRoomContext } from './waiting-room-context.ts'

export function arrivalRoutes<Caller>(
  context: WaitingRoomContext,
  answers: SchoolAnswers<Caller>,
  { everyone, signedIn }: Readonly<Record<'everyone' | 'signedIn', AccessRule<Caller>>>,
): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/arrival',
      summary: 'I am here, and this is what my device holds: in, or a place in line',
      tag: 'waiting-room',
      access: everyone,
      body: arrivalSchema,
      reply: arrivalReplySchema,
      limits: { bodyBytesMax: arrivalBytesMax },
      isFree: true,
      isHot: true,
      async answerAtOnce({ body, cookies, note }) {
        const given = await giveNumber(context, answers, cookies, body)
        note.attempt = body.tries ?? null
        if (given !== null) noteAhead(note, given instanceof WithExtras ? given.value : given)
        return given
      },
      async handle(call) {
        call.note.attempt = call.body.tries ?? null
        return presented(call, await answerArrival(context, answers, askerOf(call), call.body))
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/place',
      summary: 'Where the holder of a ticket stands now; in, as soon as it is their turn',
      tag: 'waiting-room',
      access: everyone,
      body: placeAskedSchema,
      reply: arrivalReplySchema,
      limits: { bodyBytesMax: arrivalBytesMax },
      isFree: true,
      isHot: true,
      async handle(call) {
        return presented(call, await findPlace(context, answers, askerOf(call), call.body))
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/arrival/claim',
      summary: 'I was there while nobody answered, says my device',
      tag: 'waiting-room',
      access: signedIn,
      body: arrivalClaimSchema,
      reply: Type.Object({ isKept: Type.Boolean() }),
      limits: { bodyBytesMax: arrivalBytesMax, perMinute: 60 },
      async handle({ caller, body }) {
        if (caller === null) return refuse('sign_in_required')
        return keepArrivalClaim(context, answers.accountOf(caller), body)
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/door',
      summary: 'How the door fares: the rate, the line, and whether its promises were kept',
      tag: 'waiting-room',
      access: everyone,
      reply: doorSchema,
      isFree: true,
      handle: async () => accept(await describeDoor(context)),
    }),
  ]
}

function askerOf<Caller>(call: CallContext<Caller>): Asker<Caller> {
  return { caller: call.caller, cookies: call.cookies, address: call.address }
}

function noteAhead(note: CallNote, reply: ArrivalReply): void {
  if (reply.state === 'waiting') note.ahead = reply.place.ahead
}

function presented(
  { note }: { readonly note: CallNote },
  answered: Result<AnsweredArrival>,
): Result<AnsweredArrival['reply'] | WithExtras<AnsweredArrival['reply']>> {
  if (!answered.ok) return answered
  const { cookies, reply } = answered.value
  noteAhead(note, reply)
  return accept(cookies.length === 0 ? reply : new WithExtras(reply, { cookies }))
}
