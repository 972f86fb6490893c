/**
 * Closes a person's roles in one school, or opens them again. Nobody is ever deleted: their work,
 * marks and audit lines stay, and a return in spring finds everything as it was.
 */
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { openClosedRoles } from './closed-role-store.ts'
import { isOthersGuardian, type SchoolRole } from './find-people-of.ts'
import { closeOrOpenAccount, closeRoles, lockActiveHeads } from './person-store.ts'
import { publishRightsOf } from './publish-rights.ts'
import { writeAuditLine } from './write-audit-line.ts'

/** What a holder of the right 'roster' may close and open; staff and heads are the head's own. */
export const rosterRoles: readonly SchoolRole[] = ['pupil', 'teacher']
export const allRoles: readonly SchoolRole[] = ['pupil', 'teacher', 'staff', 'head']

export function deactivatePerson(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  actorId: Id,
  uai: string,
  personId: Id,
  roles: readonly SchoolRole[],
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    if (roles.includes('head')) {
      const heads = await lockActiveHeads(trx, uai)
      // A school without a head is a school that nobody can put right.
      if (heads.length === 1 && heads[0] === personId) return refuse('in_use')
    }
    const now = new Date(clock.now())
    const changed = await closeRoles(trx, uai, personId, roles, now)
    if (changed === 0) return refuse('not_found')
    await closeOrOpenAccount(trx, personId, now)
    await publishRightsOf(trx, [personId])
    await writeAuditLine(trx, {
      schoolUai: uai,
      actorId,
      action: 'person_deactivated',
      subjectId: personId,
      detail: { roles: changed },
    })
    return accept({})
  })
}

/**
 * `not_found` also for whom another school has taken in since: they are not this one's any more. Who has
 * only a child there comes back, and signs in with what they have.
 */
export function activatePerson(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  actorId: Id,
  uai: string,
  personId: Id,
  roles: readonly SchoolRole[],
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    const now = new Date(clock.now())
    const heldElsewhere = await isOthersGuardian(trx, uai, personId, now)
    const changed = await openClosedRoles(trx, uai, personId, { roles, heldElsewhere, now })
    if (changed === 0) return refuse('not_found')
    await closeOrOpenAccount(trx, personId, now)
    await publishRightsOf(trx, [personId])
    await writeAuditLine(trx, {
      schoolUai: uai,
      actorId,
      action: 'person_activated',
      subjectId: personId,
      detail: { roles: changed },
    })
    return accept({})
  })
}
