/** Says who teaches a class as a whole, and who is its main teacher (professeur principal). */
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readClass, replaceTeachersOfClass } from './class-store.ts'
import { areActiveIn } from './find-people-of.ts'
import { publishRightsOf } from './publish-rights.ts'
import { writeAuditLine } from './write-audit-line.ts'
import { isYearClosed } from './year-closing-store.ts'

/** The list becomes exactly this; those who teach it by a course stay so. */
export function assignClassTeachers(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  actorId: Id,
  classId: Id,
  input: { readonly teacherIds: readonly Id[]; readonly mainTeacherIds: readonly Id[] },
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    const row = await readClass(trx, classId)
    if (row === null) return refuse('not_found')
    if (await isYearClosed(trx, row.school_year_id)) return refuse('bad_request', { where: 'year' })
    const teacherIds = [...new Set([...input.teacherIds, ...input.mainTeacherIds])]
    if (!(await areActiveIn(trx, row.school_uai, teacherIds, ['teacher', 'head']))) {
      return refuse('not_found')
    }
    const now = new Date(clock.now())
    const before = await replaceTeachersOfClass(trx, classId, teacherIds, input.mainTeacherIds, now)
    await publishRightsOf(trx, [...new Set([...before, ...teacherIds])])
    await writeAuditLine(trx, {
      schoolUai: row.school_uai,
      actorId,
      action: 'class_teachers_changed',
      subjectId: classId,
      detail: { teachers: teacherIds.length },
    })
    return accept({})
  })
}
