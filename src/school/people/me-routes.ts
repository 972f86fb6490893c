/** The door through which a device learns who is signed in on it. */
import { displayChoiceSchema, meSchema, type Preferences } from '#contract/me.ts'
import { doneSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { signedIn } from './access.ts'
import type { Caller } from './caller.ts'
import {
  readPerson,
  readPupilsWithClass,
  readSchoolsByUai,
  writeDisplayChoice,
} from './people-store.ts'

export function meRoutes({ db }: Pick<RoomContext, 'db'>): Route<Caller>[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/me',
      summary: 'Who is signed in on this device',
      tag: 'people',
      access: signedIn,
      reply: meSchema,
      async handle({ caller }) {
        if (caller === null) return refuse('sign_in_required')
        const childrenUais = [...caller.children.values()].flatMap((one) => [...one.schoolUais])
        const [person, account, schools, children, childrenSchools] = await Promise.all([
          readPerson(db, caller.personId),
          db
            .selectFrom('account')
            .select(['language', 'preferences'])
            .where('id', '=', caller.accountId)
            .executeTakeFirst(),
          readSchoolsByUai(db, [...caller.schools.keys()]),
          readPupilsWithClass(db, [...caller.children.keys()]),
          readSchoolsByUai(db, childrenUais),
        ])
        if (person === undefined || account === undefined) return refuse('session_ended')
        return accept({
          accountId: caller.accountId,
          personId: caller.personId,
          givenName: person.given_name,
          familyName: person.usage_name ?? person.family_name,
          language: account.language,
          preferences: account.preferences as Preferences,
          sharedDevice: caller.sharedDevice,
          isOperator: caller.isOperator,
          schools: schools.map((school) => presentSchool(school, caller)),
          children: children.map((child) => ({
            id: child.id,
            givenName: child.given_name,
            familyName: child.family_name,
            schoolUais: [...(caller.children.get(child.id)?.schoolUais ?? [])],
            className: child.class_name,
          })),
          childrenSchools: childrenSchools.map(({ uai, name, phone }) => ({ uai, name, phone })),
        })
      },
    }),
    defineRoute({
      method: 'PUT',
      path: '/api/me/display',
      summary: 'Keep how I read: language, theme, font, spacing, size',
      tag: 'people',
      access: signedIn,
      body: displayChoiceSchema,
      reply: doneSchema,
      limits: { perMinute: 60 },
      async handle({ caller, body }) {
        if (caller === null) return refuse('sign_in_required')
        await writeDisplayChoice(db, caller.accountId, body)
        return accept({})
      },
    }),
  ]
}

function presentSchool(
  school: { uai: string; name: string; kind: string; time_zone: string; phone: string | null },
  caller: Caller,
) {
  const capacity = caller.schools.get(school.uai)
  return {
    uai: school.uai,
    name: school.name,
    kind: school.kind,
    timeZone: school.time_zone,
    phone: school.phone,
    isHead: capacity?.isHead ?? false,
    isTeacher: capacity?.isTeacher ?? false,
    isStaff: capacity?.isStaff ?? false,
    isPupil: capacity?.isPupil ?? false,
    rights: [...(capacity?.rights ?? [])],
  }
}
