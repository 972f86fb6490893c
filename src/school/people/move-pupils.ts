/** Puts pupils into a class, out of their other class of the year; or takes one out. */
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { endPupilInClass, movePupilsToClass, readClass } from './class-store.ts'
import { areActiveIn } from './find-people-of.ts'
import { publishRightsOf } from './publish-rights.ts'
import { writeAuditLine } from './write-audit-line.ts'
import { isYearClosed } from './year-closing-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

/** All of them or none: an id that is no active pupil of the class's school refuses the whole. */
export function movePupils(
  { db, clock }: Context,
  actorId: Id,
  classId: Id,
  pupilIds: readonly Id[],
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    const row = await readClass(trx, classId)
    if (row === null) return refuse('not_found')
    if (await isYearClosed(trx, row.school_year_id)) return refuse('bad_request', { where: 'year' })
    if (!(await areActiveIn(trx, row.school_uai, pupilIds, ['pupil']))) return refuse('not_found')
    await movePupilsToClass(trx, classId, pupilIds, new Date(clock.now()))
    await publishRightsOf(trx, pupilIds)
    await writeAuditLine(trx, {
      schoolUai: row.school_uai,
      actorId,
      action: 'pupils_moved',
      subjectId: classId,
      detail: { pupils: pupilIds.length },
    })
    return accept({})
  })
}

export function takePupilOut(
  { db, clock }: Context,
  actorId: Id,
  classId: Id,
  pupilId: Id,
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    const row = await readClass(trx, classId)
    if (row === null) return refuse('not_found')
    if (!(await endPupilInClass(trx, classId, pupilId, new Date(clock.now())))) {
      return refuse('not_found')
    }
    await publishRightsOf(trx, [pupilId])
    await writeAuditLine(trx, {
      schoolUai: row.school_uai,
      actorId,
      action: 'pupil_left_class',
      subjectId: pupilId,
    })
    return accept({})
  })
}
