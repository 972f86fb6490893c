/** The doors of class cards: the sheet of a class, one card, dictated codes, new devices. */
import Type from 'typebox'
import {
  cardOfClassSchema,
  cardsRevokedSchema,
  classCardsSchema,
  devicesSeenSchema,
  dictatedCodeSchema,
  newDevicesSchema,
  oneCardSchema,
} from '#contract/cards.ts'
import { endedSchema } from '#contract/sign-in.ts'
import { doneSchema, idSchema } from '#contract/wire-shapes.ts'
import { type CallContext, defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import {
  cardsOfClassAccess,
  cardsOfPupilAccess,
  findClassToHandle,
  guardiansOfPupil,
  mayHandleCards,
} from './card-access.ts'
import { readSchoolOfClass } from './class-card-store.ts'
import { dictateCode } from './dictate-code.ts'
import { issueCards } from './issue-cards.ts'
import { reissueCard, revokeCards } from './revoke-cards.ts'
import { showCard } from './show-card.ts'
import type { SignInContext } from './sign-in-context.ts'
import { acknowledgeDevices, endPupilSession, watchNewDevices } from './watch-new-devices.ts'

const classParams = Type.Object({ classId: idSchema })
const pupilParams = Type.Object({ pupilId: idSchema })

export function cardRoutes(context: SignInContext): Route<Caller>[] {
  return [
    ...sheetRoutes(context),
    ...oneCardRoutes(context),
    ...closedSchoolRoutes(context),
    ...newDeviceRoutes(context),
  ]
}

/** Where the page was opened; only demonstration cards and letters carry it. */
export function hostOf(call: Pick<CallContext<Caller>, 'headers'>): string {
  const { host } = call.headers
  return typeof host === 'string' && /^[\w.:[\]-]{1,200}$/.test(host) ? host : 'localhost'
}

function sheetRoutes(context: SignInContext): Route<Caller>[] {
  const access = cardsOfClassAccess(context.db)
  return [
    defineRoute({
      method: 'GET',
      path: '/api/classes/:classId/cards',
      summary: 'The class cards to print; missing ones are issued',
      tag: 'sign-in',
      access,
      params: classParams,
      reply: classCardsSchema,
      limits: { perMinute: 60 },
      async handle(call) {
        if (call.caller === null) return refuse('sign_in_required')
        return issueCards(context, {
          classId: call.params.classId,
          actorId: call.caller.personId,
          host: hostOf(call),
        })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/classes/:classId/cards/revoke',
      summary: 'Revoke every card of the class; the sessions that they opened end',
      tag: 'sign-in',
      access,
      params: classParams,
      reply: cardsRevokedSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return revokeCards(context, { classId: params.classId, actorId: caller.personId }, 'all')
      },
    }),
  ]
}

function oneCardRoutes(context: SignInContext): Route<Caller>[] {
  const access = cardsOfPupilAccess(context.db)
  /** The class that the body names must be one whose cards the caller handles. */
  const mayHandle = async (caller: Caller, classId: string): Promise<boolean> => {
    const schoolUai = await readSchoolOfClass(context.db, classId)
    return schoolUai !== null && mayHandleCards(caller, { classId, schoolUai })
  }
  return [
    defineRoute({
      method: 'POST',
      path: '/api/pupils/:pupilId/card/reissue',
      summary: 'A new card for one pupil; the old one and its sessions end',
      tag: 'sign-in',
      access,
      params: pupilParams,
      body: cardOfClassSchema,
      reply: oneCardSchema,
      limits: { perMinute: 60 },
      async handle(call) {
        const { caller, params, body } = call
        if (caller === null) return refuse('sign_in_required')
        if (!(await mayHandle(caller, body.classId))) return refuse('not_found')
        const request = {
          classId: body.classId,
          actorId: caller.personId,
          host: hostOf(call),
        }
        return reissueCard(context, request, params.pupilId)
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/pupils/:pupilId/card/revoke',
      summary: 'Revoke the card of one pupil; the sessions that it opened end',
      tag: 'sign-in',
      access,
      params: pupilParams,
      body: cardOfClassSchema,
      reply: cardsRevokedSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        if (!(await mayHandle(caller, body.classId))) return refuse('not_found')
        const request = { classId: body.classId, actorId: caller.personId }
        return revokeCards(context, request, params.pupilId)
      },
    }),
  ]
}

function closedSchoolRoutes(context: SignInContext): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/pupils/:pupilId/card',
      summary: "A child's card, shown to a guardian",
      tag: 'sign-in',
      access: guardiansOfPupil,
      params: pupilParams,
      reply: oneCardSchema,
      limits: { perMinute: 30 },
      async handle(call) {
        if (call.caller === null) return refuse('sign_in_required')
        return showCard(context, call.caller, call.params.pupilId, hostOf(call))
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/pupils/:pupilId/dictated-code',
      summary: 'A code to read to a pupil; used once, within a day',
      tag: 'sign-in',
      access: cardsOfPupilAccess(context.db),
      params: pupilParams,
      reply: dictatedCodeSchema,
      limits: { perMinute: 60 },
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        const ofClass = await findClassToHandle(context.db, caller, params.pupilId)
        if (ofClass === null) return refuse('not_found')
        return dictateCode(context, {
          pupilId: params.pupilId,
          schoolUai: ofClass.schoolUai,
          actorId: caller.personId,
        })
      },
    }),
  ]
}

function newDeviceRoutes(context: SignInContext): Route<Caller>[] {
  const access = cardsOfClassAccess(context.db)
  return [
    defineRoute({
      method: 'GET',
      path: '/api/classes/:classId/new-devices',
      summary: 'First sign-ins of pupils on new devices',
      tag: 'sign-in',
      access,
      params: classParams,
      reply: newDevicesSchema,
      handle: async ({ params }) => accept(await watchNewDevices(context, params.classId)),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/classes/:classId/new-devices/seen',
      summary: 'These devices are known',
      tag: 'sign-in',
      access,
      params: classParams,
      body: devicesSeenSchema,
      reply: doneSchema,
      async handle({ params, body }) {
        await acknowledgeDevices(context, params.classId, body.sessionIds)
        return accept({})
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/classes/:classId/new-devices/:sessionId/end',
      summary: "End a pupil's session on a device that is not the pupil's",
      tag: 'sign-in',
      access,
      params: Type.Object({ classId: idSchema, sessionId: idSchema }),
      reply: endedSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        const { classId, sessionId } = params
        const ended = await endPupilSession(context, classId, sessionId, caller.personId)
        return ended.ok ? accept({ ended: ended.value }) : ended
      },
    }),
  ]
}
