/**
 * Gives a person of the school a role there, or changes what the role brings: the function of a
 * member of staff, and the rights that the head delegates. For the head alone.
 */

import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import type { Right } from './caller.ts'
import {
  isGuardianOfOthersToo,
  isKnownIn,
  isOthersGuardian,
  type SchoolRole,
} from './find-people-of.ts'
import { closeOrOpenAccount, upsertRole } from './person-store.ts'
import { publishRightsOf } from './publish-rights.ts'
import { writeAuditLine } from './write-audit-line.ts'

export interface RoleGrant {
  readonly role: SchoolRole
  readonly staffFunction: string | null
  readonly rights: readonly Right[]
}

export function grantRole(
  { db, clock, random }: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  actorId: Id,
  uai: string,
  personId: Id,
  grant: RoleGrant,
): Promise<Result<Record<string, never>>> {
  if (grant.role === 'staff' && grant.staffFunction === null) {
    return Promise.resolve(refuse('bad_request', { where: 'staffFunction' }))
  }
  if (grant.role === 'pupil' && grant.rights.length > 0) {
    return Promise.resolve(refuse('bad_request', { where: 'rights' }))
  }
  return db.transaction().execute(async (trx) => {
    const now = new Date(clock.now())
    if (!(await isKnownIn(trx, uai, personId, now))) return refuse('not_found')
    if (await isGuardianOfOthersToo(trx, uai, personId, now)) {
      return refuse('bad_request', { where: 'elsewhere' })
    }
    const staffFunction = grant.role === 'staff' ? grant.staffFunction : null
    await upsertRole(trx, {
      ...grant,
      id: mintId(clock, random),
      personId,
      uai,
      staffFunction,
      heldElsewhere: await isOthersGuardian(trx, uai, personId, now),
      now,
    })
    await closeOrOpenAccount(trx, personId, now)
    await publishRightsOf(trx, [personId])
    await writeAuditLine(trx, {
      schoolUai: uai,
      actorId,
      action: 'role_granted',
      subjectId: personId,
      detail: {
        role: grant.role,
        staffFunction: staffFunction ?? '',
        rights: grant.rights.join(' '),
      },
    })
    return accept({})
  })
}
