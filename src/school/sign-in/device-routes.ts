/** The doors of a device: who is on it, who comes to the front, which sessions a person has. */
import Type from 'typebox'
import { satchelKeysSchema } from '#contract/kept-work.ts'
import {
  deviceChallengeSchema,
  devicePeopleSchema,
  deviceSessionsSchema,
  endedSchema,
  forgetPersonSchema,
  noticesSchema,
  openChildSchema,
  sessionsListMax,
  signedInSchema,
  switchPersonSchema,
} from '#contract/sign-in.ts'
import { idSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route, WithExtras } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { everyone, signedIn } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { challengePrefix, mintChallenge } from './device-key.ts'
import { openChild } from './open-child.ts'
import { tellOfAge } from './review-pupils-of-age.ts'
import { satchelKeyName, satchelKeys } from './satchel-keys.ts'
import { readLiveSessions } from './session-store.ts'
import { sessionKeyName } from './session-token.ts'
import type { SignInContext } from './sign-in-context.ts'
import { endOtherSessions, endOwnSession, forgetPerson } from './sign-out.ts'
import { listPeople, switchPerson } from './switch-person.ts'

export function deviceRoutes(context: SignInContext): Route<Caller>[] {
  return [...peopleRoutes(context), ...keyRoutes(context), ...sessionRoutes(context)]
}

function peopleRoutes(context: SignInContext): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/device/people',
      summary: 'Who is on this device',
      tag: 'sign-in',
      access: everyone,
      reply: devicePeopleSchema,
      handle: async ({ cookies }) => accept({ people: await listPeople(context, cookies) }),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/device/switch',
      summary: 'Bring somebody of this device to the front; adults give their password',
      tag: 'sign-in',
      access: everyone,
      isFree: true,
      body: switchPersonSchema,
      reply: signedInSchema,
      async handle({ cookies, address, body }) {
        const switched = await switchPerson(context, { cookies, address }, body)
        if (!switched.ok) return switched
        return accept(new WithExtras(switched.value.person, { cookies: switched.value.cookies }))
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/device/child',
      summary: "Open my child's own session on this device; mine waits behind its password",
      tag: 'sign-in',
      access: signedIn,
      body: openChildSchema,
      reply: signedInSchema,
      limits: { perMinute: 30 },
      async handle({ caller, cookies, userAgent, address, body }) {
        if (caller === null) return refuse('sign_in_required')
        const request = { cookies, userAgent, address, shared: caller.sharedDevice, proof: null }
        const opened = await openChild(context, caller, request, body.pupilId)
        if (!opened.ok) return opened
        return accept(new WithExtras(opened.value.person, { cookies: opened.value.cookies }))
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/device/forget',
      summary: 'Take somebody who waits off this device',
      tag: 'sign-in',
      access: everyone,
      isFree: true,
      body: forgetPersonSchema,
      reply: devicePeopleSchema,
      async handle({ cookies, body }) {
        const before = await listPeople(context, cookies)
        const forgotten = await forgetPerson(context, cookies, body.accountId)
        if (!forgotten.ok) return forgotten
        const people = before.filter(({ accountId }) => accountId !== body.accountId)
        return accept(new WithExtras({ people }, { cookies: forgotten.value }))
      },
    }),
  ]
}

function keyRoutes({ keyRing, random, clock }: SignInContext): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/device/challenge',
      summary: 'Something to sign, so that the device proves its key at sign-in',
      tag: 'sign-in',
      access: everyone,
      isFree: true,
      reply: deviceChallengeSchema,
      handle: async () =>
        accept({
          challenge: mintChallenge(keyRing.key(sessionKeyName), random, clock.now()),
          signedPrefix: challengePrefix,
        }),
    }),
  ]
}

function sessionRoutes(context: SignInContext): Route<Caller>[] {
  const { db, clock } = context
  return [
    defineRoute({
      method: 'GET',
      path: '/api/device/sessions',
      summary: 'My sessions, on this device and elsewhere',
      tag: 'sign-in',
      access: signedIn,
      reply: deviceSessionsSchema,
      async handle({ caller }) {
        if (caller === null) return refuse('sign_in_required')
        const now = new Date(clock.now())
        const rows = await readLiveSessions(db, caller.accountId, now, sessionsListMax)
        return accept({
          sessions: rows.map((row) => ({
            id: row.id,
            deviceLabel: row.device_label,
            issuedAt: row.issued_at.toISOString(),
            expiresAt: row.expires_at.toISOString(),
            shared: row.shared,
            openedBy: row.opened_by,
            isThis: row.id === caller.sessionId,
          })),
        })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/device/sessions/:sessionId/end',
      summary: 'End one of my sessions',
      tag: 'sign-in',
      access: signedIn,
      params: Type.Object({ sessionId: idSchema }),
      reply: endedSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        const ended = await endOwnSession(context, caller.accountId, params.sessionId)
        return ended.ok ? accept({ ended: ended.value }) : ended
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/device/sessions/end-others',
      summary: 'End all my sessions but this one',
      tag: 'sign-in',
      access: signedIn,
      reply: endedSchema,
      async handle({ caller }) {
        if (caller === null) return refuse('sign_in_required')
        return accept({
          ended: await endOtherSessions(context, caller.accountId, caller.sessionId),
        })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/me/satchel-keys',
      summary: 'The keys of my own unsent work on a shared computer',
      tag: 'sign-in',
      access: signedIn,
      reply: satchelKeysSchema,
      limits: { perMinute: 60 },
      async handle({ caller }) {
        if (caller === null) return refuse('sign_in_required')
        const secrets = context.keyRing.all(satchelKeyName)
        return accept({ keys: satchelKeys(secrets, caller.accountId) })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/me/notices',
      summary: 'What I am to be told: that I came of age',
      tag: 'sign-in',
      access: signedIn,
      reply: noticesSchema,
      async handle({ caller }) {
        if (caller === null) return refuse('sign_in_required')
        const school = [...caller.schools].find(([, capacity]) => capacity.isPupil)
        return accept({ notices: await tellOfAge(context, caller.personId, school?.[0]) })
      },
    }),
  ]
}
