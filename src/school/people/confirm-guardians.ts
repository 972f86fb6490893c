/**
 * The head's word on guardians: confirmed ones see the child's day, blocked ones see nothing and
 * stay blocked whatever the next import says. Also links made or ended by hand.
 */
import type { GuardianLinkId, GuardianRights } from '#contract/people.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { areActiveIn, isKnownIn, isOthersGuardian } from './find-people-of.ts'
import {
  decideGuardianships,
  endGuardianship,
  readLatelyEnded,
  upsertGuardianship,
} from './guardianship-store.ts'
import { closeOrOpenAccount } from './person-store.ts'
import { publishRightsOf } from './publish-rights.ts'
import { writeAuditLine } from './write-audit-line.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

/** Links of other schools, ended ones and those that already say so are left as they are. */
export function confirmGuardians(
  { db, clock }: Context,
  actorId: Id,
  uai: string,
  links: readonly GuardianLinkId[],
  rights: GuardianRights,
): Promise<Result<{ changed: number }>> {
  return db.transaction().execute(async (trx) => {
    const now = new Date(clock.now())
    const changed = await decideGuardianships(trx, { uai, links, rights, actorId, now })
    await publishRightsOf(trx, [...new Set(changed.map((link) => link.guardian_id))])
    // One line a link: "who let this guardian in" must have one answer.
    for (const link of changed) {
      await writeAuditLine(trx, {
        schoolUai: uai,
        actorId,
        action: `guardian_${rights}`,
        subjectId: link.guardian_id,
        detail: { pupilId: link.pupil_id, before: link.rights_before },
      })
    }
    return accept({ changed: changed.length })
  })
}

/** Begins as `to_confirm`, unless it was blocked once. */
export function addGuardian(
  { db, clock }: Context,
  actorId: Id | null,
  uai: string,
  link: GuardianLinkId & { readonly kind: string | null },
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    const now = new Date(clock.now())
    const isOfPupil =
      link.guardianId !== link.pupilId && (await areActiveIn(trx, uai, [link.pupilId], ['pupil']))
    if (!isOfPupil) return refuse('not_found')
    // The installation's own commands may link a guardian who is known through another school.
    const allowed = actorId === null ? accept({}) : await judgeLink(trx, uai, link, now)
    if (!allowed.ok) return allowed
    await upsertGuardianship(trx, { ...link, now })
    await closeOrOpenAccount(trx, link.guardianId, now)
    await publishRightsOf(trx, [link.guardianId])
    await writeAuditLine(trx, {
      schoolUai: uai,
      actorId,
      action: 'guardian_added',
      subjectId: link.guardianId,
      detail: { pupilId: link.pupilId },
    })
    return accept({})
  })
}

/**
 * A head links only people whom the school knows, and nobody anew whom another school alone has by now:
 * the link would bring a code for their account. What was ended by mistake begins again all the same.
 */
async function judgeLink(
  trx: SchoolTransaction,
  uai: string,
  { guardianId, pupilId }: GuardianLinkId,
  now: Date,
): Promise<Result<Record<string, never>>> {
  const ended = await readLatelyEnded(trx, uai, pupilId, now)
  if (ended.some(({ id }) => id === guardianId)) return accept({})
  if (!(await isKnownIn(trx, uai, guardianId, now))) return refuse('not_found')
  const isOthers = await isOthersGuardian(trx, uai, guardianId, now)
  return isOthers ? refuse('bad_request', { where: 'elsewhere' }) : accept({})
}

export function removeGuardian(
  { db, clock }: Context,
  actorId: Id,
  uai: string,
  link: GuardianLinkId,
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    const isOurs = await areActiveIn(trx, uai, [link.pupilId], ['pupil'])
    const now = new Date(clock.now())
    if (!isOurs || !(await endGuardianship(trx, link, now))) return refuse('not_found')
    await closeOrOpenAccount(trx, link.guardianId, now)
    await publishRightsOf(trx, [link.guardianId])
    await writeAuditLine(trx, {
      schoolUai: uai,
      actorId,
      action: 'guardian_removed',
      subjectId: link.guardianId,
      detail: { pupilId: link.pupilId },
    })
    return accept({})
  })
}
