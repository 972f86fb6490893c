/** Doors of the waiting room: arriving, and asking for the place again. */
import {
  arrivalBytesMax,
  arrivalReplySchema,
  arrivalSchema,
  placeAskedSchema,
} from '#contract/arrival.ts'
import {
  type AccessRule,
  type CallContext,
  defineRoute,
  type Route,
  WithExtras,
} from '#engine/http/route.ts'
import { accept, type Result } from '#kernel/result.ts'
import { type AnsweredArrival, type Asker, answerArrival, findPlace } from './answer-arrival.ts'
import type { SchoolAnswers, WaitingRoomContext } from './waiting-room-context.ts'

export function arrivalRoutes<Caller>(
  context: WaitingRoomContext,
  answers: SchoolAnswers<Caller>,
  everyone: AccessRule<Caller>,
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
      async handle(call) {
        return presented(await answerArrival(context, answers, askerOf(call), call.body))
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
      async handle(call) {
        return presented(await findPlace(context, answers, askerOf(call), call.body))
      },
    }),
  ]
}

function askerOf<Caller>(call: CallContext<Caller>): Asker<Caller> {
  return { caller: call.caller, cookies: call.cookies, address: call.address }
}

function presented(
  answered: Result<AnsweredArrival>,
): Result<AnsweredArrival['reply'] | WithExtras<AnsweredArrival['reply']>> {
  if (!answered.ok) return answered
  const { cookies, reply } = answered.value
  return accept(cookies.length === 0 ? reply : new WithExtras(reply, { cookies }))
}
