/** The doors through which people come in and go out: card, code, password, letter, sign-out. */

import {
  changePasswordSchema,
  codeOutcomeSchema,
  type DeviceProofBody,
  endedSchema,
  letterFoundSchema,
  letterUseSchema,
  lookAtLetterSchema,
  signedInSchema,
  signInByCardSchema,
  signInByCodeSchema,
  signInByPasswordSchema,
  signOutSchema,
} from '#contract/sign-in.ts'
import { doneSchema } from '#contract/wire-shapes.ts'
import { type CallContext, defineRoute, type Route, WithExtras } from '#engine/http/route.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { everyone, signedIn } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { cardRoutes } from './card-routes.ts'
import { changePassword } from './change-password.ts'
import { cardNameLength, qrTextOf, readShortCode } from './class-card.ts'
import { deviceRoutes } from './device-routes.ts'
import { letterRoutes } from './letter-routes.ts'
import { normaliseLogin } from './login.ts'
import { openByCard } from './open-by-card.ts'
import { openByCode } from './open-by-code.ts'
import { openByPassword } from './open-by-password.ts'
import type { DeviceRequest, OpenedSession } from './open-session.ts'
import type { SignInContext } from './sign-in-context.ts'
import { signOut } from './sign-out.ts'
import { lookAtLetter, useLetter } from './use-letter.ts'

/** Every door of this room. */
export function signInRoutes(context: SignInContext): Route<Caller>[] {
  return [
    ...openingRoutes(context),
    ...letterOpeningRoutes(context),
    ...leavingRoutes(context),
    ...deviceRoutes(context),
    ...cardRoutes(context),
    ...letterRoutes(context),
  ]
}

type Call = Pick<CallContext<Caller>, 'cookies' | 'userAgent' | 'address'>

function deviceRequest(
  call: Call,
  body: { readonly shared?: boolean; readonly device?: DeviceProofBody },
): DeviceRequest {
  return {
    cookies: call.cookies,
    userAgent: call.userAgent,
    address: call.address,
    shared: body.shared ?? false,
    proof: body.device ?? null,
  }
}

function welcome(opened: Result<OpenedSession>) {
  if (!opened.ok) return opened
  return accept(new WithExtras(opened.value.person, { cookies: opened.value.cookies }))
}

function openingRoutes(context: SignInContext): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/sign-in/card',
      summary: 'Sign in with the QR code of a class card',
      tag: 'sign-in',
      access: everyone,
      body: signInByCardSchema,
      reply: signedInSchema,
      async handle(call) {
        // Its secret part is left out, so that tries of many secrets for one card show as that.
        call.note.claimed = `card:${qrTextOf(call.body.card).slice(0, cardNameLength)}`
        return welcome(await openByCard(context, deviceRequest(call, call.body), call.body.card))
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/sign-in/code',
      summary: 'Sign in with a short code or a dictated code',
      tag: 'sign-in',
      access: everyone,
      body: signInByCodeSchema,
      reply: codeOutcomeSchema,
      async handle(call) {
        const code = readShortCode(call.body.code)
        // A dictated code names nobody; a short one does by its class and its sign.
        if (code !== null) call.note.claimed = `code:${code.prefix}${code.locator}`
        const opened = await openByCode(context, deviceRequest(call, call.body), call.body.code)
        if (!opened.ok) return opened
        if (opened.value === 'letter') return accept({ outcome: 'letter' as const })
        const { person, cookies } = opened.value
        return accept(new WithExtras({ outcome: 'signed_in' as const, person }, { cookies }))
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/sign-in/password',
      summary: 'Sign in with login and password',
      tag: 'sign-in',
      access: everyone,
      body: signInByPasswordSchema,
      reply: signedInSchema,
      async handle(call) {
        call.note.claimed = `login:${normaliseLogin(call.body.login)}`
        return welcome(await openByPassword(context, deviceRequest(call, call.body), call.body))
      },
    }),
  ]
}

function letterOpeningRoutes(context: SignInContext): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/letter/look',
      summary: 'What a letter with this code is for',
      tag: 'sign-in',
      access: everyone,
      body: lookAtLetterSchema,
      reply: letterFoundSchema,
      handle: (call) => lookAtLetter(context, call, call.body.code),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/letter/use',
      summary: 'Choose login and password with the code of a letter, and sign in',
      tag: 'sign-in',
      access: everyone,
      body: letterUseSchema,
      reply: signedInSchema,
      handle: async (call) =>
        welcome(await useLetter(context, deviceRequest(call, call.body), call.body)),
    }),
  ]
}

function leavingRoutes(context: SignInContext): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/sign-out',
      summary: 'Leave this device: the active person, or everybody',
      tag: 'sign-in',
      access: everyone,
      isFree: true,
      body: signOutSchema,
      reply: doneSchema,
      async handle({ cookies, body }) {
        return accept(new WithExtras({}, { cookies: await signOut(context, cookies, body.who) }))
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/me/password',
      summary: 'Change my password; my other sessions end',
      tag: 'sign-in',
      access: signedIn,
      body: changePasswordSchema,
      reply: endedSchema,
      limits: { perMinute: 20 },
      async handle({ caller, address, body }) {
        if (caller === null) return refuse('sign_in_required')
        const { accountId, sessionId } = caller
        return changePassword(context, { accountId, sessionId, address }, body)
      },
    }),
  ]
}
