/** The doors of people: search, a person's file, adding, changing, closing. */
import Type from 'typebox'
import { createdSchema } from '#contract/classes.ts'
import {
  addPersonSchema,
  peoplePageMax,
  peoplePageSchema,
  peopleQuerySchema,
  personFileSchema,
  personInputSchema,
  roleInputSchema,
  roleSchema,
} from '#contract/people.ts'
import { doneSchema, idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { plainLine } from '#kernel/plain-text.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { headOfSchool, rightInSchool } from './access.ts'
import { addPerson } from './add-person.ts'
import type { Caller } from './caller.ts'
import { changePerson } from './change-person.ts'
import { activatePerson, allRoles, deactivatePerson, rosterRoles } from './deactivate-person.ts'
import { findCurrentYear } from './find-current-year.ts'
import { grantRole } from './grant-role.ts'
import { packCursor, unpackCursor } from './page-cursor.ts'
import { searchPeople } from './people-page-store.ts'
import { readPersonFile } from './read-person-file.ts'
import { foldText } from './standard-subjects.ts'

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

/** Words of a search that count. */
const searchWordsMax = 6

const schoolParams = Type.Object({ uai: uaiSchema })
const personParams = Type.Object({ uai: uaiSchema, personId: idSchema })
const roleParams = Type.Object({ uai: uaiSchema, personId: idSchema, role: roleSchema })

export function personRoutes(context: Context): Route<Caller>[] {
  return [searchRoute(context), ...fileRoutes(context), ...roleRoutes(context)]
}

function searchRoute({ db, clock }: Context): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/schools/:uai/people',
    summary: 'People of the school by name and role',
    tag: 'people',
    access: rightInSchool('roster'),
    params: schoolParams,
    query: peopleQuerySchema,
    reply: peoplePageSchema,
    limits: { perMinute: 240 },
    async handle({ caller, params, query }) {
      const isHead = caller?.schools.get(params.uai)?.isHead ?? false
      const limit = query.limit ?? peoplePageMax
      const after = unpackCursor(query.after)
      if (after === undefined) return refuse('bad_request', { where: 'after' })
      const year = (await findCurrentYear(db, clock, params.uai))?.year ?? null
      const rows = await searchPeople(db, {
        uai: params.uai,
        yearId: year?.id ?? null,
        words: foldText(plainLine(query.q ?? ''))
          .split(/[\s-]+/u)
          .filter((word) => word !== '')
          .slice(0, searchWordsMax),
        role: query.role ?? null,
        withInactive: query.inactive ?? false,
        withoutClass: query.withoutClass ?? false,
        after: after === null ? null : { sortName: after[0], id: after[1] },
        limit: limit + 1,
      })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      return accept({
        people: page.map((row) => ({
          id: row.id,
          familyName: row.family_name,
          givenName: row.given_name,
          roles: row.roles,
          className: row.class_name,
          children: row.children,
          commune: isHead ? row.commune : null,
          active: row.is_active,
        })),
        next:
          rows.length > limit && last !== undefined ? packCursor(last.sort_name, last.id) : null,
      })
    },
  })
}

function fileRoutes(context: Context): Route<Caller>[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/people',
      summary: 'Add a person by hand',
      tag: 'people',
      access: rightInSchool('roster'),
      params: schoolParams,
      body: addPersonSchema,
      reply: createdSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        // Staff come with rights, and rights are the head's to give.
        const isHead = caller.schools.get(params.uai)?.isHead ?? false
        if (body.as.role === 'staff' && !isHead) return refuse('forbidden')
        return addPerson(context, caller.personId, params.uai, body)
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/schools/:uai/people/:personId',
      summary: "A person's file; a pupil's leaves an audit line",
      tag: 'people',
      access: rightInSchool('roster'),
      params: personParams,
      reply: personFileSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        return readPersonFile(context, caller.personId, params.uai, params.personId)
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/schools/:uai/people/:personId',
      summary: "Correct a person's names, birth date or address",
      tag: 'people',
      access: rightInSchool('roster'),
      params: personParams,
      body: personInputSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return changePerson(context, caller.personId, params.uai, params.personId, body)
      },
    }),
  ]
}

function roleRoutes(context: Context): Route<Caller>[] {
  return [
    defineRoute({
      method: 'PUT',
      path: '/api/schools/:uai/people/:personId/roles/:role',
      summary: 'Give a role, a function, delegated rights',
      tag: 'people',
      access: headOfSchool,
      params: roleParams,
      body: roleInputSchema,
      reply: doneSchema,
      async handle({ caller, params, body }) {
        if (caller === null) return refuse('sign_in_required')
        return grantRole(context, caller.personId, params.uai, params.personId, {
          role: params.role,
          staffFunction: body.staffFunction ?? null,
          rights: body.rights ?? [],
        })
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/people/:personId/deactivate',
      summary: 'Close what the person is in the school; nothing is deleted',
      tag: 'people',
      access: rightInSchool('roster'),
      params: personParams,
      reply: doneSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        const roles = rolesInReach(caller, params.uai)
        return deactivatePerson(context, caller.personId, params.uai, params.personId, roles)
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/schools/:uai/people/:personId/activate',
      summary: 'Open again what was closed',
      tag: 'people',
      access: rightInSchool('roster'),
      params: personParams,
      reply: doneSchema,
      async handle({ caller, params }) {
        if (caller === null) return refuse('sign_in_required')
        const roles = rolesInReach(caller, params.uai)
        return activatePerson(context, caller.personId, params.uai, params.personId, roles)
      },
    }),
  ]
}

function rolesInReach(caller: Caller, uai: string) {
  return caller.schools.get(uai)?.isHead === true ? allRoles : rosterRoles
}
