/** The doors of guardians: the list to decide on, the decision, links by hand. */
import Type from 'typebox'
import {
  decidedSchema,
  decideGuardianshipsSchema,
  type GuardianshipRow,
  guardianLinkIdSchema,
  guardianshipInputSchema,
  guardianshipsPageMax,
  guardianshipsPageSchema,
  guardianshipsQuerySchema,
} from '#contract/people.ts'
import { doneSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { type Day, yearsBetween } from '#kernel/calendar-day.ts'
import { idPattern } from '#kernel/ids.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { rightInSchool } from './access.ts'
import type { Caller } from './caller.ts'
import { addGuardian, confirmGuardians, removeGuardian } from './confirm-guardians.ts'
import { findCurrentYear } from './find-current-year.ts'
import {
  countGuardianshipsOf,
  type GuardianshipPageRow,
  readGuardianshipsOf,
} from './guardianship-store.ts'
import { packCursor, unpackCursor } from './page-cursor.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

/** From this age on a pupil decides; the head reviews what guardians see. */
const ageOfMajority = 18

const isId = new RegExp(idPattern)
const schoolParams = Type.Object({ uai: uaiSchema })

export function guardianshipRoutes(context: Context): Route<Caller>[] {
  return [listRoute(context), ...decisionRoutes(context)]
}

function listRoute({ db, clock }: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/schools/:uai/guardianships',
    summary: 'Links between guardians and pupils, with what a decision needs',
    tag: 'people',
    access: rightInSchool('guardians'),
    params: schoolParams,
    query: guardianshipsQuerySchema,
    reply: guardianshipsPageSchema,
    async handle({ caller, params, query }) {
      const isHead = caller?.schools.get(params.uai)?.isHead ?? false
      const after = unpackCursor(query.after)
      const isBroken = after === undefined || (after !== null && !isId.test(after[0]))
      if (isBroken) return refuse('bad_request', { where: 'after' })
      const now = await findCurrentYear(db, clock, params.uai)
      if (now === null) return refuse('not_found')
      const [rows, counts] = await Promise.all([
        readGuardianshipsOf(db, {
          uai: params.uai,
          yearId: now.year?.id ?? null,
          rights: query.rights ?? null,
          classId: query.classId ?? null,
          after: after === null ? null : { pupilId: after[0], guardianId: after[1] },
          limit: guardianshipsPageMax + 1,
        }),
        countGuardianshipsOf(db, params.uai),
      ])
      const page = rows.slice(0, guardianshipsPageMax)
      const last = page.at(-1)
      return accept({
        links: page.map((row) => presentLink(row, now.today, isHead)),
        counts: {
          toConfirm: counts?.to_confirm ?? 0,
          confirmed: counts?.confirmed ?? 0,
          blocked: counts?.blocked ?? 0,
        },
        next:
          rows.length > guardianshipsPageMax && last !== undefined
            ? packCursor(last.pupil_id, last.guardian_id)
            : null,
      })
    },
  })
}

function presentLink(row: GuardianshipPageRow, today: Day, isHead: boolean): GuardianshipRow {
  return {
    guardian: {
      id: row.guardian_id,
      civility: row.guardian_civility,
      familyName: row.guardian_family_name,
      givenName: row.guardian_given_name,
      children: row.guardian_children,
      commune: isHead ? row.guardian_commune : null,
    },
    pupil: {
      id: row.pupil_id,
      familyName: row.pupil_family_name,
      givenName: row.pupil_given_name,
      className: row.class_name,
      ofAge:
        row.pupil_birth_date !== null && yearsBetween(row.pupil_birth_date, today) >= ageOfMajority,
    },
    kind: row.kind,
    rights: row.rights,
    source: row.source,
    others: row.others,
    decidedAt: row.decided_at?.toISOString() ?? null,
  }
}

function decisionRoutes(context: Context): Route<Caller>[] {
  const access = rightInSchool('guardians')
  return [
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/guardianships/decide',
      summary: 'Confirm, block or put back several links at once',
      tag: 'people',
      access,
      params: schoolParams,
      body: decideGuardianshipsSchema,
      reply: decidedSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return confirmGuardians(context, caller.personId, params.uai, body.links, body.rights)
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/guardianships',
      summary: 'Link a guardian to a pupil, to be confirmed',
      tag: 'people',
      access,
      params: schoolParams,
      body: guardianshipInputSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return addGuardian(context, caller.personId, params.uai, body)
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/guardianships/end',
      summary: 'End a link',
      tag: 'people',
      access,
      params: schoolParams,
      body: guardianLinkIdSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return removeGuardian(context, caller.personId, params.uai, body)
      },
    }),
  ]
}
