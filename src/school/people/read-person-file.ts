/** Opens a person's file for the staff of one school; a pupil's leaves an audit line. */
import type { PersonFile } from '#contract/people.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { rightsOf } from './caller.ts'
import { findCurrentYear } from './find-current-year.ts'
import { isKnownIn } from './find-people-of.ts'
import { readLatelyEnded } from './guardianship-store.ts'
import { readPerson } from './people-store.ts'
import { type BelongingsRow, type LinkRow, readBelongings, readRolesIn } from './person-store.ts'
import { writeAuditLine } from './write-audit-line.ts'

type RoleRow = Awaited<ReturnType<typeof readRolesIn>>[number]

export async function readPersonFile(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  actorId: Id,
  uai: string,
  personId: Id,
): Promise<Result<PersonFile>> {
  const now = new Date(clock.now())
  if (!(await isKnownIn(db, uai, personId, now))) return refuse('not_found')
  const school = await findCurrentYear(db, clock, uai)
  const [person, roles, belongings, removed] = await Promise.all([
    readPerson(db, personId),
    readRolesIn(db, uai, personId),
    readBelongings(db, uai, school?.year?.id ?? null, personId),
    readLatelyEnded(db, uai, personId, now),
  ])
  if (person === undefined || belongings === undefined) return refuse('not_found')
  const isPupil = roles.some(({ role }) => role === 'pupil')
  // The line is written before the file is shown: an unwritten line shows nothing.
  if (isPupil) {
    await writeAuditLine(db, {
      schoolUai: uai,
      actorId,
      action: 'pupil_file_opened',
      subjectId: personId,
    })
  }
  return accept({
    id: person.id,
    familyName: person.family_name,
    usageName: person.usage_name,
    givenName: person.given_name,
    civility: person.civility,
    birthDate: person.birth_date,
    email: person.email,
    phone: person.phone,
    address: person.address as PersonFile['address'],
    roles: roles.map(presentRole),
    classes: belongings.classes,
    groups: belongings.groups,
    courses: belongings.courses,
    guardians: isPupil ? belongings.guardians.map(presentLink) : [],
    removedGuardians: removed.map(({ id, familyName, givenName, kind }) => ({
      person: { id, familyName, givenName },
      kind,
    })),
    children: belongings.children.map(presentLink),
    account: presentAccount(belongings),
  })
}

function presentRole(row: RoleRow): PersonFile['roles'][number] {
  const { role, staff_function: staffFunction, rights: delegated } = row
  return {
    role,
    staffFunction,
    delegatedRights: delegated,
    rights: [...rightsOf({ role, staffFunction, delegated })],
    active: row.deactivated_at === null,
  }
}

function presentLink(link: LinkRow): PersonFile['guardians'][number] {
  return {
    person: { id: link.id, familyName: link.familyName, givenName: link.givenName },
    kind: link.kind,
    rights: link.rights,
  }
}

function presentAccount(row: BelongingsRow): PersonFile['account'] {
  if (!row.has_account) return null
  return { activatedAt: row.activated_at?.toISOString() ?? null, disabled: row.is_disabled }
}
