/** The doors of letters: what the school prints, fresh codes, pupils who came of age. */
import Type from 'typebox'
import {
  lettersQuerySchema,
  lettersSchema,
  newCodeAnswerSchema,
  newCodeSchema,
  ofAgeSchema,
} from '#contract/cards.ts'
import { idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { rightInSchool } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { hostOf } from './card-routes.ts'
import { prepareLetters, prepareNewCode } from './prepare-letters.ts'
import { reviewPupilsOfAge } from './review-pupils-of-age.ts'
import type { SignInContext } from './sign-in-context.ts'

const schoolParams = Type.Object({ uai: uaiSchema })

export function letterRoutes(context: SignInContext): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/letters',
      summary: 'Letters with activation codes, to print; one per person',
      tag: 'sign-in',
      access: rightInSchool('cards'),
      params: schoolParams,
      query: lettersQuerySchema,
      reply: lettersSchema,
      limits: { perMinute: 60 },
      async handle(call) {
        const { caller, params, query } = call
        if (caller === null) return refuse('sign_in_required')
        return prepareLetters(context, {
          uai: params.uai,
          audience: query.for,
          classId: query.classId ?? null,
          from: query.from ?? null,
          printer: printerIn(caller, params.uai),
          host: hostOf(call),
        })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/people/:personId/code',
      summary: 'A fresh code for one person: a lost letter, a forgotten password',
      tag: 'sign-in',
      access: rightInSchool('cards'),
      params: Type.Object({ uai: uaiSchema, personId: idSchema }),
      body: newCodeSchema,
      reply: newCodeAnswerSchema,
      limits: { perMinute: 60 },
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return prepareNewCode(context, {
          ...params,
          purpose: body.purpose,
          printer: printerIn(caller, params.uai),
        })
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/of-age',
      summary: "Pupils of age whose guardians' access is to be reviewed",
      tag: 'sign-in',
      access: rightInSchool('guardians'),
      params: schoolParams,
      reply: ofAgeSchema,
      handle: async ({ params }) => accept(await reviewPupilsOfAge(context, params.uai)),
    }),
  ]
}

function printerIn(caller: Caller, uai: string) {
  return { personId: caller.personId, isHead: caller.schools.get(uai)?.isHead ?? false }
}
